// The zone map: model size across, data size up, both logarithmic. A cell is cut into one stripe per seed, so that a place
// where seeds disagree shows it instead of hiding it in a mean.
import {h} from '../frame/dom.js';
import {count, percent} from '../frame/format.js';
import {DYNAMICS, tint, word} from '../parts/dynamics.js';
import {distinct, sizeAxis} from './axes.js';
import {area, clip} from './band.js';
import {borderSeries, bordersOf, zones} from './borders.js';
import {edges, describe, mark, rank} from './cells.js';
import {base, seeThrough} from './look.js';

/** {@code by}: 'dynamic' or 'accuracy'; {@code address} of a cell's runs, {@code open} goes there. */
export function zonePlot({task, cells, findings, by, named, address, open}) {
  const widths = distinct(cells.map(cell => cell.hidden_size));
  const sizes = distinct(cells.map(cell => cell.train_size));
  const [x, y] = [edges(widths), edges(sizes)];
  const borders = bordersOf(findings, task);
  const ordered = cells.toSorted((one, other) => other.train_size - one.train_size || one.hidden_size - other.hidden_size)
    .map(cell => ({...cell, seeds: cell.seeds.toSorted((one, other) => rank(one) - rank(other))}));
  const dynamics = new Set(ordered.flatMap(cell => cell.seeds.map(seed => seed.dynamic)));
  let cellSeries = 0;

  const option = look => {
    const {colour, narrow} = look;
    const range = {min: Math.log10(y.of(sizes[0])[0]), max: Math.log10(y.of(sizes.at(-1))[1])};
    const back = zones(borders, range.min, range.max)
      .map(([zone, outline]) => area(outline, seeThrough(colour[zone], look.dark ? 0.24 : 0.16)));
    cellSeries = back.length;
    return base(look, {
      tooltip: {trigger: 'item', formatter: point => readout(ordered[point.dataIndex])},
      grid: {left: narrow ? 48 : 60, right: narrow ? 8 : 14, top: 34, bottom: 46},
      xAxis: sizeAxis(look, 'hidden size d', widths, {min: Math.log10(x.of(widths[0])[0]), max: Math.log10(x.of(widths.at(-1))[1])}),
      yAxis: sizeAxis(look, 'training pairs D', sizes, {vertical: true, ...range}),
      series: [
        ...back,
        {
          type: 'custom', z: 2, encode: {x: [0, 1], y: [2, 3]}, cursor: 'pointer',
          data: ordered.map(cell => [...x.of(cell.hidden_size), ...y.of(cell.train_size)].map(Math.log10)),
          renderItem: (parameters, api) => ({
            type: 'group', clipPath: clip(parameters),
              children: mark(ordered[parameters.dataIndex], [0, 1, 2, 3].map(i => api.value(i)), api, look, by),
          }),
        },
        ...(borders.critical.length ? borderSeries(borders.critical, 'D_crit', colour.ink, 'solid') : []),
        ...(borders.capacity.length ? borderSeries(borders.capacity, 'D_mem', colour.ink, [7, 4]) : []),
        ...(borders.crossing ? [star(borders.crossing, colour)] : []),
      ],
    });
  };
  return {
    name: 'zone-map' + (named ? '-' + task.replace(/\W+/g, '-') : ''), title: named ? `Zone map: ${task}` : 'Zone map',
    height: Math.min(620, Math.max(260, 96 + sizes.length * 74)), option,
    legend: () => legend(by, dynamics, borders),
    describe: () => `Zone map of ${task}: ${sizes.length} data sizes over ${widths.length} model sizes. `
      + ordered.map(cell => describe(cell)).join('; ') + '.',
    stops: () => ordered.map((cell, index) => ({series: cellSeries, index, said: describe(cell), open: () => open(cell)})),
    click: point => { if (point.seriesIndex === cellSeries) open(ordered[point.dataIndex]); },
    table: () => ({
      columns: [{key: 'task'}, {key: 'hidden_size', head: 'd', number: true}, {key: 'train_size', head: 'D', number: true},
        {key: 'runs', number: true}, {key: 'validation_accuracy', head: 'mean validation', number: true, show: percent},
        ...DYNAMICS.filter(one => dynamics.has(one)).map(key => ({key, head: word(key), number: true}))],
      rows: ordered.map(cell => ({...cell, runs: cell.seeds.length, address: address(cell),
        ...Object.fromEntries(DYNAMICS.map(key => [key, cell.seeds.filter(seed => seed.dynamic === key).length]))})),
    }),
  };
}

function star({d, D, finding}, colour) {
  return {
    type: 'scatter', name: 'crossing', z: 6, data: [[Math.log10(d), Math.log10(D)]], symbolSize: 18, clip: true,
    symbol: 'path://M50 3 61 38 98 38 68 59 79 95 50 73 21 95 32 59 2 38 39 38Z',
    itemStyle: {color: colour.card, borderColor: colour.ink, borderWidth: 1.6},
    tooltip: {formatter: () => h('div', {class: 'readout'}, h('p', {}, 'the crossing'),
      `d = ${count(d)}, D = ${count(D)}${finding.extrapolated ? ', extrapolated' : ''}`)},
  };
}

function readout(cell) {
  if (!cell) return '';
  return h('div', {class: 'readout'},
    h('p', {}, h('i', {}, 'd'), ` = ${cell.hidden_size}, `, h('i', {}, 'D'), ` = ${count(cell.train_size)}`),
    h('table', {}, h('tbody', {},
      h('tr', {}, h('th', {scope: 'row'}, 'mean validation'), h('td', {}, percent(cell.validation_accuracy))),
      cell.seeds.map(seed => h('tr', {class: seed.dynamic ? tint(seed.dynamic) : ''},
        h('th', {scope: 'row'}, h('span', {class: 'swatch'}), ` seed ${seed.data_seed}: `, seed.dynamic ? word(seed.dynamic) : seed.state),
        h('td', {}, percent(seed.validation_accuracy)))))));
}

function legend(by, dynamics, {critical, capacity, crossing}) {
  const shown = DYNAMICS.filter(one => dynamics.has(one));
  return [
    ...(by === 'accuracy'
      ? [h('li', {}, '0 %', h('span', {class: 'scale-key', 'aria-hidden': 'true'}), '100 % mean validation accuracy')]
      : shown.map(one => h('li', {class: tint(one)}, h('span', {class: 'swatch'}), word(one)))),
    critical.length > 0 && h('li', {}, h('span', {class: 'key key-ink'}), 'D_crit: above it half the seeds grok'),
    capacity.length > 0 && h('li', {}, h('span', {class: 'key key-ink key-dashed'}), 'D_mem: more cannot be memorised'),
    crossing && h('li', {}, '☆ where they cross'),
    critical.length > 1 && capacity.length > 1 && h('li', {}, 'behind: zones the two predict'),
  ].filter(Boolean);
}
