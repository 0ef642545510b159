// The attempts at a run, where there was more than one.
import {h} from '../frame/dom.js';
import {count} from '../frame/format.js';
import {dataTable} from '../charts/tools.js';

export function attemptTable(attempts) {
  if (attempts.length < 2) return null;
  return h('div', {class: 'table-scroll attempts', tabindex: 0, role: 'region', 'aria-label': 'Attempts'}, dataTable({
    columns: [{key: 'attempt', number: true}, {key: 'trainer'}, {key: 'from_epoch', head: 'from', number: true, show: count},
      {key: 'last_epoch', head: 'to', number: true, show: count}, {key: 'outcome'}],
    rows: attempts,
  }, 'Attempts'));
}
