// Accuracy over parameters, with and without random labels beside the task: Figures 8 and 10.
import {h, show} from '../frame/dom.js';
import {Figure} from '../charts/figure.js';
import {emergencePlot} from '../charts/emergence-plot.js';
import {exportLinks} from '../parts/exports.js';

export function openEmergence(container, {id, study}) {
  const plot = ({findings}) => ({...emergencePlot(findings.filter(({kind}) => kind === 'emergence')), links: exportLinks(id, 'findings')});
  const figure = new Figure(plot(study));
  show(container, h('section', {class: 'card', 'aria-label': 'Emergence'}, figure.element));
  return {update: next => figure.set(plot(next)), close: () => figure.close()};
}
