// Validation accuracy over the number of parameters: the mean with its interval, and the best of the seeds.
import {h} from '../frame/dom.js';
import {count, number, percent, short} from '../frame/format.js';
import {distinct, shareAxis, sizeAxis} from './axes.js';
import {band} from './band.js';
import {base, rankKey, seeThrough, SYMBOLS} from './look.js';

export function emergencePlot(findings) {
  const groups = findings.map(finding => ({
    ...finding, name: nameOf(finding, findings), models: finding.models.toSorted((one, other) => one.parameters - other.parameters),
  }));
  const parameters = groups.flatMap(({models}) => models.map(model => model.parameters));
  const option = look => {
    const tone = i => look.ordered(i, groups.length);
    const x = model => Math.log10(model.parameters);
    return base(look, {
      tooltip: {trigger: 'item', formatter: ({seriesIndex, dataIndex}) => {
        const group = groups[seriesIndex % groups.length];
        return group && readout(group, group.models[dataIndex]);
      }},
      grid: {left: look.narrow ? 46 : 54, right: 14, top: 40, bottom: 46},
      xAxis: sizeAxis(look, 'parameters', distinct(parameters), {words: short}),
      yAxis: shareAxis(look, 'final validation accuracy'),
      series: [
        ...groups.map((group, i) => ({
          type: 'line', name: group.name, z: 4, symbol: SYMBOLS[i % SYMBOLS.length], symbolSize: 8,
            data: group.models.map(model => [x(model), model.validation_mean]),
          lineStyle: {color: tone(i), width: 2.2}, itemStyle: {color: tone(i)},
        })),
        ...groups.map((group, i) => ({
          type: 'line', name: `${group.name}, best`, z: 3, symbol: SYMBOLS[i % SYMBOLS.length], symbolSize: 5,
            data: group.models.map(model => [x(model), model.validation_best]),
          lineStyle: {color: tone(i), width: 1.4, type: [5, 4]}, itemStyle: {color: tone(i)},
        })),
        ...groups.map((group, i) => band(group.models.filter(model => model.validation_interval).map(model => [x(model), ...model.validation_interval
          .map(end => Math.min(1, Math.max(0, end)))]), seeThrough(tone(i), 0.12))),
      ],
    });
  };
  return {
    name: 'emergence', title: 'Emergence', height: 360, option,
    note: groups.map(({name, parameter_ratio: ratio}) => ratio ? `${name}: ${number(ratio)} times the parameters. ` : '').join('')
      || 'Mean over seeds with its 95 % interval; dashed, the best seed.',
    legend: look => groups.map((group, i) => h('li', {}, rankKey(look, i, groups.length), group.name)),
    describe: () => 'Validation accuracy over parameters. ' + groups.map(({name, smallest}) =>
      `${name}: ${smallest ? `leaves the floor at ${count(smallest.parameters)} parameters` : 'never leaves the floor'}`).join('; ') + '.',
    stops: () => groups.flatMap((group, i) => group.models.map((model, index) => ({
      series: i, index, said: `${group.name}, ${count(model.parameters)} parameters: mean ${percent(model.validation_mean)}`,
    }))),
    table: () => ({
      columns: [{key: 'of'}, {key: 'layers', number: true}, {key: 'hidden_size', head: 'd', number: true},
        {key: 'parameters', number: true, show: count},
        {key: 'seeds', number: true}, {key: 'train_mean', head: 'training mean', number: true, show: percent},
        {key: 'validation_mean', head: 'validation mean', number: true, show: percent},
          {key: 'validation_best', head: 'validation best', number: true, show: percent}],
      rows: groups.flatMap(({name, models}) => models.map(({recipe, ...model}) => ({of: name, ...model}))),
    }),
  };
}

function nameOf(finding, all) {
  const differs = key => new Set(all.map(one => JSON.stringify(one[key]))).size > 1;
  return [
    finding.task,
    differs('train_size') && `D = ${count(finding.train_size)}`,
    differs('memorise_size') && (finding.memorise_size ? `${count(finding.memorise_size)} random labels` : 'no random labels'),
    differs('split_feed_forward') && (finding.split_feed_forward ? 'split feed-forward' : 'shared feed-forward'),
  ].filter(Boolean).join(', ');
}

function readout({name}, model) {
  const row = (head, value) => h('tr', {}, h('th', {scope: 'row'}, head), h('td', {}, value));
  return model && h('div', {class: 'readout'}, h('p', {}, `${name}, d = ${model.hidden_size}`), h('table', {}, h('tbody', {},
    row('parameters', count(model.parameters)), row('mean', percent(model.validation_mean)), row('best', percent(model.validation_best)),
    row('training mean', percent(model.train_mean)), row('seeds', model.seeds))));
}
