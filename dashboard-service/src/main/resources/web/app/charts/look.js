// What a drawing looks like just now: the page's colours and its room.

import {h} from '../frame/dom.js';

const TONES = [
  'ink', 'quiet', 'line', 'faint', 'card', 'train', 'validation', 'norm', 'band', 'embedding', 'attention', 'feedforward', 'accent',
  'grokking', 'semi-grokking', 'ungrokking', 'progression', 'stalled', 'undecided', 'not-applicable', 'failed',
];
const NARROW = 560;

const RANKS = 7;

export function lookOf(element) {
  // Of the whole page: a figure that is not on it yet has no style of its own.
  const style = getComputedStyle(document.body);
  const read = name => style.getPropertyValue('--' + name).trim();
  const colour = Object.fromEntries(TONES.map(name => [name, read(name)]));
  const [ranks, shades] = ['rank', 'shade'].map(name => Array.from({length: RANKS}, (_, i) => read(`${name}-${i}`)));
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  return {
    colour: {...colour, font: style.fontFamily},
    dark,
    width: element.clientWidth,
    height: element.clientHeight,
    narrow: element.clientWidth < NARROW,
    /** The i-th of n ordered groups; more than there are colours have shades between them. */
    ordered: (i, n) => n > RANKS ? between(ranks, i / (n - 1)) : ranks[n < 2 ? 2 : Math.round(i / (n - 1) * (RANKS - 1))],
    /** 0 to 1 on a scale of one hue after the other, dark to light. */
    shade: share => between(shades, share),
  };
}

/** The key of the i-th of n ordered groups. */
export function rankKey(look, i, n) {
  return h('span', {class: 'rank-key', style: {'--rank': look.ordered(i, n)}});
}

export function between(stops, share) {
  const at = Math.min(1, Math.max(0, share)) * (stops.length - 1);
  const low = Math.min(stops.length - 2, Math.floor(at));
  const channels = [stops[low], stops[low + 1]].map(hex => [1, 3, 5].map(i => Number.parseInt(hex.slice(i, i + 2), 16)));
  return '#' + channels[0].map((from, i) =>
    Math.round(from + (channels[1][i] - from) * (at - low)).toString(16).padStart(2, '0')).join('');
}

/** Whether black words read better on a colour than white ones. */
export function isLight(hex) {
  const [red, green, blue] = [1, 3, 5].map(i => Number.parseInt(hex.slice(i, i + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue > 150;
}

export function seeThrough(hex, share) {
  return hex.slice(0, 7) + Math.round(share * 255).toString(16).padStart(2, '0');
}

export const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect', 'emptyTriangle'];

/** What all drawings share. */
export function base({colour}, more) {
  return {
    animation: false,
    textStyle: {fontFamily: colour.font, color: colour.ink},
    tooltip: {
      confine: true, transitionDuration: 0, className: 'chart-tip', backgroundColor: colour.card, borderColor: colour.line,
      textStyle: {color: colour.ink, fontSize: 12}, extraCssText: 'box-shadow: none;', ...more.tooltip,
    },
    ...Object.fromEntries(Object.entries(more).filter(([name]) => name !== 'tooltip')),
  };
}
