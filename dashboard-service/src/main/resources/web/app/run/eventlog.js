// What happened to a run.
import {h} from '../frame/dom.js';
import {count, date, time} from '../frame/format.js';

export function eventLog(events) {
  if (!events.length) return h('p', {class: 'quiet'}, 'Nothing yet.');
  return h('ol', {class: 'events'}, gathered(events).map(({event, also}) =>
    h('li', {class: 'event event-' + event.kind},
      h('time', {datetime: event.occurred_at, title: date(event.occurred_at)}, time(event.occurred_at)),
      h('span', {class: 'event-what'}, h('b', {}, words(event.kind)), ' ', detail(event),
        also ? h('span', {class: 'quiet'}, ` and ${also} before`) : null),
      h('span', {class: 'quiet'}, event.attempt ? `${event.source}, attempt ${event.attempt}` : event.source))));
}

/** Checkpoints in a row are one line: the last one matters. */
function gathered(events) {
  const lines = [];
  for (const event of events) {
    const last = lines.at(-1);
    if (event.kind === 'checkpointed' && last?.event.kind === 'checkpointed' && last.event.attempt === event.attempt) {
      lines[lines.length - 1] = {event, also: last.also + 1};
    } else {
      lines.push({event, also: 0});
    }
  }
  return lines;
}

/** Checkpoints that could not be used, each with the reason. */
function passedOver({passed_over: checkpoints = []}) {
  return checkpoints.map(({object, reason}) => `; ${object} is passed over: ${reason}`).join('');
}

function words(kind) {
  return kind === 'handed_back' ? 'handed back' : kind;
}

function detail({kind, detail}) {
  switch (kind) {
    case 'planned': return `for study ${detail.study_id}`;
    case 'queued': return detail.offer > 1 ? `offer ${detail.offer}` : '';
    case 'started': return (detail.engine ? `on ${detail.engine}` : '') + passedOver(detail);
    case 'resumed': return `from epoch ${count(detail.from_epoch)}${passedOver(detail)}`;
    case 'checkpointed': return `at epoch ${count(detail.epoch)}`;
    case 'completed': return `at epoch ${count(detail.last_epoch)}${detail.settled ? ', settled' : ''}`;
    case 'failed': return `${detail.reason}${detail.terminal ? '' : ' (to be tried again)'}`;
    case 'cancelled': return detail.reason;
    case 'paused': return detail.reason;
    case 'reopened': return detail.reason;
    case 'annotated': return detail.notes.at(-1)?.text ?? '';
    case 'declined': return `offer ${detail.offer}, ${detail.because} meanwhile`;
    case 'handed_back': return `at epoch ${count(detail.epoch)}`;
    default: return '';
  }
}
