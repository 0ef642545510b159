// What people have noted on a study or a run: read, written and taken off here, kept by the planner.
import {send} from '../frame/api.js';
import {h, show} from '../frame/dom.js';
import {date} from '../frame/format.js';

const TAG = '[a-z0-9][a-z0-9._\\-]{0,39}';

/** {@code of}: {kind: 'studies' or 'runs', id}. The element's {@code refresh} takes newer notes in. */
export function annotations(noted, {kind, id}) {
  const path = `/api/notes/${kind}/${encodeURIComponent(id)}`;
  const element = h('div', {class: 'annotations'});
  const said = h('span', {class: 'bad small', role: 'status'});
  let shown = '';

  const change = async (method, rest, body) => {
    show(said);
    try {
      refresh(await send(method, path + rest, body));
      return true;
    } catch (error) {
      show(said, error.message);
      return false;
    }
  };
  const refresh = ({notes, tags}) => {
    const next = JSON.stringify([notes, tags]);
    if (next === shown) return;
    shown = next;
    show(tagList, tags.map(tag => h('li', {class: 'tag'}, tag,
      remover(`Take the tag ${tag} off`, () => change('DELETE', `/tags/${encodeURIComponent(tag)}`)))));
    show(noteList, notes.map(note => h('li', {class: 'note'}, h('span', {class: 'note-text'}, note.text), ' ',
      h('span', {class: 'quiet small'}, date(note.written_at)),
      remover('Remove this note', () => change('DELETE', `/${encodeURIComponent(note.id)}`)))));
    tagList.hidden = !tags.length;
    noteList.hidden = !notes.length;
  };
  const tagList = h('ul', {class: 'tags', 'aria-label': 'Tags'});
  const noteList = h('ul', {class: 'notes', 'aria-label': 'Notes'});
  const text = h('textarea', {rows: 2, maxlength: 4000, required: true, 'aria-label': 'Note'});
  const tag = h('input', {type: 'text', pattern: TAG, required: true, 'aria-label': 'Tag', class: 'small-input',
    title: 'small letters, digits, dots, hyphens, underscores'});
  const form = (field, words, submit) => h('form', {
    class: 'note-form', onsubmit: async event => {
      event.preventDefault();
      if (await submit(field.value.trim())) field.value = '';
    },
  }, field, h('button', {type: 'submit', class: 'button'}, words));
  show(element, tagList, noteList, h('details', {class: 'annotate'}, h('summary', {}, 'Add a note or a tag'),
    form(text, 'Add note', value => change('POST', '', {text: value})),
    form(tag, 'Add tag', value => change('PUT', `/tags/${encodeURIComponent(value)}`)), said));
  refresh(noted);
  element.refresh = refresh;
  return element;
}

function remover(label, remove) {
  return h('button', {type: 'button', class: 'remove', 'aria-label': label, title: label, onclick: remove}, '×');
}
