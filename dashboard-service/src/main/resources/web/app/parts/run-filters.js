// What a table of runs can be narrowed to: one row of fields, each of them in the address.
import {h} from '../frame/dom.js';
import {DYNAMICS, word} from './dynamics.js';

const STATES = ['waiting', 'queued', 'running', 'paused', 'completed', 'failed', 'cancelled'];
const PAUSE_MS = 250;

/** The service's own names. */
export const FILTERS = [
  {key: 'search', label: 'Search', placeholder: 'run id, task, trainer …'},
  {key: 'state', label: 'State', options: STATES.map(state => [state, state])},
  {key: 'dynamic', label: 'Verdict', options: DYNAMICS.map(dynamic => [dynamic, word(dynamic)])},
  {key: 'task', label: 'Task', small: true},
  {key: 'hidden_size', label: 'd', number: true},
  {key: 'train_size', label: 'D', number: true},
  {key: 'seed', label: 'Seed', number: true},
  {key: 'tag', label: 'Tag', small: true},
];

export function filterForm(table, values = () => []) {
  let timer;
  const change = (key, value) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const filter = {...table.filter};
      if (value === '') delete filter[key];
      else filter[key] = value;
      table.reload({filter, offset: 0});
    }, PAUSE_MS);
  };
  const fields = FILTERS.filter(({key}) => key !== 'task' || values('task').length !== 1).map(filter => h('label', {class: 'field'},
    h('span', {}, filter.label), control(filter, table.filter[filter.key] ?? '', value => change(filter.key, value), values(filter.key))));
  const at = h('label', {class: 'field'}, h('span', {}, 'At epoch'), h('input', {
    type: 'number', min: 0, class: 'small-input', value: table.atEpoch ?? '', oninput: event => {
      clearTimeout(timer);
      const value = event.target.value;
      timer = setTimeout(() => table.reload({atEpoch: /^\d+$/.test(value) ? value : null}), PAUSE_MS);
    },
  }));
  const all = h('button', {type: 'reset', class: 'quiet-button'}, 'All runs');
  return h('form', {
    class: 'filters', 'aria-label': 'Narrow the runs', onsubmit: event => event.preventDefault(),
    onreset: () => {
      for (const input of fields.flatMap(field => [...field.querySelectorAll('input, select')])) {
        if (input.tagName === 'SELECT') for (const option of input.options) option.defaultSelected = option.value === '';
        input.setAttribute('value', '');
      }
      table.reload({filter: {}, atEpoch: null, offset: 0});
    },
  }, fields, at, all);
}

function control({options, number, small, placeholder}, value, change, known) {
  const choices = options ?? (number && known.length > 1 && known.length <= 40
    ? known.toSorted((one, other) => one - other).map(one => [String(one), one.toLocaleString('en')]) : null);
  if (!choices) {
    return h('input', {
      type: number ? 'number' : 'search', value, min: number ? 0 : null, class: number || small ? 'small-input' : null, placeholder,
      oninput: event => change(event.target.value.trim()),
    });
  }
  return h('select', {onchange: event => change(event.target.value)},
    h('option', {value: ''}, 'any'), choices.map(([key, text]) => h('option', {value: key, selected: key === value}, text)));
}
