// Any runs over each other: grouped as mean and interval, or each by itself. The address names the runs, by id or as a
// study's runs that fit a filter, and how they are shown.
import {remember, studyAddress, to} from '../frame/address.js';
import {h, show} from '../frame/dom.js';
import {plural} from '../frame/format.js';
import {Figure} from '../charts/figure.js';
import {curvesPlot, METRICS} from '../charts/curves-plot.js';
import {zoomable} from '../charts/zoom.js';
import {controls} from './controls.js';
import {fetchCurves} from './question.js';
import {groupTable} from './groups.js';

export async function openCompare(container, frame, {query}) {
  frame.title('Compare', {text: 'Studies', href: '#/'}, {text: 'Compare'});
  const asked = new URLSearchParams(query);
  const body = h('div', {class: 'view'});
  const lead = h('div', {class: 'lead'}, h('h1', {}, 'Compare'));
  let figure;
  let zoom;
  let visit = 0;

  const set = (name, value) => {
    if (value === null || value === '') asked.delete(name);
    else asked.set(name, value);
    remember(to(['compare'], asked));
  };
  const plotOf = answer => curvesPlot({
    answer, kind: asked.get('axis') === 'linear' ? 'linear' : 'log', range: rangeOf(asked.get('epochs')),
  });
  const redraw = () => {
    figure?.set(plotOf(figure.answer));
    zoom?.shows(asked.get('epochs'));
  };
  const load = async () => {
    const mine = ++visit;
    const {answer, runs} = await fetchCurves(asked);
    if (mine !== visit) return;
    show(said, `${plural(runs, 'run')} in ${plural(answer.groups.length, 'group')}`, asked.get('study')
      ? [' of ', h('a', {href: studyAddress(asked.get('study'), 'runs')}, asked.get('study'))] : '');
    if (!figure) {
      figure = new Figure(plotOf(answer));
      figure.answer = answer;
      zoom = zoomable(figure, range => {
        set('epochs', range?.join('-') ?? null);
        redraw();
      });
      zoom.shows(asked.get('epochs'));
      show(body, h('section', {class: 'card', 'aria-label': 'Curves'}, figure.element), table);
    } else {
      figure.answer = answer;
      figure.set(plotOf(answer));
    }
    show(table, h('h2', {}, 'Groups'), groupTable(answer, METRICS[answer.metric]));
  };
  const said = h('p', {class: 'quiet'});
  const table = h('div', {class: 'card'});
  lead.append(said);

  if (!asked.has('run') && !asked.has('study')) {
    show(container, lead, h('section', {class: 'notice empty'}, h('h2', {}, 'No runs chosen'),
      h('p', {}, 'Tick runs in a study’s table, or in the table of ', h('a', {href: '#/runs'}, 'all runs'), ', and compare them here.')));
    return {close() {}};
  }
  await load();
  show(container, lead, controls(asked, async (name, value, again) => {
    set(name, value);
    if (again) await load().catch(error => show(said, error.message));
    else redraw();
  }), body);
  return {
    close() {
      visit++;
      zoom?.end();
      figure?.close();
    },
  };
}

function rangeOf(text) {
  const ends = text?.match(/^(\d+)-(\d+)$/)?.slice(1).map(Number);
  return ends && ends[1] > ends[0] ? ends : null;
}
