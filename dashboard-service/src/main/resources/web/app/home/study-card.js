// A study on the first page.
import {studyAddress} from '../frame/address.js';
import {h} from '../frame/dom.js';
import {count, date, duration, plural, speed} from '../frame/format.js';
import {verdictBar} from '../parts/dynamics.js';
import {progressBar} from '../parts/progress.js';
import {smallMap} from './small-map.js';

export function studyCard(study) {
  const map = smallMap(study.zones);
  return h('li', {class: 'card study-card' + (map ? ' mapped' : '')},
    h('div', {class: 'card-head'},
      h('h2', {}, h('a', {href: studyAddress(study.id), class: 'card-link'}, study.name || study.id)),
      h('span', {class: 'state state-' + study.state}, study.state)),
    h('div', {class: 'card-body'},
      h('div', {class: 'card-words'},
        study.question ? h('p', {class: 'question'}, study.question) : null,
        progressBar(study),
        h('p', {class: 'facts'},
          h('span', {}, `${count(ended(study))} of ${plural(study.runs, 'run')} ended`),
          study.run_states.running ? h('span', {}, `${study.run_states.running} running`) : null,
          study.run_states.failed ? h('span', {class: 'bad'}, `${study.run_states.failed} failed`) : null,
          study.seconds_left !== null && study.state === 'active' ? h('span', {}, `${duration(study.seconds_left)} left`) : null,
          study.epochs_per_second ? h('span', {}, speed(study.epochs_per_second)) : null,
          h('span', {}, date(study.submitted_at)))),
      map),
    verdictBar(study.verdicts, study.runs));
}

function ended(study) {
  return study.run_states.completed + study.run_states.failed + study.run_states.cancelled;
}
