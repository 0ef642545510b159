// The paper's figures, each drawn from one's own runs beside what the paper states, with a button that runs it.
import {get} from '../frame/api.js';
import {h, show} from '../frame/dom.js';
import {figureCard} from './figure-card.js';

export async function openPaper(container, frame) {
  frame.title('The paper', {text: 'Studies', href: '#/'}, {text: 'The paper'});
  const answer = await get('/api/paper');
  const figures = Array.isArray(answer) ? answer : answer.figures ?? answer.items;
  show(container,
    h('div', {class: 'lead'}, h('h1', {}, 'The paper'),
      h('p', {class: 'quiet'}, 'Huang et al., ', h('cite', {}, 'Unified View of Grokking, Double Descent and Emergent Abilities'),
        ', figure by figure: what it states, and what runs of yours show. The paper names no learning rate, weight decay or budget; these studies name theirs.')),
    h('ol', {class: 'paper-figures'}, figures.map(figureCard)));
  return {close() {}};
}
