// The two curves that cut the map into zones: D_crit(d), above which generalising is cheaper, and D_mem(d), above which the
// training set is too much to memorise. (Huang et al., section 3)
import {band} from './band.js';
import {seeThrough} from './look.js';

const FINENESS = 48;

/** {critical, capacity, crossing}: points [d, D, low, high] in training pairs, rising in d; of one task. */
export function bordersOf(findings, task) {
  const known = findings.filter(finding => finding.modulus === modulusOf(findings, task));
  const critical = richest(known.filter(({kind, task: of, critical_dataset_size: size, memorises}) =>
    kind === 'critical_dataset_size' && of === task && size !== null && memorises !== false));
  const capacity = richest(known.filter(({kind}) => kind === 'memorisation_capacity'));
  const crossing = known.find(({kind, task: of, hidden_size: d}) => kind === 'crossing' && of === task && d !== null);
  return {
    critical: critical.map(one => [one.hidden_size, one.critical_dataset_size, ...(one.interval ?? [null, null])]),
    capacity: capacity.map(one => {
      const pairs = remembered => pairsWith(remembered * one.distinct_items / one.capacity, one.modulus);
      return [one.hidden_size, pairs(one.capacity), ...(one.interval ?? [null, null]).map(end => end === null ? null : pairs(end))];
    }),
    crossing: crossing && {d: crossing.hidden_size, D: crossing.train_size, finding: crossing},
  };
}

/** Findings of one recipe and budget, the one with most widths: others are no points of the same curve. */
function richest(findings) {
  const groups = Map.groupBy(findings, one => JSON.stringify([one.recipe, one.memorise_size, one.layers]));
  return [...groups.values()].sort((one, other) => other.length - one.length)[0]
    ?.toSorted((one, other) => one.hidden_size - other.hidden_size) ?? [];
}

function modulusOf(findings, task) {
  return findings.find(finding => finding.task === task && finding.modulus)?.modulus ?? 113;
}

/** Ordered pairs that hold so many distinct items in expectation, where (a, b) and (b, a) are one. */
export function pairsWith(items, modulus) {
  const all = modulus * modulus;
  const twins = modulus * (modulus - 1) / 2;
  const distinct = pairs => modulus * pairs / all + twins * (1 - (all - pairs) * (all - pairs - 1) / (all * (all - 1)));
  let [low, high] = [0, all];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (distinct(middle) < items) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** log D of a border at log d, straight between its points; null beyond them. */
export function at(border, logD, column = 1) {
  const points = border.filter(point => point[column] > 0);
  for (let i = 1; i < points.length; i++) {
    const [left, right] = [points[i - 1], points[i]].map(point => [Math.log10(point[0]), Math.log10(point[column])]);
    if (logD >= left[0] && logD <= right[0]) return left[1] + (right[1] - left[1]) * (logD - left[0]) / (right[0] - left[0]);
  }
  return null;
}

/** What the two curves predict, as filled areas: [dynamic, outline], within the map's lower and upper edge. */
export function zones({critical, capacity}, bottom, top) {
  const ends = border => border.length > 1 ? [Math.log10(border[0][0]), Math.log10(border.at(-1)[0])] : null;
  const [first, second] = [ends(critical), ends(capacity)];
  if (!first || !second) return [];
  const [from, upTo] = [Math.max(first[0], second[0]), Math.min(first[1], second[1])];
  if (upTo <= from) return [];
  const columns = Array.from({length: FINENESS + 1}, (_, i) => from + (upTo - from) * i / FINENESS).map(x => {
    const [crit, mem] = [at(critical, x), at(capacity, x)].map(y => Math.min(top, Math.max(bottom, y)));
    return {x, low: Math.min(crit, mem), crit, mem};
  });
  const outline = (upper, lower) => [...columns.map(c => [c.x, upper(c)]), ...columns.toReversed().map(c => [c.x, lower(c)])];
  return [
    ['ungrokking', outline(c => c.low, () => bottom)],
    // Nothing is left between the curves where D_mem is the lower one.
    ['grokking', outline(c => Math.max(c.crit, c.mem), c => c.crit)],
    ['progression', outline(() => top, c => c.mem)],
  ];
}

/** A border as line and band. */
export function borderSeries(border, name, colour, type) {
  const line = border.map(([d, pairs]) => [Math.log10(d), Math.log10(pairs)]);
  return [
    band(border.map(([d, , low, high]) => [Math.log10(d), low > 0 ? Math.log10(low) : NaN, high > 0 ? Math.log10(high) : NaN]),
      seeThrough(colour, 0.16), {z: 3, clip: true}),
    {
      type: 'line', name, data: line, silent: true, clip: true, z: 5, symbol: 'circle', symbolSize: 6, tooltip: {show: false},
      lineStyle: {color: colour, width: 2, type}, itemStyle: {color: colour}, emphasis: {disabled: true},
    },
  ];
}
