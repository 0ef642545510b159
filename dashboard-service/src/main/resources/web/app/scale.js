// Where an epoch lies on the x-axis. Learning happens over decades of epochs, so the axis is logarithmic; epoch 0, which
// has no logarithm, gets a place of its own a little left of the first logged epoch.
const ZERO_GAP = 0.06;

export function epochScale(epochs, kind) {
  const last = Math.max(1, epochs.at(-1) ?? 1);
  return kind === 'linear' ? linear(last) : logarithmic(epochs, last);
}

function logarithmic(epochs, last) {
  const first = Math.min(last, epochs.find(epoch => epoch > 0) ?? 1);
  const span = Math.max(Math.log10(last) - Math.log10(first), 0.3);
  const hasZero = epochs[0] === 0;
  const zero = Math.log10(first) - ZERO_GAP * span;
  const marks = decades(first, last, span);
  const ticks = hasZero ? [zero, ...marks.map(Math.log10)] : marks.map(Math.log10);
  return {
    toX: epoch => epoch > 0 ? Math.log10(epoch) : zero,
    toEpoch: x => Math.abs(x - zero) < 1e-9 ? 0 : Math.round(10 ** x),
    min: hasZero ? zero : Math.log10(first),
    max: Math.max(Math.log10(last), Math.log10(first) + 0.3),
    ticks,
    minor: minorTicks(first, last),
  };
}

/** Powers of ten; where there are few, their doubles and fives too. */
function decades(first, last, span) {
  const factors = span > 2.2 ? [1] : span > 1.2 ? [1, 3] : [1, 2, 5];
  const marks = [];
  for (let power = Math.floor(Math.log10(first)); power <= Math.log10(last); power++) {
    for (const factor of factors) {
      const mark = factor * 10 ** power;
      // A mark right beside epoch 0 would run into its label.
      if (mark >= first * 1.25 && mark <= last) marks.push(mark);
    }
  }
  return marks.length ? marks : [first];
}

function minorTicks(first, last) {
  const marks = [];
  for (let power = Math.floor(Math.log10(first)); power <= Math.log10(last); power++) {
    for (let factor = 1; factor < 10; factor++) {
      const mark = factor * 10 ** power;
      if (mark >= first && mark <= last) marks.push(Math.log10(mark));
    }
  }
  return marks;
}

function linear(last) {
  const step = niceStep(last / 5);
  const ticks = [];
  for (let mark = 0; mark <= last; mark += step) ticks.push(mark);
  return {toX: epoch => epoch, toEpoch: x => Math.round(x), min: 0, max: last, ticks, minor: ticks};
}

function niceStep(rough) {
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1)));
  return [1, 2, 5, 10].map(factor => factor * power).find(step => step >= rough) ?? power * 10;
}
