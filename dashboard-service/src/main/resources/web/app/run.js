// A run: its curve, its verdict and why, what it was and what happened to it.
import {get, listen} from './api.js';
import {COURSE, INSIDE, RunChart} from './chart.js';
import {actionButton, confirmButton} from './confirm.js';
import {Curve} from './curve.js';
import {h, show} from './dom.js';
import {word} from './dynamics.js';
import {eventLog} from './eventlog.js';
import {verdictCard} from './evidence.js';
import {annotations} from './notes.js';
import {count, duration, number, percent, speed} from './format.js';

const SPEC_WORDS = {
  task: 'task', modulus: 'modulus P', train_size: 'training pairs D', memorise_size: 'random-label pairs M', layers: 'layers',
  hidden_size: 'hidden size d', heads: 'heads', mlp_width: 'MLP width', split_feed_forward: 'split feed-forward',
  init_scale: 'initial scale α', layer_norm: 'LayerNorm', loss: 'loss', learning_rate: 'learning rate',
  weight_decay: 'weight decay', warmup_steps: 'warm-up steps', epochs: 'epochs', data_seed: 'data seed',
  model_seed: 'model seed', log_every: 'logged every', stop_when_settled: 'stop when settled',
};

export async function openRun(container, frame, id) {
  const path = `/api/runs/${encodeURIComponent(id)}`;
  const [first, view] = await Promise.all([get(path), get(path + '/curve')]);
  const curve = new Curve(view);
  const canvas = h('div', {class: 'chart', tabindex: 0, role: 'img'});
  const chart = new RunChart(canvas, COURSE);
  const innerCanvas = h('div', {class: 'chart chart-inside', tabindex: 0, role: 'img',
    'aria-label': 'Circuit probes, margin and norms of tensors over the same epochs. Arrow keys move the cursor.'});
  const inner = new RunChart(innerCanvas, INSIDE);
  const innerKeys = h('ul', {class: 'keys keys-inside', 'aria-hidden': 'true'});
  const inside = h('section', {class: 'card chart-card', 'aria-label': 'Inside the model'},
    h('h2', {}, 'Inside the model'), innerKeys, innerCanvas);
  const empty = h('p', {class: 'chart-empty quiet'});
  const parts = {
    heading: h('div', {class: 'lead'}), now: h('dl', {class: 'figures'}),
    verdict: h('section', {class: 'card verdict-card', 'aria-label': 'Verdict'}),
    spec: h('section', {class: 'card', 'aria-label': 'Spec'}), events: h('section', {class: 'card', 'aria-label': 'Events'}),
  };
  let run = first;

  const showRun = next => {
    run = next;
    frame.title(`Run ${run.run_id.slice(0, 8)}`, {text: 'Studies', href: '#/'},
      ...run.studies.slice(0, 1).map(study => ({text: study.name, href: `#/studies/${encodeURIComponent(study.id)}`})),
      {text: `run ${run.run_id.slice(0, 8)}`});
    show(parts.heading, heading(run));
    show(parts.now, figures(run));
    show(parts.verdict, verdictCard(run.verdict, run.state));
    show(parts.spec, h('h2', {}, 'Spec'), spec(run));
    show(parts.events, h('h2', {}, 'Events'), eventLog(run.events), actions(run));
  };
  const showCurve = () => {
    const points = curve.epochs.length;
    canvas.hidden = points === 0;
    empty.hidden = points > 0;
    show(empty, run.state === 'running' ? 'The first measurement is on its way.' : 'Nothing has been measured yet.');
    canvas.setAttribute('aria-label', describe(run, curve));
    chart.set(curve, run.verdict?.evidence);
    inside.hidden = !inner.set(curve, run.verdict?.evidence);
    show(innerKeys, inner.legend());
  };
  showRun(first);
  showCurve();
  show(container, parts.heading, parts.now,
    h('div', {class: 'run-columns'},
      h('div', {class: 'run-main'},
        h('section', {class: 'card chart-card', 'aria-label': 'Curves'}, chartHead(chart, inner), canvas, empty), inside, parts.spec),
      h('div', {class: 'run-side'}, parts.verdict, parts.events)));
  container.addEventListener('shown', () => { chart.attach(); inner.attach(); }, {once: true});
  const stop = listen(`?run=${encodeURIComponent(id)}`, {
    run: next => { showRun(next); showCurve(); },
    points: points => { if (curve.add(points)) showCurve(); },
  }, frame.link);
  return () => {
    stop();
    chart.close();
    inner.close();
  };
}

