// Where an epoch lies on the x-axis. Learning happens over decades of epochs, so the axis is logarithmic; epoch 0, which
// has no logarithm, gets a place of its own a little left of the first logged epoch.
const ZERO_GAP = 0.06;

/** {@code range}: the epochs one has zoomed into, null for all. */
export function epochScale(epochs, kind, range = null) {
  const last = Math.max(1, epochs.at(-1) ?? 1);
  const whole = kind === 'linear' ? linear(last) : logarithmic(epochs, last);
  return range ? zoomed(whole, kind, range) : whole;
}

/** Indexes of the epochs that are seen. */
export function within(epochs, range) {
  return [...epochs.keys()].filter(index => !range || (epochs[index] >= range[0] && epochs[index] <= range[1]));
}

function logarithmic(epochs, last) {
  const first = Math.min(last, epochs.find(epoch => epoch > 0) ?? 1);
  const span = Math.max(Math.log10(last) - Math.log10(first), 0.3);
  const hasZero = epochs[0] === 0;
  const zero = Math.log10(first) - ZERO_GAP * span;
  // A mark right beside epoch 0 would run into its label.
  const marks = decades(first, last, span).filter(mark => mark >= first * 1.25);
  const ticks = (marks.length ? marks : [first]).map(Math.log10);
  return {
    toX: epoch => epoch > 0 ? Math.log10(epoch) : zero,
    toEpoch: x => Math.abs(x - zero) < 1e-9 ? 0 : Math.round(10 ** x),
    min: hasZero ? zero : Math.log10(first),
    max: Math.max(Math.log10(last), Math.log10(first) + 0.3),
    ticks: hasZero ? [zero, ...ticks] : ticks,
    minor: minorTicks(first, last),
  };
}

function linear(last) {
  const ticks = evenMarks(0, last);
  return {toX: epoch => epoch, toEpoch: x => Math.round(x), min: 0, max: last, ticks, minor: ticks};
}

function zoomed({toX, toEpoch}, kind, [from, upTo]) {
  const logs = kind !== 'linear' && from > 0 && upTo / from > 3;
  const marks = logs ? decades(from, upTo, Math.log10(upTo / from)) : evenMarks(from, upTo);
  return {toX, toEpoch, min: toX(from), max: toX(upTo), ticks: marks.map(toX), minor: (logs ? null : marks.map(toX)) ?? minorTicks(from, upTo)};
}

/** Powers of ten; where there are few, their doubles and fives too. */
function decades(first, last, span) {
  const factors = span > 2.2 ? [1] : span > 1.2 ? [1, 3] : [1, 2, 5];
  return powers(first, last, factors);
}

function minorTicks(first, last) {
  return powers(first, last, [1, 2, 3, 4, 5, 6, 7, 8, 9]).map(Math.log10);
}

function powers(first, last, factors) {
  const marks = [];
  for (let power = Math.floor(Math.log10(Math.max(first, 1))); power <= Math.log10(last); power++) {
    marks.push(...factors.map(factor => factor * 10 ** power).filter(mark => mark >= first && mark <= last));
  }
  return marks;
}

function evenMarks(from, upTo) {
  const step = niceStep((upTo - from) / 5);
  const marks = [];
  for (let mark = Math.ceil(from / step) * step; mark <= upTo; mark += step) marks.push(mark);
  return marks;
}

function niceStep(rough) {
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1)));
  return [1, 2, 5, 10].map(factor => factor * power).find(step => step >= rough) ?? power * 10;
}
