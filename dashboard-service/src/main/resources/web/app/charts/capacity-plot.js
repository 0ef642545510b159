// D_mem(d): random labels remembered by models of each size, and the line of equal bits per parameter through them.
import {h} from '../frame/dom.js';
import {count, number, short} from '../frame/format.js';
import {decadeAxis, distinct, sizeAxis} from './axes.js';
import {band} from './band.js';
import {base, seeThrough} from './look.js';

export function capacityPlot(findings, address) {
  const points = findings.filter(({kind}) => kind === 'memorisation_capacity').toSorted((one, other) => one.hidden_size - other.hidden_size);
  const slope = findings.find(({kind}) => kind === 'memorisation_slope');
  const widths = distinct(points.map(point => point.hidden_size));
  const ends = points.flatMap(point => [point.capacity, ...(point.interval ?? [])]).filter(value => value > 0);
  const option = look => {
    const {colour, narrow} = look;
    return base(look, {
      tooltip: {trigger: 'item', formatter: ({seriesIndex, dataIndex}) => seriesIndex === 0 && readout(points[dataIndex])},
      grid: {left: narrow ? 48 : 58, right: 14, top: 40, bottom: 46},
      xAxis: sizeAxis(look, 'hidden size d', widths),
      yAxis: decadeAxis(look, 'remembered pairs', Math.min(...ends), Math.max(...ends), {
        nameLocation: 'end', nameGap: 14, nameTextStyle: {color: colour.ink, fontSize: 12, fontWeight: 600, align: 'left', padding: [0, 0, 0, -38]},
        axisLine: {show: false}, axisTick: {show: false}, axisLabel: {color: colour.quiet, fontSize: 11, formatter: y => short(10 ** y)},
        splitLine: {show: true, lineStyle: {color: colour.faint}},
      }),
      series: [
        {
          type: 'line', name: 'capacity', z: 4, symbol: 'circle', symbolSize: 8, lineStyle: {color: colour.validation, width: 2.2},
          itemStyle: {color: colour.validation}, data: points.map(point => [Math.log10(point.hidden_size), Math.log10(point.capacity)]),
        },
        band(points.map(point => [Math.log10(point.hidden_size),
          ...(point.interval ?? [point.capacity, point.capacity]).map(end => Math.log10(Math.max(end, 1)))]),
          seeThrough(colour.validation, 0.16)),
        ...(slope ? [equalBits(points, slope, colour)] : []),
      ],
    });
  };
  return {
    name: 'memorisation-capacity', title: 'Memorisation capacity', height: 360, option,
    note: slope && `${number(slope.bits_per_parameter)} bits per parameter`
      + (slope.interval ? ` (95 %: ${number(slope.interval[0])} to ${number(slope.interval[1])})` : '') + `, R² = ${number(slope.r_squared)}.`,
    legend: () => [
      h('li', {}, h('span', {class: 'key key-validation'}), 'random labels remembered, chance removed'),
      slope && h('li', {}, h('span', {class: 'key key-ink key-dashed'}), 'the same bits in each parameter'),
    ].filter(Boolean),
    describe: () => 'Memorisation capacity over model size. ' + points.map(point => `d = ${point.hidden_size}: ${count(point.capacity)} pairs`).join(', ') + '.',
    stops: () => points.map((point, index) => ({
      series: 0, index, said: `d = ${point.hidden_size}: ${count(point.capacity)} pairs`, open: () => { location.hash = address(point); },
    })),
    click: ({seriesIndex, dataIndex}) => { if (seriesIndex === 0) location.hash = address(points[dataIndex]); },
    table: () => ({
      columns: [{key: 'hidden_size', head: 'd', number: true}, {key: 'parameters', number: true, show: count},
        {key: 'capacity', head: 'pairs', number: true, show: count},
        {key: 'low', number: true, show: count}, {key: 'high', number: true, show: count},
          {key: 'distinct_items', head: 'distinct items', number: true, show: count},
        {key: 'bits_per_parameter', head: 'bits per parameter', number: true, show: number}, {key: 'seeds', number: true}],
      rows: points.map(point => ({...point, low: point.interval?.[0], high: point.interval?.[1], address: address(point)})),
    }),
  };
}

/** Pairs at which each parameter holds the slope's bits; a pair is half a distinct item here, as all pairs are drawn. */
function equalBits(points, {bits_per_parameter: bits}, colour) {
  return {
    type: 'line', name: 'equal bits', silent: true, z: 3, symbol: 'none', tooltip: {show: false},
      lineStyle: {color: colour.ink, width: 1.4, type: [6, 4]},
    data: points.map(point => [Math.log10(point.hidden_size), Math.log10(bits * point.parameters * point.capacity / point.bits)]),
  };
}

function readout(point) {
  const row = (name, value) => h('tr', {}, h('th', {scope: 'row'}, name), h('td', {}, value));
  return h('div', {class: 'readout'}, h('p', {}, `d = ${point.hidden_size}`), h('table', {}, h('tbody', {},
    row('pairs', (point.lower_bound ? 'at least ' : '') + count(point.capacity)),
      point.interval && row('95 %', point.interval.map(count).join(' to ')),
    row('distinct items', count(point.distinct_items)), row('bits per parameter', number(point.bits_per_parameter)), row('seeds', point.seeds))));
}
