// An adaptive search: what each point tried and why, its interval so far, and what it spent against the whole grid.
import {get, studyPath} from '../frame/api.js';
import {h, show} from '../frame/dom.js';
import {count, percent, plural, short} from '../frame/format.js';
import {failure} from '../frame/states.js';
import {Figure} from '../charts/figure.js';
import {searchPlot} from '../charts/search-plot.js';
import {figure} from '../parts/facts.js';

const AGAIN_MS = 2000;

export async function openSearch(container, {id, study}) {
  const path = `${studyPath(id)}/search`;
  const cost = h('section', {class: 'card', 'aria-label': 'What it cost'});
  const drawn = h('div', {class: 'figure-grid'});
  const figures = [];
  let shown = '';
  let seen = marks(study);
  let timer;

  const redraw = search => {
    const next = JSON.stringify(search);
    if (next === shown) return;
    shown = next;
    show(cost, h('h2', {}, goalOf(search)), h('p', {class: 'quiet'}, boundsOf(search)), spent(search));
    search.points.forEach((point, i) => {
      const plot = searchPlot(search, point);
      if (figures[i]) figures[i].set(plot);
      else figures.push(new Figure(plot));
    });
    if (drawn.childElementCount !== figures.length) {
      show(drawn, figures.map(one => h('section', {class: 'card', 'aria-label': one.plot.title}, one.element)));
    }
  };
  redraw(await get(path));
  show(container, cost, drawn);
  return {
    /** What it tries next follows from verdicts and states: then it is asked again, soon but not at each. */
    update(next) {
      if (marks(next) === seen || timer) return;
      timer = setTimeout(async () => {
        timer = null;
        seen = marks(next);
        await get(path).then(redraw, error => show(cost, failure(error)));
      }, AGAIN_MS);
    },
    close() {
      clearTimeout(timer);
      figures.forEach(one => one.close());
    },
  };
}

function marks(study) {
  return JSON.stringify([study.state, study.runs, study.run_states, study.verdicts, study.provisional]);
}

function goalOf({goal}) {
  return goal === 'critical_dataset_size' ? 'Searching for D_crit' : 'Searching for D_mem';
}

function boundsOf({train_size: {from, to, step}, tolerance, max_runs: most}) {
  return `Among data sizes from ${count(from)} to ${count(to)} in steps of ${count(step)}, until the 95 % interval is at most `
    + `${count(tolerance)} pairs wide, with ${count(most)} runs a point at most.`;
}

/** Run-epochs are budgets on both sides: a run that settled early would have done so in a grid too. */
function spent({points, train_size: {from, to, step}, grid_seeds: seeds}) {
  const sizes = Math.floor((to - from) / step) + 1;
  const runs = points.reduce((sum, {trials}) => sum + trials.length, 0);
  const epochs = points.reduce((sum, {spec, trials}) => sum + trials.length * spec.epochs, 0);
  const whole = points.reduce((sum, {spec}) => sum + sizes * seeds * spec.epochs, 0);
  return h('dl', {class: 'figures'},
    figure('state', points.every(({over}) => over) ? 'over' : 'searching'),
    figure('runs chosen', count(runs)),
    figure('run-epochs asked for', short(epochs)),
    figure(`all ${plural(sizes, 'size')} × ${seeds} seeds`, `${count(sizes * seeds * points.length)} runs, ${short(whole)} run-epochs`),
    figure('share of the grid', percent(epochs / whole)));
}
