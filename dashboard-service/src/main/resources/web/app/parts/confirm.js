import {post} from '../frame/api.js';
import {h, show} from '../frame/dom.js';

const THINK_MS = 4000;

/** A button that asks the planner for something at once; what can be taken back needs no question. */
export function actionButton(text, path) {
  return confirmButton(text, null, path);
}

/** A button that asks back in its own place before it does what cannot be undone. */
export function confirmButton(text, question, path) {
  const said = h('span', {class: 'quiet', role: 'status'});
  let sure = false;
  let timer;
  const button = h('button', {
    type: 'button', class: 'button',
    onclick: async () => {
      clearTimeout(timer);
      if (question && !sure) {
        sure = true;
        show(button, question);
        timer = setTimeout(() => { sure = false; show(button, text); }, THINK_MS);
        return;
      }
      sure = false;
      show(button, text);
      button.disabled = true;
      try {
        await post(path);
        show(said, 'asked the planner');
      } catch (error) {
        button.disabled = false;
        show(said, error.message);
      }
    },
  }, text);
  return h('div', {class: 'action'}, button, said);
}
