// Runs of a larger priority are trained first.
import {post} from '../frame/api.js';
import {h, show} from '../frame/dom.js';

const MOST = 1000;

export function priorityForm(path) {
  const said = h('span', {class: 'quiet', role: 'status'});
  const input = h('input', {type: 'number', class: 'small-input', value: 0, min: -MOST, max: MOST, step: 1, required: true,
    'aria-label': 'Priority'});
  return h('form', {
    class: 'action', onsubmit: async event => {
      event.preventDefault();
      try {
        await post(path, {priority: input.valueAsNumber});
        show(said, 'asked the planner');
      } catch (error) {
        show(said, error.message);
      }
    },
  }, input, h('button', {type: 'submit', class: 'button'}, 'Set priority'), said);
}
