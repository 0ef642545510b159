// The study as it was submitted, and everything of it as files.
import {to} from '../frame/address.js';
import {h, show} from '../frame/dom.js';
import {exportLinks} from '../parts/exports.js';

const TABLES = {runs: 'runs with their last values', curves: 'every measurement of every run', verdicts: 'verdicts with their evidence',
  findings: 'findings'};

export function openSource(container, {id, study}) {
  show(container,
    h('section', {class: 'card'}, h('h2', {}, 'The study as submitted'),
      study.yaml ? h('pre', {class: 'source', tabindex: 0}, study.yaml) : h('p', {class: 'quiet'}, 'Its file is not known.'),
      study.yaml ? h('p', {class: 'more'}, h('a', {href: to(['new'], {study: id})}, 'A new study from this one')) : null),
    h('section', {class: 'card'}, h('h2', {}, 'Tables for other tools'),
      h('ul', {class: 'downloads'}, Object.entries(TABLES).map(([what, words]) => h('li', {}, h('span', {}, words),
        h('span', {class: 'formats'}, exportLinks(id, what, ['csv', 'json', 'parquet']).map(({text, href}) =>
          h('a', {href, download: '', 'aria-label': `${words} as ${text}`}, text))))))));
  return {close() {}};
}
