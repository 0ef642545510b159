// The word in the masthead that says whether what one sees is live.
import {h, show} from './dom.js';

const WORDS = {
  live: ['live', 'Live: changes appear by themselves'],
  lost: ['reconnecting', 'The connection is lost; the page takes it up again by itself'],
  away: ['stale', 'The dashboard cannot read its database just now; the last values are shown'],
};

export function showLinkState(state) {
  const element = document.getElementById('link-state');
  if (element.dataset.state === state) return;
  element.dataset.state = state;
  const [word, title] = WORDS[state] ?? ['', ''];
  element.title = title;
  show(element, state ? h('span', {class: 'pulse', 'aria-hidden': 'true'}) : null, word);
}
