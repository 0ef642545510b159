// The zone map: model size across, data size up; each cell is cut into one stripe per seed, so that a place where seeds
// disagree shows it instead of hiding it in a mean.
import {h} from './dom.js';
import {DYNAMICS, tint, word} from './dynamics.js';
import {count, percent} from './format.js';

/** One map per task; {@code open} shows a cell's runs, {@code address} is where they can be found again. */
export function zoneMaps(cells, open, address) {
  const tasks = [...new Set(cells.map(cell => cell.task))];
  return h('div', {class: 'zones'},
    tasks.map(task => zoneMap(task, cells.filter(cell => cell.task === task), tasks.length > 1, open, address)));
}

function zoneMap(task, cells, named, open, address) {
  const sizes = distinct(cells.map(cell => cell.hidden_size));
  const data = distinct(cells.map(cell => cell.train_size)).reverse();
  const at = new Map(cells.map(cell => [cell.hidden_size + '/' + cell.train_size, cell]));
  return h('figure', {class: 'zone-map' + (sizes.length > 9 ? ' dense' : '')},
    named ? h('figcaption', {class: 'mono'}, task) : null,
    h('table', {style: {'max-width': `${3.6 + sizes.length * 7}rem`}},
      h('caption', {class: 'unseen'}, `Zone map of ${task}: rows are training pairs, columns are hidden sizes`),
      h('colgroup', {}, h('col', {class: 'row-names'}), sizes.map(() => h('col'))),
      h('tbody', {}, data.map(trainSize => h('tr', {},
        h('th', {scope: 'row'}, count(trainSize)),
        sizes.map(size => h('td', {}, cellMark(at.get(size + '/' + trainSize), open, address)))))),
      h('tfoot', {}, h('tr', {}, h('td', {}), sizes.map(size => h('th', {scope: 'col'}, size))))),
    h('p', {class: 'axis-note'}, 'hidden size ', h('i', {}, 'd'), ' →   training pairs ', h('i', {}, 'D'),
      ' ↑   one stripe per seed; below it the mean validation accuracy'));
}

function cellMark(cell, open, address) {
  if (!cell) return h('span', {class: 'no-run', 'aria-hidden': 'true'});
  const seeds = [...cell.seeds].sort((one, other) => rank(one) - rank(other));
  return h('a', {
    class: 'cell', href: address(cell), onclick: event => {
      event.preventDefault();
      open(cell);
    },
    'aria-label': describe(cell, seeds), title: describe(cell, seeds),
  },
    h('span', {class: 'stripes', 'aria-hidden': 'true'}, seeds.map(seed => h('span', {
      class: 'stripe ' + (seed.dynamic ? tint(seed.dynamic) : 'open ' + seed.state) + (seed.provisional ? ' provisional' : ''),
    }))),
    h('span', {class: 'cell-value', 'aria-hidden': 'true'},
      cell.validation_accuracy === null ? '\u00a0' : accuracy(cell.validation_accuracy)));
}

function describe(cell, seeds) {
  const counts = new Map();
  seeds.forEach(seed => {
    const name = seed.dynamic ? word(seed.dynamic) : seed.state;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  });
  const mean = cell.validation_accuracy === null ? '' : `; mean validation accuracy ${percent(cell.validation_accuracy)}`;
  return `d = ${cell.hidden_size}, D = ${cell.train_size}: `
    + [...counts].map(([name, number]) => `${number} ${name}`).join(', ') + mean;
}

function rank(seed) {
  return seed.dynamic ? DYNAMICS.indexOf(seed.dynamic) : DYNAMICS.length;
}

/** .63, and 1 only where it is 1. */
function accuracy(value) {
  const text = value.toFixed(2);
  return text === '1.00' ? (value > 0.999 ? '1.0' : '.99') : text.slice(1);
}

function distinct(values) {
  return [...new Set(values)].sort((a, b) => a - b);
}
