// The runs behind a finding, as links into the table of runs.
import {studyAddress} from '../frame/address.js';
import {h} from '../frame/dom.js';
import {plural} from '../frame/format.js';

const MOST = 3;

export function runLinks(id, {runs = []}) {
  const link = ({count, ...filter}) => h('a', {href: studyAddress(id, 'runs', filter)}, plural(count, 'run'));
  if (!runs.length) return '–';
  const shown = runs.slice(0, MOST);
  return h('span', {class: 'behind'}, shown.map((one, i) => [i ? ', ' : '', link(one), where(one, runs)]),
    runs.length > MOST ? `, ${runs.length - MOST} more groups` : '');
}

function where({hidden_size: d, train_size: D, task}, all) {
  if (all.length < 2) return '';
  return ` (${[task, d && `d = ${d}`, D && `D = ${D}`].filter(Boolean).join(', ')})`;
}
