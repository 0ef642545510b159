// What is shown where there is nothing to show.
import {h} from './dom.js';

export function failure(error) {
  const wrongAddress = error.status >= 400 && error.status < 500;
  return h('section', {class: 'notice', role: 'alert'},
    h('h1', {}, wrongAddress ? 'Not here' : 'Not available just now'),
    h('p', {}, sentence(error.message || 'something went wrong')),
    wrongAddress
      ? h('p', {}, h('a', {href: '#/'}, 'All studies'))
      : h('p', {class: 'quiet'}, 'This page tries again by itself.'));
}

/** Room that will be filled in a moment. */
export function loading(height = 320) {
  return h('div', {class: 'loading', role: 'status', style: {height: `${height}px`}}, h('span', {class: 'unseen'}, 'Loading'));
}

/** The service speaks in clauses; a page speaks in sentences. */
export function sentence(words) {
  return words[0].toUpperCase() + words.slice(1) + (/[.!?]$/.test(words) ? '' : '.');
}

export function noStudies() {
  return h('section', {class: 'notice empty'},
    h('h2', {}, 'No study yet'),
    h('p', {}, 'A study is a question and the grid of training runs that answers it. Start with the one that takes three minutes:'),
    h('p', {}, h('code', {class: 'command'}, './grokscape run quickstart')),
    h('p', {}, h('a', {class: 'button', href: '#/new?catalogue=quickstart'}, 'Or look at it here and submit it')),
    h('p', {class: 'quiet'}, 'It appears here by itself.'));
}
