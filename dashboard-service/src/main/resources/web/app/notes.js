// What people have noted on a study or a run.
import {h} from './dom.js';
import {date} from './format.js';

export function annotations({notes, tags}) {
  return [
    tags.length ? h('ul', {class: 'tags', 'aria-label': 'Tags'}, tags.map(tag => h('li', {class: 'tag'}, tag))) : null,
    notes.map(note => h('p', {class: 'note'}, note.text, ' ', h('span', {class: 'quiet'}, date(note.written_at)))),
  ];
}
