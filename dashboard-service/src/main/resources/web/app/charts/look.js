// What a drawing looks like just now: the page's colours and its room.

const TONES = [
  'ink', 'quiet', 'line', 'faint', 'card', 'train', 'validation', 'norm', 'band', 'embedding', 'attention', 'feedforward', 'accent',
  'grokking', 'semi-grokking', 'ungrokking', 'progression', 'stalled', 'undecided', 'not-applicable', 'failed',
];
const NARROW = 560;

/** Viridis, cut where it has no contrast with the paper: for quantities with an order. */
const LIGHT = ['#440154', '#46327e', '#365c8d', '#277f8e', '#1fa187', '#3fae5f', '#7da41c'];
const DARK = ['#fde725', '#a0da39', '#4ac16d', '#1fa187', '#3b9bb3', '#6f8ff0', '#b48ee6'];

export function lookOf(element) {
  const style = getComputedStyle(element);
  const colour = Object.fromEntries(TONES.map(name => [name, style.getPropertyValue('--' + name).trim()]));
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  return {
    colour: {...colour, font: style.fontFamily},
    dark,
    width: element.clientWidth,
    height: element.clientHeight,
    narrow: element.clientWidth < NARROW,
    /** The i-th of n ordered groups. */
    ordered: (i, n) => between(dark ? DARK : LIGHT, n < 2 ? 0.35 : i / (n - 1)),
    /** 0 to 1 on a scale of one hue after the other, dark to light. */
    shade: share => between(['#2a1a4f', '#3f3d86', '#33638d', '#24868e', '#29af7f', '#8bd346', '#f4e61e'], share),
  };
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
