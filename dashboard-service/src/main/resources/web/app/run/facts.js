// What a run is, and where it stands.
import {h} from '../frame/dom.js';
import {count, duration, number, percent, speed} from '../frame/format.js';
import {figure} from '../parts/facts.js';

const SPEC_WORDS = {
  task: 'task', modulus: 'modulus P', train_size: 'training pairs D', memorise_size: 'random-label pairs M', layers: 'layers',
  hidden_size: 'hidden size d', heads: 'heads', mlp_width: 'MLP width', split_feed_forward: 'split feed-forward',
  init_scale: 'initial scale α', layer_norm: 'LayerNorm', loss: 'loss', learning_rate: 'learning rate',
  weight_decay: 'weight decay', warmup_steps: 'warm-up steps', epochs: 'epochs', data_seed: 'data seed',
  model_seed: 'model seed', log_every: 'logged every', stop_when_settled: 'stop when settled',
};

export function runFigures(run) {
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

export function specList(spec) {
  if (!spec) return h('p', {class: 'quiet'}, 'Not known yet.');
  return h('dl', {class: 'spec'}, Object.entries(spec).map(([key, value]) =>
    h('div', {}, h('dt', {}, SPEC_WORDS[key] ?? key), h('dd', {}, typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)))));
}
