// The paper's figures, each drawn from one's own runs beside what the paper states, with a button that runs it.
import {get} from '../frame/api.js';
import {h, show} from '../frame/dom.js';
import {whenSeen} from '../frame/seen.js';
import {FigureCard} from './figure-card.js';

export async function openPaper(container, frame) {
  frame.title('The paper', {text: 'Studies', href: '#/'}, {text: 'The paper'});
  const [{figures}, {speed}] = await Promise.all([get('/api/paper'), get('/api/catalogue').catch(() => ({speed: null}))]);
  const cards = figures.map(figure => new FigureCard(figure, speed));
  show(container,
    h('div', {class: 'lead'}, h('h1', {}, 'The paper'),
      h('p', {class: 'quiet'}, 'Huang et al., ', h('cite', {}, 'Unified View of Grokking, Double Descent and Emergent Abilities'),
        ', arXiv 2402.15175, figure by figure: what it shows, and what your own runs show. The paper names no learning rate, weight decay or '
        + 'budget; the studies name theirs, so where they disagree it may be the recipe.')),
    h('nav', {class: 'jump', 'aria-label': 'Figures'},
      cards.map(card => h('button', {type: 'button', class: 'quiet-button', onclick: () => card.reveal()},
        `Figure ${card.figure.figure}`))),
    h('ol', {class: 'paper-figures'}, cards.map(card => card.element)));
  const stop = whenSeen(cards.map(card => card.element), element => cards.find(card => card.element === element).load());
  return {close: stop};
}
