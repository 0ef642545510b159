// What the paper states with a figure; held against runs, each check says what was measured.
import {h} from '../frame/dom.js';

const WORDS = {
  agrees: ['✓', 'agrees', 'supported'], does_not_agree: ['✕', 'does not agree', 'contradicted'],
    not_enough_runs: ['○', 'not enough runs', 'not-enough-runs'],
};

export function claimList(claims) {
  return h('ol', {class: 'claims'}, claims.map(claim => {
    const [sign, word, status] = WORDS[claim.agreement] ?? [];
    return h('li', {class: status ? `claim status-${status}` : 'claim'},
      h('p', {}, h('b', {}, claim.figure), ' ', claim.says),
      word ? h('p', {class: 'badge'}, h('span', {'aria-hidden': 'true'}, sign), ' ', word) : null,
      claim.checks ? h('ul', {class: 'checks small quiet'}, claim.checks.map(check => h('li', {},
        `${check.says}: `, h('span', {class: `badge status-${(WORDS[check.agreement] ?? [])[2]}`}, WORDS[check.agreement]?.[1] ?? check.agreement),
        check.measured ? ` (${check.measured})` : ''))) : null);
  }));
}
