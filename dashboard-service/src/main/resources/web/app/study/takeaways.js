// The eight takeaways of Huang et al. (end of section 1), each held against this study's runs.
import {h} from '../frame/dom.js';
import {number, plural} from '../frame/format.js';

const STATUS = {SUPPORTED: ['✓', 'supported'], CONTRADICTED: ['✕', 'contradicted'], NOT_ENOUGH_RUNS: ['○', 'not enough runs']};

export function takeawayCard(takeaways) {
  const decided = takeaways.filter(({status}) => status !== 'NOT_ENOUGH_RUNS');
  const open = takeaways.filter(({status}) => status === 'NOT_ENOUGH_RUNS');
  return h('section', {class: 'card'}, h('h2', {}, 'The paper’s takeaways'),
    decided.length ? h('ol', {class: 'takeaways'}, decided.map(takeaway)) : h('p', {class: 'quiet'}, 'These runs do not decide any of them yet.'),
    open.length ? h('details', {class: 'more'}, h('summary', {}, `${plural(open.length, 'takeaway')} with not enough runs`),
      h('ol', {class: 'takeaways'}, open.map(takeaway))) : null);
}

function takeaway({number: nth, claim, status, criterion, cases = []}) {
  const [sign, word] = STATUS[status] ?? ['', status];
  return h('li', {class: 'takeaway status-' + status.toLowerCase().replaceAll('_', '-')},
    h('p', {class: 'takeaway-claim'}, h('span', {class: 'takeaway-number'}, `${nth}.`), ' ', claim),
    h('p', {class: 'badge'}, h('span', {'aria-hidden': 'true'}, sign), ' ', word),
    h('p', {class: 'quiet small'}, 'To be seen: ', criterion),
    cases.length ? h('details', {}, h('summary', {class: 'small'}, plural(cases.length, 'comparison')), h('ul', {class: 'cases'}, cases.map(one =>
      h('li', {}, h('span', {class: 'badge status-' + one.status.toLowerCase().replaceAll('_', '-')},
        STATUS[one.status]?.[1] ?? one.status), ' ', values(one))))) : null);
}

/** A comparison's own numbers, as they come. */
function values({status, ...fields}) {
  return Object.entries(fields).filter(([, value]) => value !== null).map(([key, value]) =>
    `${key.replaceAll('_', ' ')} ${plain(value)}`).join(' · ');
}

function plain(value) {
  if (typeof value === 'number') return number(value);
  if (Array.isArray(value)) return value.map(plain).join(' to ');
  if (typeof value !== 'object') return String(value);
  return Object.entries(value).map(([key, one]) => `${key.replaceAll('_', ' ')} ${plain(one)}`).join(', ');
}
