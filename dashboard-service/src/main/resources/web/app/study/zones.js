// The zone map of a study, one per task, live; a cell leads to its runs.
import {studyAddress, remember} from '../frame/address.js';
import {h, show} from '../frame/dom.js';
import {Figure} from '../charts/figure.js';
import {zonePlot} from '../charts/zone-plot.js';
import {exportLinks} from '../parts/exports.js';
import {shares, verdictBar} from '../parts/dynamics.js';
import {choice} from '../parts/switch.js';

export function openZones(container, {id, study, query}) {
  let by = query.get('colour') === 'accuracy' ? 'accuracy' : 'dynamic';
  let last = study;
  let drawn = '';
  let placed = null;
  const figures = new Map();
  const maps = h('div', {class: 'zones'});
  const side = h('section', {class: 'card verdict-side', 'aria-label': 'Runs by dynamic'});
  const colour = choice('Colour', {dynamic: 'dynamic', accuracy: 'mean accuracy'}, by, value => {
    by = value;
    remember(studyAddress(id, 'zones', {colour: by === 'accuracy' ? by : null}));
    redraw(true);
  });

  const redraw = force => {
    const now = JSON.stringify([last.cells, last.verdicts, last.runs, last.findings.length]);
    if (now === drawn && !force) return;
    drawn = now;
    show(side, h('h2', {}, 'Dynamics'), verdictBar(last.verdicts, last.runs, false), shares(last.verdicts, last.runs));
    const tasks = [...new Set(last.cells.map(cell => cell.task))];
    if (!tasks.length) show(maps, h('p', {class: 'card quiet'}, 'No run is planned yet.'));
    const filter = cell => ({hidden_size: cell.hidden_size, train_size: cell.train_size, task: tasks.length > 1 ? cell.task : null});
    const address = cell => studyAddress(id, 'runs', filter(cell));
    for (const task of tasks) {
      const plot = {
        ...zonePlot({
          task, cells: last.cells.filter(cell => cell.task === task), findings: last.findings, by, named: tasks.length > 1, address,
          open: cell => { location.hash = address(cell); },
        }),
        links: exportLinks(id, 'runs'),
      };
      if (figures.has(task)) figures.get(task).set(plot);
      else figures.set(task, new Figure(plot, {extra: figures.size ? null : colour}));
    }
    if (tasks.length && placed !== tasks.length) {
      show(maps, tasks.map(task => h('section', {class: 'card', 'aria-label': `Zone map of ${task}`}, figures.get(task).element)));
    }
    placed = tasks.length;
  };
  redraw(true);
  show(container, h('div', {class: 'zone-columns'}, maps, side));
  return {
    update(next) {
      last = next;
      redraw(false);
    },
    close: () => figures.forEach(figure => figure.close()),
  };
}
