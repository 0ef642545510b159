// The studies that come with Grokscape, to begin from.
import {h} from '../frame/dom.js';
import {count, duration} from '../frame/format.js';

export function catalogueList({items, speed}, use) {
  if (!items.length) return null;
  const time = seconds => speed ? `, ${duration(seconds / speed)}` : '';
  const ordered = items.toSorted((one, other) => one.reference_seconds - other.reference_seconds);
  return h('details', {class: 'card catalogue', open: true}, h('summary', {}, 'Begin from the catalogue'),
    h('ul', {class: 'catalogue-list', tabindex: 0, 'aria-label': 'Catalogue'}, ordered.map(entry => h('li', {},
      h('button', {type: 'button', class: 'quiet-button', onclick: () => use(entry)}, entry.name),
      h('span', {class: 'quiet small'}, `${count(entry.runs)} runs${time(entry.reference_seconds)}`),
      entry.question ? h('p', {class: 'quiet small'}, entry.question) : null))));
}