function heading(run) {
  const {spec} = run;
  return [
    h('h1', {}, spec ? [`${spec.task}, `, h('i', {}, 'd'), ` = ${spec.hidden_size}, `, h('i', {}, 'D'), ` = ${count(spec.train_size)}`] : 'A run not planned yet'),
    h('p', {class: 'quiet'}, h('span', {class: 'mono'}, run.run_id),
      spec ? ` · seed ${spec.data_seed}${spec.model_seed === spec.data_seed ? '' : ' / ' + spec.model_seed}` : '',
      run.studies.length ? [' · in ', run.studies.map((study, i) => [i ? ', ' : '',
        h('a', {href: `#/studies/${encodeURIComponent(study.id)}`}, study.name)])] : null),
    annotations(run),
  ];
}

function figures(run) {
  const share = run.epochs && run.epoch !== null ? ` of ${count(run.epochs)}` : '';
  return [
    figure('state', h('span', {class: 'state state-' + run.state}, run.state)),
    figure('epoch', [count(run.epoch), h('span', {class: 'quiet'}, run.settled ? ' settled' : share)]),
    figure('training accuracy', percent(run.train_accuracy)),
    figure('validation accuracy', percent(run.validation_accuracy)),
    figure('parameter norm', number(run.parameter_norm)),
    run.epochs_per_second ? figure('speed', speed(run.epochs_per_second)) : null,
    run.training_seconds ? figure('trained for', duration(run.training_seconds)) : null,
    run.trainer ? figure('trainer', [run.trainer, run.attempt > 1 ? h('span', {class: 'quiet'}, ` attempt ${run.attempt}`) : null]) : null,
    run.reason ? figure(run.state === 'failed' ? 'failed because' : 'reason', run.reason, 'wide') : null,
  ];
}

function figure(name, value, kind = '') {
  return h('div', {class: kind}, h('dt', {}, name), h('dd', {}, value));
}

function chartHead(chart, inner) {
  const option = (kind, text) => h('label', {},
    h('input', {type: 'radio', name: 'axis', value: kind, checked: kind === chart.kind, onchange: () => { chart.axis(kind); inner.axis(kind); }}),
    h('span', {}, text));
  return h('div', {class: 'chart-head'},
    h('h2', {class: 'unseen'}, 'Curves'),
    h('ul', {class: 'keys', 'aria-hidden': 'true'},
      h('li', {}, h('span', {class: 'key key-train'}), 'training'),
      h('li', {}, h('span', {class: 'key key-validation'}), 'validation'),
      chart.bandKey),
    h('fieldset', {class: 'switch'}, h('legend', {class: 'unseen'}, 'Epoch axis'), option('log', 'log'), option('linear', 'linear')));
}

function spec(run) {
  if (!run.spec) return h('p', {class: 'quiet'}, 'Not known yet.');
  return h('dl', {class: 'spec'}, Object.entries(run.spec).map(([key, value]) =>
    h('div', {}, h('dt', {}, SPEC_WORDS[key] ?? key), h('dd', {}, typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)))));
}

function actions(run) {
  const path = `/api/runs/${encodeURIComponent(run.run_id)}`;
  const open = ['waiting', 'queued', 'running'].includes(run.state);
  return [
    open ? actionButton('Pause this run', `${path}/pause`) : null,
    run.state === 'paused' ? actionButton('Resume this run', `${path}/resume`) : null,
    run.state === 'failed' ? actionButton('Try this run again', `${path}/retry`) : null,
    open || run.state === 'paused' ? confirmButton('Cancel this run', 'Really cancel?', `${path}/cancel`) : null,
  ];
}

function describe(run, curve) {
  if (!curve.epochs.length) return 'No measurements yet';
  return `Accuracy, loss and parameter norm over ${count(curve.epochs.at(-1))} epochs. `
    + `Training accuracy ends at ${percent(run.train_accuracy)}, validation accuracy at ${percent(run.validation_accuracy)}. `
    + (run.verdict ? `Verdict: ${word(run.verdict.dynamic)}. ` : '') + 'Arrow keys move the cursor.';
}
