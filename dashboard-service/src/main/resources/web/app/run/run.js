// A run: its curve, its verdict and why, what it was and what happened to it.
import {remember, studyAddress, to} from '../frame/address.js';
import {get, runPath} from '../frame/api.js';
import {h, show} from '../frame/dom.js';
import {count} from '../frame/format.js';
import {listen} from '../frame/live.js';
import {annotations} from '../parts/notes.js';
import {choice} from '../parts/switch.js';
import {runActions} from './actions.js';
import {artifactCard} from './artifacts.js';
import {attemptTable} from './attempts.js';
import {Curve} from './curve.js';
import {eventLog} from './eventlog.js';
import {verdictCard} from './evidence.js';
import {RunFigures} from './figures.js';
import {runFigures, specList} from './facts.js';

export async function openRun(container, frame, {path: [, id], query}) {
  const path = runPath(id);
  const [first, view] = await Promise.all([get(path), get(path + '/curve')]);
  const curve = new Curve(view);
  let run = first;
  let offered = '';
  const parts = {
    heading: h('div', {class: 'run-heading'}), now: h('dl', {class: 'figures'}), actions: h('div', {class: 'actions'}),
    verdict: h('section', {class: 'card verdict-card', 'aria-label': 'Verdict'}), spec: h('section', {class: 'card', 'aria-label': 'Spec'}),
    events: h('section', {class: 'card', 'aria-label': 'Events'}),
  };
  const noted = annotations(run, {kind: 'runs', id});
  const artifacts = artifactCard(id);
  const axis = {kind: query.get('axis') === 'linear' ? 'linear' : 'log', range: rangeOf(query.get('epochs'))};
  const keep = () => remember(to(['runs', id], {axis: axis.kind === 'linear' ? 'linear' : null, epochs: axis.range?.join('-')}));
  const figures = new RunFigures({run, curve, axis, onZoom: range => {
    axis.range = range;
    keep();
    figures.draw(run);
  }});
  const kind = choice('Epoch axis', {log: 'log', linear: 'linear'}, axis.kind, chosen => {
    axis.kind = chosen;
    keep();
    figures.draw(run);
  });

  const showRun = next => {
    run = next;
    show(parts.heading, heading(run));
    show(parts.now, runFigures(run));
    show(parts.verdict, verdictCard(run.verdict, run.state));
    show(parts.events, h('h2', {}, 'Events'), eventLog(run.events), attemptTable(run.attempts));
    noted.refresh(run);
    const able = run.state + !!run.spec;
    if (able === offered) return;
    offered = able;
    show(parts.spec, h('h2', {}, 'Spec'), specList(run.spec));
    show(parts.actions, runActions(run));
    artifacts.load();
  };
  frame.title(`Run ${id.slice(0, 8)}`, {text: 'Studies', href: '#/'},
    ...run.studies.slice(0, 1).map(study => ({text: study.name, href: studyAddress(study.id)})), {text: `run ${id.slice(0, 8)}`});
  showRun(first);
  figures.draw(run);
  show(container, h('div', {class: 'lead'}, parts.heading, noted), parts.now,
    h('div', {class: 'run-columns'},
      h('div', {class: 'run-main'}, figures.course(kind), figures.inside, parts.spec),
      h('div', {class: 'run-side'}, parts.verdict, parts.events, artifacts.element)),
    parts.actions);
  const stop = listen(`?run=${encodeURIComponent(id)}`, {
    run: next => {
      showRun(next);
      figures.draw(run);
    },
    points: points => { if (curve.add(points)) figures.draw(run); },
  }, frame.link);
  return {
    close() {
      stop();
      figures.close();
    },
  };
}

function heading({run_id: id, spec, studies}) {
  return [
    h('h1', {}, spec ? [`${spec.task}, `, h('i', {}, 'd'), ` = ${spec.hidden_size}, `, h('i', {}, 'D'),
      ` = ${count(spec.train_size)}`] : 'A run not planned yet'),
    h('p', {class: 'quiet'}, h('span', {class: 'mono'}, id),
      spec ? ` · seed ${spec.data_seed}${spec.model_seed === spec.data_seed ? '' : ' / ' + spec.model_seed}` : '',
      studies.length ? [' · in ', studies.map((study, i) => [i ? ', ' : '', h('a', {href: studyAddress(study.id)}, study.name)])] : null),
  ];
}

function rangeOf(text) {
  const ends = text?.match(/^(\d+)-(\d+)$/)?.slice(1).map(Number);
  return ends && ends[1] > ends[0] ? ends : null;
}
