// Home: the studies, the fleet, and what failed lately.
import {get} from '../frame/api.js';
import {h, show} from '../frame/dom.js';
import {count} from '../frame/format.js';
import {listen, newest} from '../frame/live.js';
import {noStudies} from '../frame/states.js';
import {showFailures} from './failures.js';
import {showFleet} from './fleet.js';
import {studyCard} from './study-card.js';

export async function openHome(container, frame) {
  const [studies, fleet] = await Promise.all([get('/api/studies?limit=100'), get('/api/fleet')]);
  frame.title('Grokscape');
  const list = h('div', {class: 'study-list'});
  const line = h('section', {class: 'card fleet', 'aria-labelledby': 'fleet-heading'});
  const failures = h('section', {class: 'card failures', 'aria-labelledby': 'failures-heading', hidden: true});
  const failed = {known: -1};
  const showAll = page => {
    showStudies(list, page);
    showFailures(failures, failed, page.items);
  };
  show(container,
    h('div', {class: 'lead'},
      h('h1', {}, 'Studies'),
      h('p', {class: 'quiet'}, 'Which of four training dynamics a small transformer falls into, for every model size and data size.')),
    list, h('div', {class: 'home-foot'}, line, failures));
  showAll(studies);
  showFleet(line, fleet);
  return {close: listen('', {studies: newest(showAll), fleet: newest(next => showFleet(line, next))}, frame.link)};
}

function showStudies(list, {items, total}) {
  if (!items.length) {
    show(list, noStudies());
    return;
  }
  let cards = list.querySelector('.cards');
  if (!cards) show(list, cards = h('ul', {class: 'cards'}), h('p', {class: 'quiet more'}));
  // A card that says the same stays: rewriting it would lose the focus, and work for nothing.
  const known = new Map([...cards.children].map(card => [card.dataset.id, card]));
  const next = items.map(study => {
    const said = JSON.stringify(study);
    const old = known.get(study.id);
    if (old?.said === said) return old;
    const focused = old?.contains(document.activeElement);
    const card = Object.assign(studyCard(study), {said});
    card.dataset.id = study.id;
    if (focused) queueMicrotask(() => card.querySelector('a').focus({preventScroll: true}));
    return card;
  });
  if (next.length !== cards.childElementCount || next.some((card, i) => cards.children[i] !== card)) show(cards, next);
  show(list.querySelector('.more'), total > items.length ? `The newest ${items.length} of ${count(total)} studies.` : null);
}
