// A new study: a YAML file, checked while one writes, with what it would cost before it is submitted.
import {remember, to} from '../frame/address.js';
import {ApiError, get, runPath, studyPath} from '../frame/api.js';
import {h, show} from '../frame/dom.js';
import {submitStudy} from '../frame/submit.js';
import {catalogueList} from './catalogue.js';
import {checkOf, costCard} from './check.js';
import {Editor} from './editor.js';
import {keyHelp} from './help.js';
import {EXAMPLE, fromRun} from './templates.js';

const PAUSE_MS = 400;

export async function openNew(container, frame, {query}) {
  frame.title('New study', {text: 'Studies', href: '#/'}, {text: 'New study'});
  const editor = new Editor(await given(query), () => later());
  const cost = h('section', {class: 'card cost', 'aria-label': 'What it would cost', 'aria-live': 'polite'});
  const submit = h('button', {type: 'button', class: 'button primary', disabled: true, onclick: () => send()}, 'Submit this study');
  const said = h('p', {class: 'bad', role: 'alert'});
  let timer;
  let visit = 0;

  const later = () => {
    clearTimeout(timer);
    submit.disabled = true;
    timer = setTimeout(check, PAUSE_MS);
  };
  const check = async () => {
    const mine = ++visit;
    const found = await checkOf(editor.text);
    if (mine !== visit) return;
    editor.mark(found.errors);
    show(cost, costCard(found, error => editor.goTo(error)));
    submit.disabled = found.errors.length > 0;
  };
  const send = async () => {
    submit.disabled = true;
    show(said);
    try {
      await submitStudy(editor.text);
    } catch (error) {
      show(said, error.message);
      submit.disabled = false;
    }
  };
  const catalogue = await get('/api/catalogue').catch(() => ({items: [], speed: null}));
  const use = entry => {
    editor.set(entry.yaml);
    remember(to(['new'], {catalogue: entry.name}));
    later();
  };
  show(container,
    h('div', {class: 'lead'}, h('h1', {}, 'New study'),
      h('p', {class: 'quiet'}, 'A question and the grid of runs that answers it. Runs that exist already are not trained again.')),
    h('div', {class: 'start-columns'},
      h('div', {class: 'start-main'}, h('section', {class: 'card', 'aria-label': 'Study file'}, editor.element),
        h('div', {class: 'submit-row'}, submit, said)),
      h('div', {class: 'start-side'}, cost, catalogueList(catalogue, use), await keyHelp())));
  await check();
  return {
    close() {
      clearTimeout(timer);
      visit++;
    },
  };
}

/** What the address says one begins from. */
async function given(query) {
  const name = query.get('catalogue');
  if (name) {
    const entry = (await get('/api/catalogue')).items.find(one => one.name === name);
    if (!entry) throw new ApiError(404, 'Not here', `The catalogue has no study called ${name}.`);
    return entry.yaml;
  }
  if (query.get('study')) return (await get(studyPath(query.get('study')))).yaml;
  if (query.get('run')) return fromRun(await get(runPath(query.get('run'))));
  return EXAMPLE;
}
