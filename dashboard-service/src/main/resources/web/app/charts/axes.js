// Axes that do not distort: sizes on a logarithmic scale with a tick at every size that was tried, shares from 0 to 1.
import {count, short} from '../frame/format.js';

export function shareAxis({colour, narrow}, name, more = {}) {
  return {
    type: 'value', min: 0, max: 1, interval: 0.25, name, nameLocation: 'end', nameGap: 14,
    nameTextStyle: {color: colour.ink, fontSize: 12, fontWeight: 600, align: 'left', padding: [0, 0, 0, narrow ? -34 : -38]},
    axisLine: {show: false}, axisTick: {show: false},
    axisLabel: {color: colour.quiet, fontSize: 11, formatter: value => value * 100 + ' %'},
    splitLine: {lineStyle: {color: colour.faint}},
    ...more,
  };
}

/** Where a size lies: at its logarithm, or, where zero is among the sizes, at itself. */
export function placing(sizes) {
  return sizes[0] > 0 ? {to: Math.log10, from: x => Math.round(10 ** x)} : {to: size => size, from: x => x};
}

/** A tick for every one of {@code sizes} that has room for its words. */
export function sizeAxis({colour, width, height}, name, sizes, {vertical = false, pad = 0.06, words = count, ...more} = {}) {
  const {to, from} = placing(sizes);
  const ends = [to(sizes[0]), to(sizes.at(-1))];
  const margin = Math.max((ends[1] - ends[0]) * pad, sizes[0] > 0 ? 0.04 : 1);
  const min = more.min ?? ends[0] - margin;
  const max = more.max ?? ends[1] + margin;
  const room = vertical ? height / 22 : width / 44;
  return {
    type: 'value', name, nameLocation: vertical ? 'end' : 'middle', nameGap: vertical ? 14 : 28,
    nameTextStyle: vertical
      ? {color: colour.ink, fontSize: 12, fontWeight: 600, align: 'left', padding: [0, 0, 0, -44]}
      : {color: colour.quiet, fontSize: 11},
    axisLine: {show: !vertical, onZero: false, lineStyle: {color: colour.line}},
    axisTick: {show: !vertical, customValues: sizes.map(to), length: 3, lineStyle: {color: colour.line}},
    axisLabel: {
      color: colour.quiet, fontSize: 11, hideOverlap: true, customValues: spread(sizes.map(to), (max - min) / Math.max(room, 1)),
      formatter: x => words(from(x)),
    },
    splitLine: {show: false},
    ...more, min, max,
  };
}

/** Places far enough from each other for a label; the ends first. */
function spread(places, least) {
  const chosen = [];
  for (const at of [places[0], places.at(-1), ...places]) {
    if (chosen.every(other => Math.abs(other - at) >= least)) chosen.push(at);
  }
  return chosen.sort((one, other) => one - other);
}

/** Parameters or anything else that spans decades: powers of ten. */
export function decadeAxis({colour}, name, low, high, more = {}) {
  const [from, upTo] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  return {
    type: 'value', min: from, max: Math.max(upTo, from + 1), interval: 1, name, nameLocation: 'middle', nameGap: 28,
    nameTextStyle: {color: colour.quiet, fontSize: 11},
    axisLine: {show: true, onZero: false, lineStyle: {color: colour.line}}, axisTick: {length: 3, lineStyle: {color: colour.line}},
    axisLabel: {color: colour.quiet, fontSize: 11, formatter: x => short(Math.round(10 ** x))},
    splitLine: {show: false}, ...more,
  };
}

export function distinct(values) {
  return [...new Set(values)].sort((one, other) => one - other);
}
