// What one run measured, panels one above the other over the same epochs, with one cursor.
import * as echarts from 'echarts/core';
import {LineChart} from 'echarts/charts';
import {AxisPointerComponent, GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent} from 'echarts/components';
import {CanvasRenderer} from 'echarts/renderers';
import {h} from './dom.js';
import {count, percent, scientific, short, superscript} from './format.js';
import {epochScale} from './scale.js';

echarts.use([LineChart, GridComponent, TooltipComponent, AxisPointerComponent, MarkLineComponent, MarkAreaComponent, CanvasRenderer]);

/** A panel's scale: shares run from 0 to 1, logs in powers of ten. A line: column, label, tone, dash. */
export const COURSE = [
  {name: 'accuracy', share: 0.4, scale: 'share', lines: [['train_accuracy', 'training accuracy', 'train'], ['validation_accuracy', 'validation accuracy', 'validation']]},
  {name: 'loss', share: 0.33, scale: 'log', lines: [['train_loss', 'training loss', 'train'], ['validation_loss', 'validation loss', 'validation']]},
  {name: 'parameter norm', share: 0.27, scale: 'linear', lines: [['parameter_norm', 'parameter norm', 'norm']]},
];
/** Probed at few epochs: their points are marked and joined. */
export const INSIDE = [
  {name: 'circuit', share: 0.26, scale: 'share', sparse: true, lines: [
    ['trig_share', 'generalising share of the logits', 'validation'],
    ['variance_explained', 'variance of units explained', 'attention'],
    ['embedding_gini', 'Gini of W_E’s spectrum', 'embedding'],
  ]},
  {name: 'loss with key frequencies alone, and without', share: 0.26, scale: 'log', sparse: true, lines: [
    ['restricted_loss', 'restricted loss', 'validation'], ['excluded_loss', 'excluded loss', 'train'],
  ]},
  {name: 'correct class on validation', share: 0.22, scale: 'linear', lines: [
    ['validation_margin', 'mean margin', 'validation'], ['validation_log_probability', 'mean log-probability', 'train'],
  ]},
  {name: 'norm of each tensor', share: 0.26, scale: 'linear', lines: [
    ['norm_w_e', 'W_E', 'embedding'], ['norm_w_pos', 'W_pos', 'embedding', 'dotted'], ['norm_w_u', 'W_U', 'embedding', 'dashed'],
    ['norm_w_q', 'W_Q', 'attention'], ['norm_w_k', 'W_K', 'attention', 'dashed'],
    ['norm_w_v', 'W_V', 'attention', 'dotted'], ['norm_w_o', 'W_O', 'attention', [8, 3, 2, 3]],
    ['norm_w_in', 'W_in', 'feedforward'], ['norm_w_out', 'W_out', 'feedforward', 'dashed'],
    ['norm_b_in', 'b_in', 'feedforward', 'dotted'], ['norm_b_out', 'b_out', 'feedforward', [8, 3, 2, 3]],
  ]},
];
const LABEL_WIDTH = 110;

export class RunChart {
  constructor(element, panels) {
    this.element = element;
    this.all = panels;
    this.panels = panels;
    this.bandKey = h('li', {}, h('span', {class: 'key key-band'}), 'memorised, not generalised');
    this.kind = 'log';
    this.cursor = -1;
    this.curve = null;
    this.evidence = null;
    this.onResize = new ResizeObserver(() => this.fit());
    this.scheme = matchMedia('(prefers-color-scheme: dark)');
    this.recolour = () => this.draw();
    this.calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  }

  /** Only once the element has a size. */
  attach() {
    this.chart = echarts.init(this.element, null, {renderer: 'canvas'});
    this.onResize.observe(this.element);
    this.scheme.addEventListener('change', this.recolour);
    this.element.addEventListener('keydown', event => this.step(event));
    this.draw();
  }

  close() {
    this.onResize.disconnect();
    this.scheme.removeEventListener('change', this.recolour);
    cancelAnimationFrame(this.frame);
    this.chart?.dispose();
  }

  fit() {
    this.chart.resize();
    this.draw();
  }

