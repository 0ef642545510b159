// Mean validation accuracy over sizes with its 95 % band, every seed as a point, and the dip with its test's result.
import {h} from '../frame/dom.js';
import {count, percent} from '../frame/format.js';
import {distinct, placing, shareAxis, sizeAxis} from './axes.js';
import {band} from './band.js';
import {base, rankKey, seeThrough, SYMBOLS} from './look.js';
import {DYNAMICS, tint, tone, word} from '../parts/dynamics.js';
import {dipMarks, dipWords} from './dip.js';

const AXES = {hidden_size: 'hidden size d', train_size: 'training pairs D', memorise_size: 'random-label pairs M'};
const WORDS = {hidden_size: 'model size', train_size: 'data size', memorise_size: 'random labels'};
/** Seeds of one size lie beside each other, this share of the axis apart at most. */
const SPREAD = 0.006;

export function accuracyPlot({over, series, name, address}) {
  const points = series.points.filter(point => point.mean !== null);
  const sizes = distinct(points.map(point => point.x));
  const {to: place} = placing(sizes);
  const dip = series.double_descent;
  const what = series.metric === 'train_accuracy' ? 'training accuracy' : 'validation accuracy';
  const dynamics = new Set(points.flatMap(point => point.runs.map(run => run.dynamic)).filter(Boolean));
  const option = look => {
    const {colour, narrow} = look;
    const axis = sizeAxis(look, AXES[over], sizes);
    const seeds = points.flatMap(point => point.runs.map((run, i) => ({
      value: [place(point.x) + (i - (point.runs.length - 1) / 2) * SPREAD * (axis.max - axis.min), run.value], run,
      itemStyle: run.dynamic ? {color: seeThrough(colour[tone(run.dynamic)], 0.55), borderColor: colour[tone(run.dynamic)]} : undefined,
    }))).filter(({run}) => run.value !== null);
    return base(look, {
      tooltip: {trigger: 'item', formatter: one => one.data.run ? seedReadout(one.data.run) : readout(over, points[one.dataIndex])},
      grid: {left: narrow ? 46 : 54, right: 14, top: 40, bottom: 46},
      xAxis: axis,
      yAxis: shareAxis(look, `final ${what}`),
      series: [
        {
          type: 'line', name: 'mean', z: 4, data: points.map(point => [place(point.x), point.mean]), symbol: 'circle', symbolSize: 7,
          lineStyle: {color: colour.validation, width: 2.2}, itemStyle: {color: colour.validation}, emphasis: {scale: 1.3},
          ...(over === 'hidden_size' ? dipMarks(dip, colour) : {}),
        },
        band(points.map(point => [place(point.x), point.low ?? point.mean, point.high ?? point.mean]), seeThrough(colour.validation, 0.16)),
        {
          type: 'scatter', name: 'seeds', z: 3, data: seeds, symbol: 'circle', symbolSize: 6, cursor: 'pointer',
          itemStyle: {color: colour.card, borderColor: colour.quiet, borderWidth: 1.2},
        },
      ],
    });
  };
  return {
    name: `accuracy-over-${over}-${name.replace(/[^\w]+/g, '-')}`.replace(/-+$/, ''), title: name || `Over ${WORDS[over]}`,
    note: over === 'hidden_size' ? dipWords(dip) : null, height: 300, option,
    legend: () => [
      h('li', {}, h('span', {class: 'key key-validation'}), 'mean'),
      h('li', {}, h('span', {class: 'key key-shade'}), '95 % interval of the mean'),
      ...(dynamics.size ? DYNAMICS.filter(one => dynamics.has(one)).map((one, i) => h('li', {class: tint(one)},
        h('span', {class: 'key-point tinted'}), i ? word(one) : `a seed: ${word(one)}`))
        : [h('li', {}, h('span', {class: 'key-point'}), 'a seed')]),
    ],
    describe: () => `Final ${what} over ${WORDS[over]}, ${name}: `
      + points.map(point => `${count(point.x)}: ${percent(point.mean)}`).join(', ') + '.' + (dipWords(dip) ? ' ' + dipWords(dip) : ''),
    stops: () => points.map((point, index) => ({
      series: 0, index, said: `${count(point.x)}: mean ${percent(point.mean)} of ${point.runs.length} seeds`,
      open: () => { location.hash = address(point); },
    })),
    click: ({data, dataIndex, seriesIndex}) => {
      if (data?.run) location.hash = `#/runs/${encodeURIComponent(data.run.run_id)}`;
      else if (seriesIndex === 0) location.hash = address(points[dataIndex]);
    },
    table: () => ({
      columns: [{key: over, number: true, show: count}, {key: 'mean', number: true, show: percent}, {key: 'low', number: true, show: percent},
        {key: 'high', number: true, show: percent}, {key: 'runs', number: true}, {key: 'seeds', head: 'each seed'}],
      rows: points.map(point => ({
        [over]: point.x, mean: point.mean, low: point.low, high: point.high, runs: point.runs.length,
        seeds: point.runs.map(run => run.value === null ? '–' : Number(run.value.toFixed(4))).join(' '), address: address(point),
      })),
    }),
  };
}

