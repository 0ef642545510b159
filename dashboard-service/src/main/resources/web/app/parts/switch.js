// One of a few, side by side.
import {h} from '../frame/dom.js';

let made = 0;

export function choice(legend, options, chosen, onChoose) {
  const name = `choice-${++made}`;
  return h('fieldset', {class: 'switch'}, h('legend', {class: 'unseen'}, legend), Object.entries(options).map(([value, text]) =>
    h('label', {}, h('input', {type: 'radio', name, value, checked: value === chosen, onchange: () => onChoose(value)}), h('span', {}, text))));
}
