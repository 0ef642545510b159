// The studies that come with Grokscape, to begin from.
import {get} from '../frame/api.js';
import {h} from '../frame/dom.js';
import {count} from '../frame/format.js';

export async function catalogueList(use) {
  const entries = await get('/api/catalogue').catch(() => []);
  if (!entries.length) return null;
  return h('details', {class: 'card catalogue'}, h('summary', {}, 'Begin from the catalogue'),
    h('ul', {class: 'catalogue-list'}, entries.map(({name, question, runs}) => h('li', {},
      h('button', {type: 'button', class: 'quiet-button', onclick: () => use(name)}, name), h('span', {class: 'quiet small'}, `${count(runs)} runs`),
      question ? h('p', {class: 'quiet small'}, question) : null))));
}
