// Final validation accuracy over model size, data size or random labels: a figure for each of what is held fixed, and all
// means in one. Every seed is a point; nothing is hidden in a mean.
import {get, studyPath, withQuery} from '../frame/api.js';
import {studyAddress} from '../frame/address.js';
import {h, show} from '../frame/dom.js';
import {Figure} from '../charts/figure.js';
import {accuracyPlot, togetherPlot} from '../charts/accuracy-plot.js';
import {exportLinks} from '../parts/exports.js';

const AGAIN_MS = 2000;

export const openAccuracy = over => async (container, {id, study}) => {
  const path = withQuery(`${studyPath(id)}/accuracy`, {over});
  const figures = new Map();
  let shown = '';
  let ended = endedOf(study);
  let timer;

  const redraw = ({series}) => {
    const known = series.filter(({points}) => points.length);
    const next = JSON.stringify(known);
    if (next === shown) return;
    shown = next;
    if (!known.length) {
      show(container, h('p', {class: 'card quiet'}, 'No run has been measured yet.'));
      return;
    }
    const names = namesOf(known);
    const plots = known.map((one, i) => ({
      ...accuracyPlot({over, series: one, name: names[i], address: point => studyAddress(id, 'runs', {...one.key, [over]: point.x})}),
      links: exportLinks(id, 'runs'),
    }));
    if (known.length > 1) plots.unshift({...togetherPlot({over, series: known, names}), links: exportLinks(id, 'runs')});
    for (const plot of plots) {
      if (figures.has(plot.name)) figures.get(plot.name).set(plot);
      else figures.set(plot.name, new Figure(plot));
    }
    if (container.querySelectorAll('figure').length !== plots.length) {
      show(container, h('div', {class: 'figure-grid'}, plots.map((plot, i) =>
        h('section', {class: 'card' + (known.length > 1 && i === 0 ? ' whole' : ''), 'aria-label': plot.title}, figures.get(plot.name).element))));
    }
  };
  redraw(await get(path));
  return {
    /** Means change when runs end: then they are read again, soon but not at each. */
    update(next) {
      if (endedOf(next) === ended || timer) return;
      timer = setTimeout(async () => {
        timer = null;
        ended = endedOf(next);
        redraw(await get(path).catch(() => ({series: []})));
      }, AGAIN_MS);
    },
    close() {
      clearTimeout(timer);
      figures.forEach(figure => figure.close());
    },
  };
};

function endedOf(study) {
  return study.run_states.completed + study.run_states.failed;
}

const WORDS = {train_size: 'D =', hidden_size: 'd =', memorise_size: 'M =', task: '', split_feed_forward: 'split feed-forward:'};

/** What tells the series apart, and nothing that all share. */
function namesOf(series) {
  const keys = Object.keys(series[0].key).filter(key => new Set(series.map(one => JSON.stringify(one.key[key]))).size > 1);
  const told = keys.length ? keys : ['train_size', 'hidden_size'].filter(key => key in series[0].key);
  return series.map(({key}) => told.map(name => `${WORDS[name] ?? name.replaceAll('_', ' ')} ${plain(key[name])}`.trim()).join(', '));
}

function plain(value) {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' ? value.toLocaleString('en') : typeof value === 'object' ? JSON.stringify(value) : value;
}
