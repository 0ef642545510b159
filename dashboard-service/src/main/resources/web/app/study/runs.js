// The runs of a study as a table.
import {studyAddress} from '../frame/address.js';
import {studyPath} from '../frame/api.js';
import {h, show} from '../frame/dom.js';
import {RunTable} from '../parts/runtable.js';

export async function openRuns(container, {id, study, query}) {
  const table = new RunTable({
    path: `${studyPath(id)}/runs`, address: parameters => studyAddress(id, 'runs', parameters), query, of: {study: id},
    values: key => [...new Set(study.cells.map(cell => cell[key]))],
  });
  await table.load();
  show(container, h('section', {class: 'card', 'aria-label': 'Runs'}, table.element));
  return {
    runs: runs => table.update(runs),
    update: next => table.update([], next.cells.reduce((sum, cell) => sum + cell.seeds.length, 0)),
    close() {},
  };
}
