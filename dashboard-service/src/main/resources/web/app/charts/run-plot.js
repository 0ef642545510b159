// What one run measured, panels one above the other over the same epochs, with one cursor.
import {h} from '../frame/dom.js';
import {count, percent, scientific, short, superscript} from '../frame/format.js';
import {epochAxis} from './epoch-axis.js';
import {epochScale, within} from './epochs.js';
import {base} from './look.js';
import {phaseMarks} from './phase-marks.js';

const GROUP = 'run';

/**
 * {@code view}: {kind: 'log' or 'linear', range}, shared by the figures of a run; {@code height} by the number of panels;
 * {@code named}: whether the key says what each line is. Null where there is no value to draw.
 */
export function runPlot({name, title, panels: all, height, named, curve, phases, view, describe}) {
  const measured = ([column]) => curve.columns[column]?.some(value => value !== null);
  const panels = all.map(panel => ({...panel, lines: panel.lines.filter(measured)})).filter(panel => panel.lines.length);
  if (!panels.length) return null;
  const lines = panels.flatMap((panel, index) => panel.lines.map(([column, label, tone, dash = 'solid'], nth) =>
    ({column, label, tone, dash, panel: index, first: nth === 0, log: panel.scale === 'log', sparse: panel.sparse})));
  const dense = Math.max(0, lines.findIndex(line => !line.sparse));
  const {epochs, columns} = curve;

  const option = look => {
    const {colour, narrow} = look;
    const scale = epochScale(epochs, view.kind, view.range);
    const layout = placed(panels, look.height, narrow);
    return base(look, {
      axisPointer: {link: [{xAxisIndex: 'all'}], lineStyle: {color: colour.quiet, type: 'solid', width: 1}},
      tooltip: {trigger: 'axis', formatter: points => readout(points[0]?.dataIndex ?? 0)},
      grid: layout.map(({top, height: high}) => ({left: narrow ? 44 : 56, right: narrow ? 10 : 18, top, height: high})),
      xAxis: layout.map((panel, index) => epochAxis(scale, colour, {index, bottom: index === panels.length - 1})),
      yAxis: panels.map((panel, index) => valueAxis(panel, index, columns, colour)),
      series: lines.map(line => ({
        type: 'line', name: line.label, xAxisIndex: line.panel, yAxisIndex: line.panel,
        showSymbol: !!line.sparse || epochs.length < 2, symbol: 'circle', symbolSize: line.sparse ? 4 : 5, connectNulls: !!line.sparse,
        lineStyle: {width: line.tone === 'validation' ? 2.2 : 1.6, color: colour[line.tone], type: line.dash},
        itemStyle: {color: colour[line.tone]}, emphasis: {disabled: true},
        data: pointsOf(epochs, columns[line.column], scale, line.log),
        ...(line.first ? phaseMarks(phases, scale, colour, {labelled: line.panel === 0, width: look.width}) : {}),
      })),
    });
  };

  const rows = index => panels.flatMap(({scale, lines: drawn}) => drawn.map(([column, label, tone, dash]) => {
    const value = columns[column][index];
    return value === null || value === undefined ? null : {label, tone, dash, value: scale === 'share' ? percent(value) : scientific(value)};
  })).filter(Boolean);
  const readout = index => h('div', {class: 'readout'}, h('p', {}, `epoch ${count(epochs[index])}`), h('table', {}, h('tbody', {},
    rows(index).map(({label, tone, dash, value}) => h('tr', {}, h('th', {scope: 'row'}, lineKey(tone, dash), label), h('td', {}, value))))));

  return {
    name, title, height: height(panels.length), option, describe,
    note: named ? null : phaseWords(phases),
    group: GROUP,
    epochsAt: {epochs, scale: () => epochScale(epochs, view.kind, view.range)},
    legend: () => named
      ? panels.map(panel => h('li', {class: 'panel-key'}, h('span', {class: 'panel-name'}, panel.name),
        panel.lines.map(([, label, tone, dash]) => h('span', {class: 'line-name'}, lineKey(tone, dash), label))))
      : [['train', 'training'], ['validation', 'validation']].map(([tone, word]) => h('li', {}, lineKey(tone), word))
        .concat(phases.memorising ? h('li', {}, h('span', {class: 'key key-band'}), 'memorised, not generalised') : []),
    stops: () => within(epochs, view.range).map(index => ({
      series: dense, index, said: `epoch ${count(epochs[index])}: ` + rows(index).map(({label, value}) => `${label} ${value}`).join(', '),
    })),
    table: () => ({
      columns: [{key: 'epoch', number: true, show: count},
        ...lines.map(line => ({key: line.column, head: line.label, number: true, show: scientific}))],
      rows: epochs.map((epoch, index) => ({epoch, ...Object.fromEntries(lines.map(line => [line.column, columns[line.column][index]]))})),
    }),
  };
}

/** A loss is plotted by its logarithm. */
function pointsOf(epochs, values = [], scale, log) {
  const toY = log ? value => value > 0 ? Math.log10(value) : null : value => value;
  return epochs.map((epoch, i) => [scale.toX(epoch), values[i] === null || values[i] === undefined ? null : toY(values[i])]);
}

function valueAxis(panel, index, columns, colour) {
  const share = panel.scale === 'share';
  const log = panel.scale === 'log';
  const range = share ? {min: 0, max: 1, interval: 0.25} : log ? wholePowers(panel, columns) : {scale: true, splitNumber: 3};
  return {
    type: 'value', gridIndex: index, ...range, axisLine: {show: false}, axisTick: {show: false},
    axisLabel: {
      color: colour.quiet, fontSize: 11, hideOverlap: true, showMinLabel: true,
      formatter: share ? value => value * 100 + ' %' : log ? power : value => short(Number(value.toPrecision(3))),
    },
    splitLine: {lineStyle: {color: colour.faint}}, name: panel.name, nameLocation: 'end', nameGap: index === 0 ? 22 : 8,
    nameTextStyle: {color: colour.ink, fontSize: 12, fontWeight: 600, align: 'left', padding: [0, 0, 0, -34]},
  };
}

/** Whole powers of ten around everything that is drawn. */
function wholePowers(panel, columns) {
  const drawn = panel.lines.flatMap(([column]) => columns[column] ?? []).filter(value => value > 0).map(Math.log10);
  const low = Math.floor(drawn.reduce((a, b) => Math.min(a, b), 0));
  const high = Math.max(low + 1, Math.ceil(drawn.reduce((a, b) => Math.max(a, b), -9)));
  const interval = Math.ceil((high - low) / 4);
  return {min: high - interval * Math.ceil((high - low) / interval), max: high, interval};
}

function phaseWords({marks}) {
  const words = marks.map(({name, epoch}) => `${name} ${count(epoch)}`).join(', ');
  return words && `${words[0].toUpperCase()}${words.slice(1)}.`;
}

export function lineKey(tone, dash) {
  return h('span', {class: `key key-${tone} key-${Array.isArray(dash) ? 'mixed' : dash ?? 'solid'}`});
}

function placed(panels, height, narrow) {
  const [top, bottom, gap] = [46, 44, narrow ? 36 : 38];
  const room = height - top - bottom - gap * (panels.length - 1);
  const shares = panels.reduce((sum, panel) => sum + panel.share, 0);
  let y = top;
  return panels.map(panel => {
    const place = {top: y, height: Math.max(40, room * panel.share / shares)};
    y += place.height + gap;
    return place;
  });
}

function power(exponent) {
  return exponent === 0 ? '1' : exponent === 1 ? '10' : '10' + superscript(exponent);
}