  /** Panels and lines without a single value are left out; whether anything is left. */
  set(curve, evidence) {
    this.curve = curve;
    this.evidence = evidence;
    const measured = ([column]) => curve.columns[column]?.some(value => value !== null);
    this.panels = this.all.map(panel => ({...panel, lines: panel.lines.filter(measured)})).filter(panel => panel.lines.length);
    // Several changes of one moment are one drawing.
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.draw());
    return this.panels.length > 0;
  }

  axis(kind) {
    this.kind = kind;
    this.draw();
  }

  draw() {
    if (!this.chart || !this.panels.length || !this.curve) return;
    this.scale = epochScale(this.curve.epochs, this.kind);
    const {fitted_epoch: fitted, risen_epoch: risen} = this.evidence ?? {};
    this.bandKey.hidden = !(fitted !== null && risen > fitted);
    this.chart.setOption(this.option(colours(this.element)), {notMerge: true, lazyUpdate: false});
  }

  option(colour) {
    const narrow = this.element.clientWidth < 560;
    const layout = placed(this.panels, this.element.clientHeight, narrow);
    return {
      animation: false,
      textStyle: {fontFamily: colour.font, color: colour.ink},
      axisPointer: {link: [{xAxisIndex: 'all'}], lineStyle: {color: colour.quiet, type: 'solid', width: 1}},
      tooltip: {
        trigger: 'axis', confine: true, transitionDuration: 0, className: 'chart-tip',
        backgroundColor: colour.card, borderColor: colour.line, textStyle: {color: colour.ink, fontSize: 12},
        extraCssText: 'box-shadow: none;', formatter: points => this.readout(points),
      },
      grid: layout.map(({top, height}) => ({left: narrow ? 44 : 56, right: narrow ? 10 : 18, top, height})),
      xAxis: layout.map((panel, index) => this.xAxis(index, colour)),
      yAxis: this.panels.map((panel, index) => this.yAxis(panel, index, colour)),
      series: this.lines().map(line => this.series(line, colour)),
    };
  }

  lines() {
    return this.panels.flatMap((panel, index) => panel.lines.map(([column, label, tone, dash = 'solid'], nth) =>
      ({column, label, tone, dash, panel: index, first: nth === 0, log: panel.scale === 'log', sparse: panel.sparse})));
  }

  xAxis(index, colour) {
    const bottom = index === this.panels.length - 1;
    const {min, max, ticks, minor} = this.scale;
    return {
      type: 'value', gridIndex: index, min, max,
      axisLine: {show: true, onZero: false, lineStyle: {color: colour.line}},
      axisTick: {show: true, customValues: minor, length: 3, lineStyle: {color: colour.line}},
      axisLabel: {
        show: bottom, customValues: ticks, color: colour.quiet, fontSize: 11, hideOverlap: true,
        formatter: x => short(this.scale.toEpoch(x)),
      },
      splitLine: {show: false},
      axisPointer: {label: {show: false}},
      name: bottom ? 'epoch' : '', nameLocation: 'middle', nameGap: 26, nameTextStyle: {color: colour.quiet, fontSize: 11},
    };
  }

  yAxis(panel, index, colour) {
    const share = panel.scale === 'share';
    const log = panel.scale === 'log';
    const range = share ? {min: 0, max: 1, interval: 0.25} : log ? this.decades(panel) : {scale: true, splitNumber: 3};
    return {
      type: 'value', gridIndex: index, ...range,
      axisLine: {show: false}, axisTick: {show: false},
      axisLabel: {
        color: colour.quiet, fontSize: 11, hideOverlap: true,
        formatter: share ? value => value * 100 + ' %' : log ? power : short3,
        showMinLabel: true,
      },
      splitLine: {lineStyle: {color: colour.faint}},
      name: panel.name, nameLocation: 'end', nameGap: index === 0 ? 22 : 8,
      nameTextStyle: {color: colour.ink, fontSize: 12, fontWeight: 600, align: 'left', padding: [0, 0, 0, -34]},
    };
  }

  /** Whole powers of ten around everything that is drawn. A loss is plotted by its logarithm. */
  decades(panel) {
    const drawn = panel.lines.flatMap(([column]) => this.curve.columns[column] ?? []).filter(value => value > 0).map(Math.log10);
    const low = Math.floor(drawn.reduce((a, b) => Math.min(a, b), 0));
    const high = Math.max(low + 1, Math.ceil(drawn.reduce((a, b) => Math.max(a, b), -9)));
    const interval = Math.ceil((high - low) / 4);
    return {min: high - interval * Math.ceil((high - low) / interval), max: high, interval};
  }

  series(line, colour) {
    const values = this.curve.columns[line.column] ?? [];
    const toY = line.log ? value => value > 0 ? Math.log10(value) : null : value => value;
    return {
      type: 'line', name: line.label, xAxisIndex: line.panel, yAxisIndex: line.panel,
      showSymbol: line.sparse || values.length < 2, symbol: 'circle', symbolSize: line.sparse ? 4 : 5, connectNulls: !!line.sparse,
      lineStyle: {width: line.tone === 'validation' ? 2.2 : 1.6, color: colour[line.tone], type: line.dash},
      itemStyle: {color: colour[line.tone]},
      emphasis: {disabled: true},
      data: this.curve.epochs.map((epoch, i) => [this.scale.toX(epoch), values[i] === null || values[i] === undefined ? null : toY(values[i])]),
      ...(line.first ? this.phases(line.panel, colour) : {}),
    };
  }

  /** When the training set was fitted, when validation rose, and the memorising time between them. */
  phases(panel, colour) {
    const {fitted_epoch: fitted, risen_epoch: risen} = this.evidence ?? {};
    const marks = [[fitted, 'fitted'], [risen, 'risen']]
      .filter(([epoch]) => epoch !== null && epoch !== undefined)
      .map(([epoch, name]) => ({x: this.scale.toX(epoch), text: `${name} ${count(epoch)}`}));
    if (!marks.length) return {};
    const memorising = marks.length === 2 && risen > fitted;
    return {
      ...(memorising && {
        markArea: {silent: true, itemStyle: {color: colour.band}, data: [marks.map(({x}) => ({xAxis: x}))]},
      }),
      markLine: {
        silent: true, symbol: 'none', animation: false,
        lineStyle: {color: colour.quiet, type: [4, 3], width: 1},
        label: {show: panel === 0, color: colour.quiet, fontSize: 11, distance: 4},
        data: this.labelled(marks).map(({x, text, align}) => ({xAxis: x, label: {formatter: text, align}})),
      },
    };
  }

  /** Labels that neither run into each other nor out of the picture. */
  labelled(marks) {
    const width = this.element.clientWidth;
    const place = x => (x - this.scale.min) / (this.scale.max - this.scale.min);
    const [first, second] = marks.toSorted((one, other) => one.x - other.x);
    if (second && (place(second.x) - place(first.x)) * width < LABEL_WIDTH) {
      const both = `${first.text} · ${second.text}`;
      return place(first.x) < 0.5
        ? [{...first, text: both, align: 'left'}, {...second, text: ''}]
        : [{...first, text: ''}, {...second, text: both, align: 'right'}];
    }
    return marks.map(mark => {
      const from = place(mark.x) * width;
      return {...mark, align: from < LABEL_WIDTH / 2 ? 'left' : from > width - LABEL_WIDTH ? 'right' : 'center'};
    });
  }

  readout(points) {
    const index = points[0]?.dataIndex ?? 0;
    const columns = this.curve.columns;
    const rows = this.panels.flatMap(({scale, lines}) => lines.map(([column, label, tone, dash]) => {
      const value = columns[column][index];
      return value === null || value === undefined ? null : h('tr', {},
        h('th', {scope: 'row'}, lineKey(tone, dash), label), h('td', {}, scale === 'share' ? percent(value) : scientific(value)));
    }));
    return h('div', {class: 'readout'},
      h('p', {}, `epoch ${count(columns.epoch[index])}`), h('table', {}, h('tbody', {}, rows)));
  }

  /** The lines of a panel that are drawn, for a legend. */
  legend() {
    return this.panels.map(({name, lines}) => h('li', {}, h('span', {class: 'panel-name'}, name),
      lines.map(([, label, tone, dash]) => h('span', {class: 'line-name'}, lineKey(tone, dash), label))));
  }

  /** Arrow keys move the cursor from one measurement to the next. */
  step(event) {
    const size = this.curve?.epochs.length ?? 0;
    const stride = event.shiftKey ? 10 : 1;
    const next = {
      ArrowRight: this.cursor + stride, ArrowLeft: this.cursor - stride, Home: 0, End: size - 1,
    }[event.key];
    if (next === undefined || !size) return;
    event.preventDefault();
    this.cursor = Math.min(size - 1, Math.max(0, next));
    // A line that has a value everywhere: the cursor cannot stand on one that has none.
    const seriesIndex = Math.max(0, this.lines().findIndex(line => !line.sparse));
    this.chart.dispatchAction({type: 'showTip', seriesIndex, dataIndex: this.cursor});
  }
}

