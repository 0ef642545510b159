// Every run of every study.
import {to} from '../frame/address.js';
import {h, show} from '../frame/dom.js';
import {RunTable} from '../parts/runtable.js';

export async function openAllRuns(container, frame, {query}) {
  frame.title('Runs', {text: 'Studies', href: '#/'}, {text: 'Runs'});
  const table = new RunTable({path: '/api/runs', address: parameters => to(['runs'], parameters), query});
  await table.load();
  show(container, h('div', {class: 'lead'}, h('h1', {}, 'Runs')), h('section', {class: 'card', 'aria-label': 'Runs'}, table.element));
  return {close() {}};
}
