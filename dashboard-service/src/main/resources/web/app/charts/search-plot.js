// One searched point: the data size of each run in the order they were chosen, and the interval that they leave.
import {runAddress} from '../frame/address.js';
import {h} from '../frame/dom.js';
import {count} from '../frame/format.js';
import {DYNAMICS, tint, tone, word} from '../parts/dynamics.js';
import {band} from './band.js';
import {base, seeThrough} from './look.js';

export function searchPlot({goal, train_size: {from, to}}, {spec, estimate, low, high, over, why, trials}) {
  const runs = trials.map((trial, i) => ({...trial, nth: i + 1, dynamic: trial.dynamic?.toUpperCase()}));
  const found = Number.isFinite(estimate);
  const name = goal === 'critical_dataset_size' ? 'D_crit' : 'D_mem';
  const place = `${spec.task}, d = ${spec.hidden_size}`;
  const answer = !found ? `${name} is not known${over ? '' : ' yet'}`
    : `${name} = ${count(Math.round(estimate))}` + (Number.isFinite(low) ? ` (95 %: ${count(Math.round(low))} to ${count(Math.round(high))})` : '');
  const option = look => {
    const {colour, narrow} = look;
    const ends = [0.5, Math.max(runs.length, 1) + 0.5];
    return base(look, {
      tooltip: {trigger: 'item', formatter: ({seriesIndex, dataIndex}) => seriesIndex === 0 && readout(runs[dataIndex])},
      grid: {left: narrow ? 48 : 58, right: 14, top: 40, bottom: 46},
      xAxis: {
        type: 'value', min: ends[0], max: ends[1], minInterval: 1, name: 'runs in the order they were chosen', nameLocation: 'middle', nameGap: 28,
        nameTextStyle: {color: colour.quiet, fontSize: 11}, axisLine: {show: true, onZero: false, lineStyle: {color: colour.line}},
        axisTick: {show: false}, splitLine: {show: false},
        axisLabel: {color: colour.quiet, fontSize: 11, formatter: value => Number.isInteger(value) ? count(value) : ''},
      },
      yAxis: {
        type: 'value', min: from, max: to, name: 'training pairs D', nameLocation: 'end', nameGap: 14,
        nameTextStyle: {color: colour.ink, fontSize: 12, fontWeight: 600, align: 'left', padding: [0, 0, 0, -44]},
        axisLine: {show: false}, axisTick: {show: false}, splitLine: {lineStyle: {color: colour.faint}},
        axisLabel: {color: colour.quiet, fontSize: 11, formatter: count},
      },
      series: [
        {
          type: 'scatter', name: 'runs', z: 4, symbol: 'circle', symbolSize: 9, cursor: 'pointer',
          data: runs.map(run => ({
            value: [run.nth, run.train_size],
            itemStyle: run.dynamic ? {color: colour[tone(run.dynamic)]} : {color: colour.card, borderColor: colour.quiet, borderWidth: 1.5},
          })),
        },
        band(found && Number.isFinite(low) ? ends.map(x => [x, Math.max(low, from), Math.min(high, to)]) : [], seeThrough(colour.ink, 0.12)),
        {
          type: 'line', name, silent: true, z: 3, symbol: 'none', tooltip: {show: false}, lineStyle: {color: colour.ink, width: 1.4, type: [6, 4]},
          data: found ? ends.map(x => [x, estimate]) : [],
        },
      ],
    });
  };
  const seen = DYNAMICS.filter(dynamic => runs.some(run => run.dynamic === dynamic));
  return {
    name: `search-${spec.task}-${spec.hidden_size}`.replace(/[^\w]+/g, '-'), title: place, height: 320, option,
    note: `${answer}. ${over ? 'Over' : 'Going on'}: ${why}.`,
    legend: () => [
      ...seen.map(dynamic => h('li', {class: tint(dynamic)}, h('span', {class: 'key-point tinted'}), word(dynamic))),
      runs.some(run => !run.dynamic) && h('li', {}, h('span', {class: 'key-point'}), 'no verdict yet'),
      found && h('li', {}, h('span', {class: 'key key-ink key-dashed'}), `${name} with its 95 % interval`),
    ].filter(Boolean),
    describe: () => `${place}: ${answer} after ${count(runs.length)} runs.`,
    stops: () => runs.map((run, index) => ({
      series: 0, index, said: `run ${run.nth}: D = ${count(run.train_size)}, seed ${run.seed}, ${run.dynamic ? word(run.dynamic) : run.state}`,
      open: () => { location.hash = runAddress(run.run_id); },
    })),
    click: ({seriesIndex, dataIndex}) => { if (seriesIndex === 0) location.hash = runAddress(runs[dataIndex].run_id); },
    table: () => ({
      columns: [{key: 'nth', number: true}, {key: 'train_size', head: 'D', number: true, show: count}, {key: 'seed', number: true}, {key: 'state'},
        {key: 'dynamic', show: word}, {key: 'why', head: 'why it was chosen', wrap: true}],
      rows: runs.map(({nth, train_size, seed, state, dynamic, why: reason, run_id: id}) =>
        ({nth, train_size, seed, state, dynamic: dynamic ?? null, why: reason, address: runAddress(id)})),
    }),
  };
}

function readout(run) {
  const row = (head, value) => h('tr', {}, h('th', {scope: 'row'}, head), h('td', {}, value));
  return run && h('div', {class: 'readout'}, h('p', {}, `run ${run.nth}: ${run.dynamic ? word(run.dynamic) : run.state}`), h('table', {}, h('tbody', {},
    row('D', count(run.train_size)), row('seed', run.seed), row('why', run.why))));
}
