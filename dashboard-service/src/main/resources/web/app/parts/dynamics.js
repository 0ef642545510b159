// The dynamics: their words, their order and their colours, the same everywhere. Colours are defined in colours.css
// (Okabe and Ito's set, told apart with every kind of colour vision); a word always stands beside them.
import {h} from '../frame/dom.js';

/** The word, and what completes "a run that …". */
const WORDS = {
  GROKKING: ['grokking', 'fits its training set early, generalises long after'],
  SEMI_GROKKING: ['semi-grokking', 'fits early, generalises late and only in part'],
  UNGROKKING: ['ungrokking', 'fits its training set and never generalises: pure memorisation'],
  PROGRESSION: ['progression', 'generalises while it fits: training and validation accuracy rise together'],
  STALLED: ['stalled', 'neither fits its training set nor generalises within the budget'],
  UNDECIDED: ['undecided', 'was still changing when its budget ended'],
  NOT_APPLICABLE: ['no dynamic', 'has no validation set to generalise to'],
  FAILED: ['failed', 'ended without a result'],
};

export const DYNAMICS = Object.keys(WORDS);

export function word(dynamic) {
  return WORDS[dynamic]?.[0] ?? String(dynamic).toLowerCase().replaceAll('_', '-');
}

export function meaning(dynamic) {
  return WORDS[dynamic]?.[1] ?? '';
}

/** The name of the colour. */
export function tone(dynamic) {
  return WORDS[dynamic] ? dynamic.toLowerCase().replaceAll('_', '-') : 'none';
}

/** The class that carries the colour. */
export function tint(dynamic) {
  return 'dyn-' + tone(dynamic);
}

/** A swatch and the word; a provisional verdict says so. */
export function chip(dynamic, provisional = false) {
  if (!dynamic) return h('span', {class: 'chip chip-none'}, 'not judged yet');
  return h('span', {class: 'chip ' + tint(dynamic) + (provisional ? ' provisional' : ''), title: meaning(dynamic)},
    h('span', {class: 'swatch', 'aria-hidden': 'true'}),
    word(dynamic),
    provisional ? h('span', {class: 'so-far'}, 'so far') : null);
}

/** Runs per dynamic as one bar, with the words and counts below it. */
export function verdictBar(verdicts, runs, counted = true) {
  const judged = DYNAMICS.filter(dynamic => verdicts[dynamic]);
  const total = Math.max(runs, judged.reduce((sum, dynamic) => sum + verdicts[dynamic], 0), 1);
  const label = judged.length
    ? judged.map(dynamic => `${verdicts[dynamic]} ${word(dynamic)}`).join(', ') + ` of ${runs} runs`
    : 'no verdict yet';
  return h('div', {class: 'verdicts'},
    h('div', {class: 'verdict-bar', role: 'img', 'aria-label': 'Verdicts: ' + label},
      judged.map(dynamic => h('span', {
        class: 'segment ' + tint(dynamic),
        style: {'flex-grow': verdicts[dynamic]},
      })),
      total > judged.reduce((sum, dynamic) => sum + verdicts[dynamic], 0)
        ? h('span', {class: 'segment unjudged',
          style: {'flex-grow': total - judged.reduce((sum, dynamic) => sum + verdicts[dynamic], 0)}})
        : null),
    counted && h('ul', {class: 'verdict-counts', 'aria-hidden': 'true'},
      judged.map(dynamic => h('li', {class: tint(dynamic)},
        h('span', {class: 'swatch'}), h('b', {}, verdicts[dynamic]), ' ', word(dynamic))),
      judged.length ? null : h('li', {class: 'quiet'}, 'no verdict yet')));
}

/** What the colours mean, with the number of runs of each. */
export function shares(verdicts, runs) {
  const judged = DYNAMICS.filter(dynamic => verdicts[dynamic]);
  const open = runs - judged.reduce((sum, dynamic) => sum + verdicts[dynamic], 0);
  return h('ul', {class: 'shares', 'aria-label': 'Runs by dynamic'},
    judged.map(dynamic => h('li', {class: 'share ' + tint(dynamic)},
      h('span', {class: 'swatch', 'aria-hidden': 'true'}), h('b', {}, word(dynamic)),
      h('span', {class: 'figure'}, `${verdicts[dynamic]}`), h('p', {}, meaning(dynamic)))),
    open > 0 ? h('li', {class: 'share'},
      h('span', {class: 'swatch open', 'aria-hidden': 'true'}), h('b', {}, 'no verdict yet'),
      h('span', {class: 'figure'}, `${open}`)) : null);
}
