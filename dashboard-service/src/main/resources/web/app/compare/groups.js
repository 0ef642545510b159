// The groups of a comparison in numbers, with a way to the runs of each.
import {runAddress, to} from '../frame/address.js';
import {h} from '../frame/dom.js';
import {dataTable} from '../charts/tools.js';
import {groupName} from '../charts/curves-plot.js';

export function groupTable({groups, epochs}, {show: shown}) {
  const last = group => group.mean ? group.mean.findLastIndex(value => value !== null) : -1;
  const rows = groups.map(group => {
    const at = last(group);
    return {
      group: groupName(group.key), runs: group.runs.length,
      epoch: group.trace ? group.trace.epochs.at(-1) : epochs[at], mean: group.trace ? group.trace.values.at(-1) : group.mean[at],
      low: group.low?.[at], high: group.high?.[at],
      see: group.runs.length === 1 ? h('a', {href: runAddress(group.runs[0])}, 'the run')
        : group.runs.length <= 100 ? h('a', {href: to(['compare'], {run: group.runs, group: 'run'})}, 'each by itself') : '',
    };
  });
  return h('div', {class: 'table-scroll', tabindex: 0, role: 'region', 'aria-label': 'Groups'}, dataTable({
    columns: [{key: 'group'}, {key: 'runs', number: true},
      {key: 'epoch', head: 'last epoch', number: true, show: value => value.toLocaleString('en')},
      {key: 'mean', head: 'mean there', number: true, show: shown}, {key: 'low', number: true, show: shown},
        {key: 'high', number: true, show: shown}, {key: 'see', head: 'runs'}],
    rows,
  }, 'Groups at their last epoch'));
}
