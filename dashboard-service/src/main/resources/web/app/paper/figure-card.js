// One figure of the paper: what it states, what a study of one's own shows beside it, and how to run it.
import {studyAddress, to} from '../frame/address.js';
import {get, studyPath} from '../frame/api.js';
import {h, show} from '../frame/dom.js';
import {count, date, duration, percent} from '../frame/format.js';
import {sentence} from '../frame/states.js';
import {submitStudy} from '../frame/submit.js';
import {claimList} from './claims.js';

export class FigureCard {
  constructor(figure, speed) {
    this.figure = figure;
    this.speed = speed;
    this.study = best(figure.studies);
    this.claims = h('div', {class: 'paper-claims'}, claimList(figure.claims));
    this.drawings = h('div', {class: 'paper-drawings'}, this.study ? h('p', {class: 'quiet'}, 'Drawing it from your runs …') : this.notYet());
    this.heading = h('h2', {tabindex: -1}, `Figure ${figure.figure}`);
    this.said = h('p', {class: 'bad small', role: 'alert'});
    this.element = h('li', {class: 'card paper-figure'},
      h('div', {class: 'card-head'}, this.heading,
        this.study ? h('p', {class: 'quiet small'}, 'from ', h('a', {href: studyAddress(this.study.id)}, this.study.name),
          `, ${date(this.study.submitted_at)}`,
        this.study.progress < 1 ? `, ${percent(this.study.progress)} done` : '') : null),
      h('div', {class: 'paper-columns'}, this.claims, this.drawings),
      h('div', {class: 'submit-row'},
        figure.catalogue.toSorted((one, other) => one.runs - other.runs).map((entry, i) => this.runButton(entry, i)), this.said));
  }

  notYet() {
    return h('div', {class: 'paper-empty quiet'}, h('p', {}, 'Not run here yet.'));
  }

  /** Both grids where there are two; the smaller one is the one to begin with. */
  runButton({name, runs, reference_seconds: seconds}, i) {
    const time = seconds && this.speed ? `, about ${duration(seconds / this.speed)}` : '';
    return h('span', {class: 'run-it'},
      h('button', {type: 'button', class: i === 0 ? 'button primary' : 'button', onclick: event => this.run(name, event.target)},
        i === 0 ? `Run figure ${this.figure.figure}` : 'Run the whole grid'),
      h('span', {class: 'quiet small'}, `${count(runs)} runs${time} · `, h('a', {href: to(['new'], {catalogue: name})}, 'look at it first')));
  }

  async run(name, button) {
    button.disabled = true;
    show(this.said);
    try {
      await submitStudy({catalogue: name});
    } catch (error) {
      button.disabled = false;
      show(this.said, sentence(error.message));
    }
  }

  /** What the study's runs say, drawn and judged by the service. */
  async load() {
    if (!this.study) return;
    const path = studyPath(this.study.id);
    const [drawn, held] = await Promise.all([get(`${path}/figures`).catch(() => []), get(`${path}/claims`).catch(() => [])]);
    const mine = held.filter(claim => this.figure.claims.some(one => one.figure === claim.figure && one.says === claim.says));
    if (mine.length) show(this.claims, claimList(mine));
    const wanted = new Set(this.figure.claims.map(claim => claim.beside));
    const shown = drawn.filter(one => [...wanted].some(beside => one.name.startsWith(beside)));
    show(this.drawings, shown.length ? shown.map(one => this.drawing(path, one)) : this.study.progress < 1
      ? h('p', {class: 'quiet'}, 'Its runs are not far enough to draw it.') : h('p', {class: 'quiet'}, 'Its runs do not give this drawing.'));
  }

  drawing(path, {name, title, caption}) {
    const href = `${path}/figures/${encodeURIComponent(name)}.svg`;
    return h('figure', {class: 'paper-drawing'},
      h('a', {href, target: '_blank', rel: 'noopener'}, h('img', {src: href, alt: `${title}. ${caption}`, loading: 'lazy'})),
      h('figcaption', {class: 'small quiet'}, title, ' ', h('a', {href, download: `${name}.svg`}, 'SVG')));
  }

  reveal() {
    this.element.scrollIntoView({block: 'start'});
    this.heading.focus({preventScroll: true});
  }
}

/** The one furthest on, and of those the newest. */
function best(studies) {
  return studies.toSorted((one, other) => other.progress - one.progress)[0] ?? null;
}
