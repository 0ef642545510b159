// A study: how far it is, and its views, each with an address of its own. One stream feeds them all.
import {studyAddress} from '../frame/address.js';
import {get, studyPath} from '../frame/api.js';
import {h, show} from '../frame/dom.js';
import {listen, newest} from '../frame/live.js';
import {failure, loading} from '../frame/states.js';
import {annotations} from '../parts/notes.js';
import {progressBar} from '../parts/progress.js';
import {knownAlready, studyActions, studyFigures} from './overview.js';
import {tabsOf} from './tabs.js';

export async function openStudy(container, frame, {path: [, id, first], query}) {
  let study = await get(studyPath(id));
  frame.title(study.name, {text: 'Studies', href: '#/'}, {text: study.name});
  const overview = h('section', {class: 'overview', 'aria-label': 'Progress'});
  const notes = annotations(study, {kind: 'studies', id});
  const controls = h('div', {class: 'actions'});
  const tabs = h('nav', {class: 'tabs', 'aria-label': 'Views of this study'});
  const panel = h('div', {class: 'panel'});
  let current = {close() {}};
  let name;
  let visit = 0;
  let offered = '';

  const showHead = () => {
    show(overview, progressBar(study), studyFigures(study), knownAlready(study));
    const able = `${study.state} ${study.run_states.failed > 0}`;
    if (able !== offered) {
      offered = able;
      show(controls, studyActions(study));
    }
    const shown = tabsOf(study);
    if (tabs.dataset.shown !== shown.map(tab => tab.name).join() + name) {
      tabs.dataset.shown = shown.map(tab => tab.name).join() + name;
      const focused = tabs.contains(document.activeElement);
      show(tabs, shown.map(tab => h('a', {
        href: studyAddress(id, tab.name), 'aria-current': tab.name === name ? 'page' : null,
      }, tab.title)));
      const here = tabs.querySelector('[aria-current]');
      if (focused) here?.focus({preventScroll: true});
      if (here) tabs.scrollLeft = here.offsetLeft - (tabs.clientWidth - here.offsetWidth) / 2;
    }
  };

  const turn = async ({path: [, , wanted], query: parameters}) => {
    const mine = ++visit;
    const tab = tabsOf(study).find(one => one.name === (wanted ?? 'zones'));
    current.close();
    current = {close() {}};
    name = tab?.name;
    frame.title(tab && tab.name !== 'zones' ? `${tab.title} · ${study.name}` : study.name, {text: 'Studies', href: '#/'}, {text: study.name});
    showHead();
    if (!tab) {
      show(panel, failure({status: 404, message: `A study has no view called ${wanted}.`}));
      return;
    }
    const waiting = setTimeout(() => mine === visit && show(panel, loading()), 150);
    const inner = h('div', {class: 'tab-view'});
    try {
      const opened = await tab.open(inner, {id, study, frame, query: parameters});
      if (mine !== visit) {
        opened.close();
        return;
      }
      current = opened;
      show(panel, inner);
    } catch (error) {
      if (!('status' in error)) console.error(error);
      if (mine === visit) show(panel, failure(error));
    } finally {
      clearTimeout(waiting);
    }
  };

  show(container,
    h('div', {class: 'lead'}, h('h1', {}, study.name), study.question ? h('p', {class: 'question'}, study.question) : null, notes),
    overview, tabs, panel, controls);
  await turn({path: ['studies', id, first], query});
  const stop = listen(`?study=${encodeURIComponent(id)}`, {
    study: newest(next => {
      study = next;
      showHead();
      notes.refresh(next);
      current.update?.(next);
    }),
    runs: newest(runs => current.runs?.(runs), {join: byId}),
  }, frame.link);
  return {
    turn,
    close() {
      stop();
      current.close();
    },
  };
}

/** Each run once, as it was said last. */
function byId(earlier, later) {
  return [...new Map([...earlier, ...later].map(run => [run.run_id, run])).values()];
}
