// Home: the studies and the fleet.
import {get, listen} from './api.js';
import {h, show} from './dom.js';
import {verdictBar} from './dynamics.js';
import {ago, count, date, duration, percent, plural, speed} from './format.js';
import {progressBar} from './progress.js';
import {noStudies} from './states.js';

export async function openHome(container, frame) {
  const [studies, fleet] = await Promise.all([get('/api/studies?limit=100'), get('/api/fleet')]);
  frame.title('Grokscape');
  const list = h('div', {class: 'study-list'});
  const line = h('section', {class: 'fleet', 'aria-labelledby': 'fleet-heading'});
  show(container,
    h('div', {class: 'lead'},
      h('h1', {}, 'Studies'),
      h('p', {class: 'quiet'}, 'Which of four training dynamics a small transformer falls into, for every model size and data size.')),
    list, line);
  showStudies(list, studies);
  showFleet(line, fleet);
  return listen('', {
    studies: page => showStudies(list, page),
    fleet: next => showFleet(line, next),
  }, frame.link);
}

function showStudies(list, {items, total}) {
  if (!items.length) {
    show(list, noStudies());
    return;
  }
  // Rewriting a list under the keyboard would lose the focus: it is put back where it was.
  const focused = list.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
  show(list, h('ul', {class: 'cards'}, items.map(card)),
    total > items.length ? h('p', {class: 'quiet'}, `The newest ${items.length} of ${count(total)} studies.`) : null);
  if (focused) [...list.querySelectorAll('a')].find(link => link.getAttribute('href') === focused)?.focus();
}

function card(study) {
  return h('li', {class: 'card study-card'},
    h('div', {class: 'card-head'},
      h('h2', {}, h('a', {href: `#/studies/${encodeURIComponent(study.id)}`, class: 'card-link'}, study.name || study.id)),
      h('span', {class: 'state state-' + study.state}, study.state)),
    study.question ? h('p', {class: 'question'}, study.question) : null,
    progressBar(study),
    h('p', {class: 'facts'},
      h('span', {}, `${count(ended(study))} of ${plural(study.runs, 'run')} ended`),
      study.run_states.running ? h('span', {}, `${study.run_states.running} running`) : null,
      study.run_states.failed ? h('span', {class: 'bad'}, `${study.run_states.failed} failed`) : null,
      study.seconds_left !== null && study.state === 'active' ? h('span', {}, `${duration(study.seconds_left)} left`) : null,
      study.epochs_per_second ? h('span', {}, speed(study.epochs_per_second)) : null,
      h('span', {}, date(study.submitted_at))),
    verdictBar(study.verdicts, study.runs));
}

function ended(study) {
  return study.run_states.completed + study.run_states.failed + study.run_states.cancelled;
}

const byName = new Intl.Collator('en', {numeric: true});

function showFleet(section, fleet) {
  const trainers = fleet.trainers.toSorted((one, other) =>
    (other.running.length > 0) - (one.running.length > 0) || byName.compare(one.name, other.name));
  const busy = fleet.trainers.filter(trainer => trainer.running.length);
  show(section,
    h('h2', {id: 'fleet-heading'}, 'Fleet'),
    h('p', {class: 'facts'},
      h('span', {}, `${plural(busy.length, 'trainer')} at work`),
      fleet.epochs_per_second ? h('span', {}, speed(fleet.epochs_per_second)) : null,
      h('span', {}, `${count(fleet.runs_running)} running`),
      h('span', {}, `${count(fleet.runs_queued)} queued`),
      h('span', {}, `${count(fleet.runs_waiting)} waiting`)),
    fleet.trainers.length
      ? h('ul', {class: 'trainers'}, trainers.slice(0, 24).map(trainerLine))
      : h('p', {class: 'quiet'}, 'No trainer has been heard of yet.'));
}

function trainerLine(trainer) {
  const busy = trainer.running.length > 0;
  return h('li', {class: busy ? 'trainer busy' : 'trainer'},
    h('span', {class: 'trainer-name'}, h('span', {class: 'pulse', 'aria-hidden': 'true'}), trainer.name),
    busy
      ? trainer.running.map(job => h('span', {class: 'job'},
        h('a', {href: `#/runs/${encodeURIComponent(job.run_id)}`, class: 'mono'}, job.run_id.slice(0, 8)), ' ',
        h('span', {class: 'quiet'}, job.epochs ? percent((job.epoch ?? 0) / job.epochs) : '')))
      : h('span', {class: 'quiet'}, 'idle, heard ' + ago(trainer.last_seen)),
    h('span', {class: 'quiet trainer-done'},
      busy && trainer.epochs_per_second ? speed(trainer.epochs_per_second) : `${plural(trainer.runs_completed, 'run')} done`));
}
