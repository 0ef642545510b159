// Who trains what, and what waits.
import {runAddress} from '../frame/address.js';
import {h, show} from '../frame/dom.js';
import {ago, count, percent, plural, speed} from '../frame/format.js';

const byName = new Intl.Collator('en', {numeric: true});
const MOST = 24;

export function showFleet(section, fleet) {
  const trainers = fleet.trainers.toSorted((one, other) =>
    (other.running.length > 0) - (one.running.length > 0) || byName.compare(one.name, other.name));
  const busy = fleet.trainers.filter(trainer => trainer.running.length);
  const focused = section.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
  show(section,
    h('h2', {id: 'fleet-heading'}, 'Fleet'),
    h('p', {class: 'facts'},
      h('span', {}, `${plural(busy.length, 'trainer')} at work`),
      fleet.epochs_per_second ? h('span', {}, speed(fleet.epochs_per_second)) : null,
      h('span', {}, `${count(fleet.runs_running)} running`),
      h('span', {}, `${count(fleet.runs_queued)} queued`),
      h('span', {}, `${count(fleet.runs_waiting)} waiting`)),
    trainers.length
      ? h('ul', {class: 'trainers'}, trainers.slice(0, MOST).map(trainerLine))
      : h('p', {class: 'quiet'}, 'No trainer has been heard of yet.'),
    trainers.length > MOST ? h('p', {class: 'quiet small'}, `and ${count(trainers.length - MOST)} more`) : null);
  if (focused) [...section.querySelectorAll('a')].find(link => link.getAttribute('href') === focused)?.focus({preventScroll: true});
}

function trainerLine(trainer) {
  const busy = trainer.running.length > 0;
  return h('li', {class: busy ? 'trainer busy' : 'trainer'},
    h('span', {class: 'trainer-name'}, h('span', {class: 'pulse', 'aria-hidden': 'true'}), trainer.name),
    busy
      ? trainer.running.map(job => h('span', {class: 'job'},
        h('a', {href: runAddress(job.run_id), class: 'mono'}, job.run_id.slice(0, 8)), ' ',
        h('span', {class: 'quiet'}, job.epochs ? percent((job.epoch ?? 0) / job.epochs) : '')))
      : h('span', {class: 'quiet'}, 'idle, heard ' + ago(trainer.last_seen)),
    h('span', {class: 'quiet trainer-done'},
      busy && trainer.epochs_per_second ? speed(trainer.epochs_per_second) : `${plural(trainer.runs_completed, 'run')} done`));
}