/** All means in one figure: only they are comparable at a glance, so points and tests stay in the figures of their own. */
export function togetherPlot({over, series, names}) {
  const sizes = distinct(series.flatMap(one => one.points.map(point => point.x)));
  const {to: place} = placing(sizes);
  const few = series.length <= 4;
  const option = look => base(look, {
    tooltip: {trigger: 'item', formatter: one => readout(over, series[one.seriesIndex % series.length].points[one.dataIndex],
      names[one.seriesIndex % series.length])},
    grid: {left: look.narrow ? 46 : 54, right: 14, top: 40, bottom: 46},
    xAxis: sizeAxis(look, AXES[over], sizes), yAxis: shareAxis(look, 'mean final validation accuracy'),
    series: [
      ...series.map((one, i) => ({
        type: 'line', name: names[i], z: 3, data: one.points.map(point => [place(point.x), point.mean]),
          symbol: SYMBOLS[i % SYMBOLS.length], symbolSize: 7,
        lineStyle: {color: look.ordered(i, series.length), width: 2}, itemStyle: {color: look.ordered(i, series.length)}, emphasis: {focus: 'series'},
      })),
      ...(few ? series.map((one, i) => band(one.points.map(point => [place(point.x), point.low ?? point.mean, point.high ?? point.mean]),
        seeThrough(look.ordered(i, series.length), 0.12))) : []),
    ],
  });
  return {
    name: `accuracy-over-${over}`, title: `Accuracy over ${WORDS[over]}`, height: 340, option,
    note: few ? 'Means over seeds with their 95 % intervals.' : 'Means over seeds.',
    legend: look => series.map((one, i) => h('li', {}, rankKey(look, i, series.length), names[i])),
    describe: () => `Mean final validation accuracy over ${WORDS[over]}: ${names.join('; ')}.`,
    stops: () => series.flatMap((one, i) => one.points.map((point, index) => ({
      series: i, index, said: `${names[i]}, ${count(point.x)}: mean ${percent(point.mean)}`,
    }))),
    table: () => ({
      columns: [{key: 'of'}, {key: over, number: true, show: count}, {key: 'mean', number: true, show: percent},
        {key: 'low', number: true, show: percent}, {key: 'high', number: true, show: percent}, {key: 'runs', number: true}],
      rows: series.flatMap((one, i) => one.points.map(point =>
        ({of: names[i], [over]: point.x, mean: point.mean, low: point.low, high: point.high, runs: point.runs.length}))),
    }),
  };
}

function readout(over, point, name) {
  return point && h('div', {class: 'readout'}, h('p', {}, name ? `${name}, ` : '', `${AXES[over]} = ${count(point.x)}`),
    h('table', {}, h('tbody', {},
      h('tr', {}, h('th', {scope: 'row'}, 'mean'), h('td', {}, percent(point.mean))),
      point.low === null ? null : h('tr', {}, h('th', {scope: 'row'}, '95 % interval'),
        h('td', {}, `${percent(point.low)} to ${percent(point.high)}`)),
      h('tr', {}, h('th', {scope: 'row'}, 'seeds'), h('td', {}, point.runs.length)))));
}

function seedReadout(run) {
  return h('div', {class: 'readout'}, h('p', {}, `seed ${run.seed}`), run.dynamic ? `${word(run.dynamic)}, ` : '', percent(run.value));
}
