import {h} from '../frame/dom.js';

/** A number with its name, for a row of them. */
export function figure(name, value, kind = '') {
  return h('div', {class: kind}, h('dt', {}, name), h('dd', {}, value));
}
