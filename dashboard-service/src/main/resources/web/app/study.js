// A study: where its runs lie, and the runs.
import {get, listen} from './api.js';
import {actionButton, confirmButton} from './confirm.js';
import {h, show} from './dom.js';
import {shares, verdictBar} from './dynamics.js';
import {count, date, duration, plural, short, speed} from './format.js';
import {annotations} from './notes.js';
import {progressBar} from './progress.js';
import {RunTable} from './runtable.js';
import {zoneMaps} from './zonemap.js';

export async function openStudy(container, frame, id, parameters) {
  const table = new RunTable(id, parameters);
  const [study] = await Promise.all([get(`/api/studies/${encodeURIComponent(id)}`), table.load()]);
  frame.title(study.name, {text: 'Studies', href: '#/'}, {text: study.name});
  const overview = h('section', {class: 'overview', 'aria-label': 'Progress and verdicts'});
  const zones = h('section', {class: 'card', 'aria-labelledby': 'zones-heading'});
  const noted = h('div', {});
  const controls = h('div', {class: 'actions'});
  let drawn = '';
  let controlled = '';
  const showAll = next => {
    show(overview, progressBar(next), facts(next));
    show(noted, annotations(next));
    const offered = `${next.state} ${next.run_states.failed > 0}`;
    if (offered !== controlled) {
      controlled = offered;
      show(controls, actions(next));
    }
    const tasks = new Set(next.cells.map(cell => cell.task)).size;
    const filter = cell => new URLSearchParams({d: cell.hidden_size, D: cell.train_size, ...(tasks > 1 ? {task: cell.task} : {})});
    const cells = JSON.stringify([next.cells, next.verdicts, next.runs]);
    if (cells === drawn) return;
    drawn = cells;
    const focused = zones.contains(document.activeElement) ? document.activeElement.getAttribute('aria-label') : null;
    show(zones, h('h2', {id: 'zones-heading'}, 'Zone map'),
      next.cells.length ? h('div', {class: 'zone-columns'},
        zoneMaps(next.cells, cell => table.narrow(filter(cell)), cell => table.address(filter(cell))),
        h('div', {class: 'verdict-side'}, verdictBar(next.verdicts, next.runs, false), shares(next.verdicts, next.runs)))
        : h('p', {class: 'quiet'}, 'No run is planned yet.'));
    if (focused) {
      const place = focused.split(':')[0] + ':';
      [...zones.querySelectorAll('.cell')].find(cell => cell.getAttribute('aria-label').startsWith(place))?.focus();
    }
  };
  showAll(study);
  show(container,
    h('div', {class: 'lead'},
      h('h1', {}, study.name),
      study.question ? h('p', {class: 'question'}, study.question) : null,
      noted),
    overview,
    zones,
    h('section', {class: 'card', 'aria-labelledby': 'runs-heading'}, h('h2', {id: 'runs-heading'}, 'Runs'), table.element),
    controls,
    study.yaml ? h('details', {class: 'card source'}, h('summary', {}, 'The study as submitted'), h('pre', {tabindex: 0}, study.yaml)) : null);
  return listen(`?study=${encodeURIComponent(id)}`, {
    study: next => {
      showAll(next);
      table.update([], next.cells.reduce((sum, cell) => sum + cell.seeds.length, 0));
    },
    runs: runs => table.update(runs),
  }, frame.link);
}

function actions(study) {
  const path = `/api/studies/${encodeURIComponent(study.id)}`;
  return [
    study.state === 'active' ? actionButton('Pause this study', `${path}/pause`) : null,
    study.state === 'paused' ? actionButton('Resume this study', `${path}/resume`) : null,
    study.state !== 'cancelled' && study.run_states.failed ? actionButton('Try failed runs again', `${path}/retry`) : null,
    ['active', 'paused'].includes(study.state) ? confirmButton('Cancel this study', 'Really cancel?', `${path}/cancel`) : null,
  ];
}

function facts(study) {
  const states = study.run_states;
  return h('dl', {class: 'figures'},
    figure('runs ended', `${count(states.completed + states.failed + states.cancelled)} / ${count(study.runs)}`),
    states.running ? figure('running', count(states.running)) : null,
    states.queued + states.waiting ? figure('to come', count(states.queued + states.waiting)) : null,
    states.paused ? figure('paused', count(states.paused)) : null,
    states.failed ? figure('failed', count(states.failed), 'bad') : null,
    study.epochs_per_second ? figure('speed', speed(study.epochs_per_second)) : null,
    study.seconds_left !== null && study.state === 'active' ? figure('time left', duration(study.seconds_left)) : null,
    figure('epochs', `${short(study.epochs_done)} / ${short(study.epochs_total)}`),
    figure('state', study.state),
    figure('submitted', date(study.submitted_at)),
    study.provisional ? figure('so far', `${plural(study.provisional, 'verdict')} provisional`) : null);
}

function figure(name, value, kind = '') {
  return h('div', {class: kind}, h('dt', {}, name), h('dd', {}, value));
}
