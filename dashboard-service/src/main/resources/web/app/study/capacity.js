// What models of each size can memorise: Figure 4.
import {studyAddress} from '../frame/address.js';
import {h, show} from '../frame/dom.js';
import {Figure} from '../charts/figure.js';
import {capacityPlot} from '../charts/capacity-plot.js';
import {exportLinks} from '../parts/exports.js';

export function openCapacity(container, {id, study}) {
  const plot = ({findings}) => ({
    ...capacityPlot(findings, ({hidden_size, train_size, task}) => studyAddress(id, 'runs', {hidden_size, train_size, task})),
    links: exportLinks(id, 'findings'),
  });
  const figure = new Figure(plot(study));
  show(container, h('section', {class: 'card', 'aria-label': 'Capacity'}, figure.element));
  return {update: next => figure.set(plot(next)), close: () => figure.close()};
}
