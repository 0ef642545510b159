// How a comparison is shown.
import {h} from '../frame/dom.js';
import {METRICS} from '../charts/curves-plot.js';
import {choice} from '../parts/switch.js';

const GROUPS = {
  'hidden_size,train_size': 'd and D', hidden_size: 'model size d', train_size: 'data size D', task: 'task', seed: 'seed', dynamic: 'verdict',
  memorise_size: 'random labels', learning_rate: 'learning rate', weight_decay: 'weight decay', init_scale: 'initial scale', layers: 'layers',
  none: 'all as one', run: 'every run by itself',
};

/** {@code change(name, value, again)}: again where the service has to be asked. */
export function controls(asked, change) {
  const group = asked.get('group') ?? 'hidden_size,train_size';
  const options = group in GROUPS ? GROUPS : {[group]: group.replaceAll(',', ', '), ...GROUPS};
  const select = (label, chosen, entries, name) => h('label', {class: 'field'}, h('span', {}, label),
    h('select', {onchange: event => change(name, event.target.value, true)}, Object.entries(entries).map(([value, text]) =>
      h('option', {value, selected: value === chosen}, text))));
  return h('form', {class: 'filters card', 'aria-label': 'How to show them', onsubmit: event => event.preventDefault()},
    select('Show', asked.get('metric') ?? 'validation_accuracy',
      Object.fromEntries(Object.entries(METRICS).map(([key, {words}]) => [key, words])), 'metric'),
    select('Grouped by', group, options, 'group'),
    h('label', {class: 'check'}, h('input',
      {type: 'checkbox', checked: asked.get('traces') === '1',
        onchange: event => change('traces', event.target.checked ? '1' : null, true)}),
      h('span', {}, 'every run’s trace')),
    choice('Epoch axis', {log: 'log', linear: 'linear'}, asked.get('axis') === 'linear' ? 'linear' : 'log',
      value => change('axis', value === 'log' ? null : value, false)));
}
