// A figure on the page: the drawing, what its marks mean, its numbers as a table, and ways to take it along. What is
// drawn is a plot's business: {name, title, note?, height, legend(), option(look), table(), describe(), stops?(), click?(), group?, links?}.
import {h, show} from '../frame/dom.js';
import {lookOf} from './look.js';
import {tools} from './tools.js';

export class Figure {
  constructor(plot, {level = 'h2', extra = null} = {}) {
    this.plot = plot;
    this.cursor = -1;
    this.area = h('div', {class: 'plot-area', tabindex: 0, role: 'img', onkeydown: event => this.step(event)});
    this.heading = h(level, {class: 'plot-title'}, plot.title);
    this.note = h('p', {class: 'plot-note quiet'});
    this.keys = h('ul', {class: 'keys'});
    this.said = h('p', {class: 'unseen', 'aria-live': 'polite'});
    this.titles = h('div', {class: 'plot-titles'}, this.heading, extra);
    this.tools = tools(this);
    this.element = h('figure', {class: 'plot'},
      h('figcaption', {class: 'plot-head'}, this.titles, this.note, this.keys),
      this.area, this.said, this.tools.element);
    this.scheme = matchMedia('(prefers-color-scheme: dark)');
    this.recolour = () => {
      this.words();
      this.draw();
    };
    this.scheme.addEventListener('change', this.recolour);
    this.sized = new ResizeObserver(() => this.fit());
    this.sized.observe(this.area);
    this.words();
  }

  /** Something to set the figure by, beside its title. */
  put(extra) {
    show(this.titles, this.heading, extra);
  }

  /** Another plot, or the same one with other data. Several changes of one moment are one drawing. */
  set(plot = this.plot) {
    this.plot = plot;
    this.words();
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.draw());
  }

  words() {
    const {title, note, describe, legend, height, links} = this.plot;
    show(this.heading, title);
    show(this.note, note);
    this.note.hidden = !note;
    show(this.keys, legend?.(this.look()) ?? []);
    this.keys.hidden = !this.keys.childElementCount;
    this.area.setAttribute('aria-label', `${describe()} Arrow keys move the cursor; the numbers are below as a table.`);
    this.area.style.height = `${height}px`;
    this.tools.update(links ?? []);
  }

  async fit() {
    if (this.closed || !this.area.clientWidth) return;
    if (this.chart) this.chart.resize();
    else if (!await this.begin()) return;
    this.draw();
  }

  /** The engine comes with the first figure that is really shown. */
  async begin() {
    if (this.beginning) return false;
    this.beginning = true;
    const {start, join} = await import('./engine.js');
    if (this.closed) return false;
    this.chart = start(this.area);
    if (this.plot.group) join(this.chart, this.plot.group);
    this.chart.on('click', point => this.plot.click?.(point));
    return true;
  }

  draw() {
    if (!this.chart || this.closed) return;
    this.option = this.plot.option(lookOf(this.area));
    this.chart.setOption(this.option, {notMerge: true});
    this.plot.drawn?.(this.chart);
  }

  /** Arrow keys go from one mark to the next; Enter opens what it stands for. */
  step(event) {
    const stops = this.plot.stops?.() ?? [];
    if (!stops.length || !this.chart) return;
    if (event.key === 'Enter' && stops[this.cursor]?.open) {
      stops[this.cursor].open();
      return;
    }
    const stride = event.shiftKey ? 10 : 1;
    const next = {ArrowRight: this.cursor + stride, ArrowLeft: this.cursor - stride, Home: 0, End: stops.length - 1}[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.cursor = Math.min(stops.length - 1, Math.max(0, next));
    const {series, index, said} = stops[this.cursor];
    this.chart.dispatchAction({type: 'showTip', seriesIndex: series, dataIndex: index});
    show(this.said, said);
  }

  look() {
    return lookOf(this.area);
  }

  close() {
    this.closed = true;
    this.sized.disconnect();
    this.scheme.removeEventListener('change', this.recolour);
    cancelAnimationFrame(this.frame);
    this.chart?.dispose();
  }
}