function lineKey(tone, dash) {
  return h('span', {class: `key key-${tone} key-${Array.isArray(dash) ? 'mixed' : dash ?? 'solid'}`});
}

function placed(panels, height, narrow) {
  const top = 46;
  const gap = narrow ? 36 : 38;
  const bottom = 44;
  const room = height - top - bottom - gap * (panels.length - 1);
  const shares = panels.reduce((sum, panel) => sum + panel.share, 0);
  let y = top;
  return panels.map(panel => {
    const place = {top: y, height: Math.max(40, room * panel.share / shares)};
    y += place.height + gap;
    return place;
  });
}

function power(exponent) {
  return exponent === 0 ? '1' : exponent === 1 ? '10' : '10' + superscript(exponent);
}

function short3(value) {
  return short(Number(value.toPrecision(3)));
}

/** The page's colours, as the style sheet has them just now. */
function colours(element) {
  const style = getComputedStyle(element);
  const read = name => style.getPropertyValue(name).trim();
  return {
    ink: read('--ink'), quiet: read('--quiet'), line: read('--line'), faint: read('--faint'), card: read('--card'),
    train: read('--train'), validation: read('--validation'), norm: read('--norm'), band: read('--band'),
    embedding: read('--embedding'), attention: read('--attention'), feedforward: read('--feedforward'),
    font: style.fontFamily,
  };
}
