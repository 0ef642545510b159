// Groups of runs over epochs, each as its mean and 95 % band; single runs as faint traces behind them.
import {h} from '../frame/dom.js';
import {count, percent, scientific, short, superscript} from '../frame/format.js';
import {shareAxis} from './axes.js';
import {band} from './band.js';
import {epochAxis} from './epoch-axis.js';
import {epochScale, within} from './epochs.js';
import {base, rankKey, seeThrough} from './look.js';

export const METRICS = {
  validation_accuracy: {words: 'validation accuracy', share: true, show: percent},
  train_accuracy: {words: 'training accuracy', share: true, show: percent},
  validation_loss: {words: 'validation loss', log: true, show: scientific},
  train_loss: {words: 'training loss', log: true, show: scientific},
  parameter_norm: {words: 'parameter norm', show: scientific},
  validation_margin: {words: 'margin on validation', show: scientific},
};
const WORDS = {hidden_size: 'd', train_size: 'D', memorise_size: 'M'};
const MOST_IN_TIP = 12;
/** More bands than these hide each other. */
const MOST_BANDS = 8;

export function groupName(key) {
  return Object.entries(key).map(([name, value]) => name === 'task' ? value : `${nameOf(name)} ${plain(value)}`).join(', ') || 'all runs';
}

function nameOf(name) {
  return name === 'run' ? 'run' : name in WORDS ? `${WORDS[name]} =` : name.replaceAll('_', ' ');
}

function plain(value) {
  return typeof value === 'number' ? value.toLocaleString('en') : String(value).toLowerCase().replaceAll('_', '-');
}

export function curvesPlot({answer, kind, range}) {
  const {words, share, log, show} = METRICS[answer.metric];
  const groups = answer.groups.toSorted((one, other) => byKey(one.key, other.key));
  const traces = answer.traces ?? [];
  const epochs = answer.epochs.length ? answer.epochs : groups[0]?.trace?.epochs ?? [0, 1];
  const scaleNow = () => epochScale(epochs, kind, range);
  const y = value => value === null || value === undefined || (log && value <= 0) ? null : log ? Math.log10(value) : value;
  const groupOf = new Map(groups.flatMap((group, i) => group.runs.map(run => [run, i])));

  const option = look => {
    const scale = scaleNow();
    const tone = i => look.ordered(i, groups.length);
    const points = (of, values) => of.map((epoch, i) => [scale.toX(epoch), y(values[i])]);
    const style = (i, more) => ({lineStyle: {color: tone(i), ...more}, itemStyle: {color: tone(i)}, showSymbol: false, emphasis: {disabled: true}});
    return base(look, {
      axisPointer: {lineStyle: {color: look.colour.quiet, type: 'solid', width: 1}},
      tooltip: {trigger: 'axis', formatter: at => readout(look, at[0]?.dataIndex ?? 0)},
      grid: {left: look.narrow ? 46 : 56, right: 16, top: 40, bottom: 46},
      xAxis: epochAxis(scale, look.colour), yAxis: valueAxis(look),
      series: [
        ...groups.map((group, i) => ({
          type: 'line', name: groupName(group.key), z: 4,
          data: group.trace ? points(group.trace.epochs, group.trace.values) : points(epochs, group.mean), ...style(i, {width: 2}),
        })),
        ...(groups.length > MOST_BANDS ? [] : groups).filter(group => group.low).map(group => band(
          epochs.map((epoch, e) => [scale.toX(epoch), y(group.low[e]) ?? NaN, y(group.high[e]) ?? NaN]),
          seeThrough(tone(groups.indexOf(group)), 0.12))),
        ...traces.map(trace => ({
          type: 'line', z: 2, silent: true, tooltip: {show: false}, data: points(trace.epochs, trace.values),
          ...style(groupOf.get(trace.run_id) ?? 0, {width: 1, opacity: 0.35}),
        })),
      ],
    });
  };
  const valueAxis = look => share ? shareAxis(look, words) : {
    type: 'value', scale: true, name: words, nameLocation: 'end', nameGap: 14, axisLine: {show: false}, axisTick: {show: false},
    nameTextStyle: {color: look.colour.ink, fontSize: 12, fontWeight: 600, align: 'left', padding: [0, 0, 0, -38]}, minInterval: log ? 1 : 0,
    axisLabel: {color: look.colour.quiet, fontSize: 11, formatter: value => log ? '10' + superscript(value) : short(Number(value.toPrecision(3)))},
    splitLine: {lineStyle: {color: look.colour.faint}},
  };
  const valueAt = (group, index) => group.trace ? group.trace.values[index] : group.mean[index];
  const readout = (look, index) => h('div', {class: 'readout'}, h('p', {}, `epoch ${count((groups[0]?.trace?.epochs ?? epochs)[index])}`),
    h('table', {}, h('tbody', {}, groups.slice(0, MOST_IN_TIP).map((group, i) => h('tr', {},
      h('th', {scope: 'row'}, rankKey(look, i, groups.length), ` ${groupName(group.key)}`), h('td', {}, show(valueAt(group, index))))))),
    groups.length > MOST_IN_TIP ? h('p', {class: 'quiet'}, `and ${groups.length - MOST_IN_TIP} more`) : null);
  return {
    name: `compare-${answer.metric}`, title: words[0].toUpperCase() + words.slice(1), height: 440, option,
    epochsAt: {epochs, scale: scaleNow},
    legend: look => groups.map((group, i) => h('li', {}, rankKey(look, i, groups.length), groupName(group.key))),
    describe: () => `${words} over epochs of ${groups.length} groups: `
      + groups.map(({key, runs}) => `${groupName(key)} (${runs.length} runs)`).join('; ') + '. Plus and minus zoom.',
    stops: () => within(epochs, range).map(index => ({
      series: 0, index,
      said: `epoch ${count(epochs[index])}: ` + groups.map(group => `${groupName(group.key)} ${show(valueAt(group, index))}`).join(', '),
    })),
    table: () => ({
      columns: [{key: 'group'}, {key: 'epoch', number: true, show: count}, {key: 'n', number: true}, {key: 'mean', number: true, show},
        {key: 'low', number: true, show}, {key: 'high', number: true, show}],
      rows: groups.flatMap(group => group.trace
        ? group.trace.epochs.map((epoch, i) => ({group: group.runs[0], epoch, n: 1, mean: group.trace.values[i], low: null, high: null}))
        : epochs.map((epoch, i) => ({group: groupName(group.key), epoch, n: group.n[i], mean: group.mean[i], low: group.low[i],
          high: group.high[i]}))),
    }),
  };
}

function byKey(one, other) {
  for (const name of Object.keys(one)) {
    const order = typeof one[name] === 'number' ? one[name] - other[name] : String(one[name]).localeCompare(String(other[name]));
    if (order) return order;
  }
  return 0;
}
