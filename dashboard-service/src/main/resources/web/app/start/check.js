// What a study would come to, before it is submitted.
import {post} from '../frame/api.js';
import {h} from '../frame/dom.js';
import {count, duration, scientific, short} from '../frame/format.js';
import {sentence} from '../frame/states.js';
import {figure} from '../parts/facts.js';

/** The service's answer; an error of the file is an answer too. */
export async function checkOf(text) {
  try {
    const answer = await post('/api/studies/check', text);
    return {errors: [], warnings: [], ...answer};
  } catch (error) {
    const {line = null, column = null} = error.said ?? {};
    return {errors: [{line, column, message: error.message}], warnings: []};
  }
}

export function costCard({errors, warnings, runs, distinct, reused, epochs, flops, seconds}) {
  if (errors.length) {
    return [h('h2', {}, 'What it would cost'), h('p', {class: 'bad'}, errors[0].line ? `Line ${errors[0].line}: ` : '', errors[0].message)];
  }
  const planned = distinct ?? runs;
  const fresh = planned - (reused ?? 0);
  const atMost = planned ? '' : 'at most ';
  const timed = seconds !== null && seconds !== undefined;
  return [h('h2', {}, 'What it would cost'),
    h('dl', {class: 'figures'},
      // A search lists no run: it chooses them as it goes.
      planned ? [figure('runs', count(planned)), figure('to be trained', count(fresh))] : figure('runs', 'chosen as it goes'),
      reused ? figure('known already', count(reused)) : null,
      figure('epochs', atMost + short(epochs)),
      flops ? figure('operations', atMost + scientific(flops)) : null,
      timed ? figure('time here', planned && !fresh ? 'none' : `${atMost || 'about '}${duration(seconds)}`) : null),
    warnings.length ? h('ul', {class: 'warnings'}, warnings.map(warning => h('li', {}, sentence(warning)))) : null];
}
