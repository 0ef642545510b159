// The figures of a run: its course, and the inside of the model where it was looked into. They share cursor and zoom.
import {runPath} from '../frame/api.js';
import {h, show} from '../frame/dom.js';
import {count, percent} from '../frame/format.js';
import {Figure} from '../charts/figure.js';
import {COURSE, INSIDE} from '../charts/run-panels.js';
import {runPlot} from '../charts/run-plot.js';
import {zoomable} from '../charts/zoom.js';
import {word} from '../parts/dynamics.js';
import {phasesOf} from './phases.js';

const PHONE = matchMedia('(max-width: 560px)');

export class RunFigures {
  constructor({run, curve, axis, onZoom}) {
    Object.assign(this, {curve, axis, onZoom, id: run.run_id, figures: {}, zooms: []});
    this.main = h('section', {class: 'card chart-card course', 'aria-label': 'Curves'});
    this.inside = h('section', {class: 'card chart-card inside', 'aria-label': 'Inside the model', hidden: true});
  }

  /** The card of the main figure; {@code extra} stands in its head. */
  course(extra) {
    this.extra = extra;
    if (this.figures.course) show(this.main, this.figures.course.element);
    this.head();
    return this.main;
  }

  draw(run) {
    const phases = phasesOf(this.curve, run.verdict?.evidence);
    const links = ['csv', 'json', 'parquet'].map(format => ({text: format === 'parquet' ? 'Parquet' : `all as ${format.toUpperCase()}`,
      href: `${runPath(this.id)}/curve.${format}`}));
    const plot = (name, title, panels, height, said) => {
      const made = runPlot({name: `${name}-${this.id}`, title, panels, height, named: panels === INSIDE, curve: this.curve, phases,
        view: this.axis, describe: () => said});
      return made && {...made, links};
    };
    this.put('course', this.main, plot('run', 'Curves', COURSE, () => PHONE.matches ? 540 : 600, words(run, this.curve, phases)), run);
    this.put('model', this.inside, plot('inside', 'Inside the model', INSIDE, count => 90 + count * 190,
      'Circuit probes, margin and norms of tensors over the same epochs.'), run);
    this.zooms.forEach(zoom => zoom.shows(this.axis.range));
  }

  put(name, card, plot, run) {
    if (!plot) {
      const words = run.state === 'running' ? 'The first measurement is on its way.' : 'Nothing has been measured yet.';
      if (name === 'course') show(card, h('p', {class: 'chart-empty quiet'}, words));
      return;
    }
    if (this.figures[name]) {
      this.figures[name].set(plot);
      return;
    }
    const figure = this.figures[name] = new Figure(plot);
    this.zooms.push(zoomable(figure, this.onZoom));
    show(card, figure.element);
    card.hidden = false;
    this.head();
  }

  head() {
    if (this.extra && this.figures.course) this.figures.course.put(this.extra);
  }

  close() {
    this.zooms.forEach(zoom => zoom.end());
    Object.values(this.figures).forEach(figure => figure.close());
  }
}

function words(run, curve, {marks}) {
  if (!curve.epochs.length) return 'No measurements yet.';
  return `Accuracy, loss and parameter norm over ${count(curve.epochs.at(-1))} epochs. `
    + `Training accuracy ends at ${percent(run.train_accuracy)}, validation accuracy at ${percent(run.validation_accuracy)}. `
    + marks.map(({name, epoch}) => `${name} at epoch ${count(epoch)}. `).join('')
    + (run.verdict ? `Verdict: ${word(run.verdict.dynamic)}. ` : '') + 'Plus and minus zoom.';
}
