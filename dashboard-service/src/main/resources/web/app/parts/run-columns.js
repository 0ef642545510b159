// The columns of a table of runs.
import {runAddress} from '../frame/address.js';
import {h} from '../frame/dom.js';
import {count, percent} from '../frame/format.js';
import {chip} from './dynamics.js';

const AT_EPOCH = 'at_epoch.validation_accuracy';

const COLUMNS = [
  {key: 'position', head: 'run', cell: run => h('a', {href: runAddress(run.run_id), class: 'mono'}, run.run_id.slice(0, 8))},
  {key: 'task', head: 'task', kind: 'wide', cell: run => run.spec?.task ?? '–'},
  {key: 'hidden_size', head: 'd', label: 'hidden size', kind: 'number', cell: run => count(run.spec?.hidden_size)},
  {key: 'train_size', head: 'D', label: 'training pairs', kind: 'number', cell: run => count(run.spec?.train_size)},
  {key: 'data_seed', head: 'seed', kind: 'number wide', cell: run => seed(run.spec)},
  {key: 'dynamic', head: 'verdict', cell: run => run.dynamic ? chip(run.dynamic, run.provisional) : stateCell(run)},
  {key: 'confidence', head: 'conf.', label: 'confidence', kind: 'number wide',
    cell: run => run.confidence === null ? '–' : run.confidence.toFixed(2)},
  {key: 'train_accuracy', head: 'train', label: 'training accuracy', kind: 'number wide', cell: run => percent(run.train_accuracy)},
  {key: 'validation_accuracy', head: 'valid.', label: 'validation accuracy', kind: 'number', cell: run => percent(run.validation_accuracy)},
  {key: 'best_validation_accuracy', head: 'best', label: 'best validation accuracy', kind: 'number wide',
    cell: run => percent(run.best_validation_accuracy)},
  {key: AT_EPOCH, head: 'at', label: 'validation accuracy at that epoch', kind: 'number wide',
    cell: run => percent(run.at_epoch?.validation_accuracy)},
  {key: 'epoch', head: 'epoch', kind: 'number wide', cell: run => count(run.epoch)},
  {key: 'state', head: 'state', kind: 'wide', cell: stateCell},
];

/** What the service sorts by. */
export const SORTS = new Set([...COLUMNS.map(({key}) => key), 'run_id']);

export function columnsFor({atEpoch, studies}) {
  return COLUMNS.filter(({key}) => key !== AT_EPOCH || atEpoch)
    .map(column => column.key === AT_EPOCH ? {...column, head: `at ${count(Number(atEpoch))}`} : column)
    .map(column => studies && column.key === 'position' ? {...column, key: 'run_id'} : column);
}

function seed(spec) {
  if (!spec) return '–';
  return spec.data_seed === spec.model_seed ? String(spec.data_seed) : `${spec.data_seed}/${spec.model_seed}`;
}

function stateCell(run) {
  const share = run.epochs && run.epoch !== null ? run.epoch / run.epochs : 0;
  return run.state === 'running'
    ? h('span', {class: 'state state-running'}, 'running ', h('span', {class: 'figure'}, percent(share)))
    : h('span', {class: 'state state-' + run.state}, run.state);
}
