import {h} from '../frame/dom.js';

export function figureCard(figure) {
  return h('li', {class: 'card'}, h('h2', {}, `Figure ${figure.figure}`));
}
