// Why a run got its verdict, in words and numbers.
import {h} from '../frame/dom.js';
import {chip, meaning} from '../parts/dynamics.js';
import {count, percent} from '../frame/format.js';

export function verdictCard(verdict, state) {
  if (!verdict) {
    return [h('h2', {}, 'Verdict'),
      h('p', {class: 'quiet'}, state === 'waiting' || state === 'queued'
        ? 'The run has not begun.' : 'Not judged yet: the curve is too short to say.')];
  }
  const evidence = verdict.evidence;
  return [
    h('h2', {}, 'Verdict'),
    h('p', {class: 'verdict-line'}, chip(verdict.dynamic, verdict.provisional),
      h('span', {class: 'quiet'}, `confidence ${verdict.confidence.toFixed(2)}`)),
    h('p', {class: 'meaning'}, 'A run that ', meaning(verdict.dynamic), '.'),
    verdict.explanation ? h('p', {}, verdict.explanation) : null,
    h('dl', {class: 'evidence'}, rows(evidence).map(([name, value, note]) =>
      h('div', {}, h('dt', {}, name), h('dd', {}, value, note ? h('span', {class: 'quiet'}, ' ' + note) : null)))),
    h('p', {class: 'quiet small'},
      verdict.provisional ? `So far, up to epoch ${count(evidence.last_epoch)}; the verdict may change. ` : '',
      `Rules ${verdict.rules_version}.`),
  ];
}

function rows(evidence) {
  const known = value => value !== null && value !== undefined;
  const all = [
    known(evidence.fitted_epoch)
      ? ['training set fitted', `epoch ${count(evidence.fitted_epoch)}`, '(accuracy ≥ 99 %)']
      : ['training set fitted', 'never', '(accuracy stayed below 99 %)'],
    known(evidence.risen_epoch) ? ['validation risen', `epoch ${count(evidence.risen_epoch)}`, '(half its final value)'] : null,
    known(evidence.delay) ? ['delay', `${count(evidence.delay)} epochs`, ''] : null,
    ['training at the end', percent(evidence.train_accuracy), '(median of the last tenth)'],
    known(evidence.validation_accuracy) ? ['validation at the end', percent(evidence.validation_accuracy), '(median)'] : null,
    known(evidence.norm_change)
      ? ['norm while rising', `${evidence.norm_change > 0 ? '+' : '−'}${Math.abs(evidence.norm_change * 100).toFixed(0)} %`, ''] : null,
    evidence.plateaus?.length ? ['plateaus', evidence.plateaus.map(percent).join(', '), ''] : null,
    evidence.immediate ? ['memorising stage', 'none seen', ''] : null,
  ];
  return all.filter(Boolean);
}
