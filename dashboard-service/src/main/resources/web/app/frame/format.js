// Numbers and times as people read them.

const whole = new Intl.NumberFormat('en', {maximumFractionDigits: 0});
const clock = new Intl.DateTimeFormat('en', {hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false});
const day = new Intl.DateTimeFormat('en', {day: 'numeric', month: 'short', year: 'numeric'});

export const NONE = '–';

export function count(value) {
  return value === null || value === undefined ? NONE : whole.format(value);
}

/** 1 → 100 %, .9987 → 99.9 %: never rounded up to a whole that it is not. */
export function percent(value) {
  if (value === null || value === undefined) return NONE;
  const hundred = value * 100;
  if (hundred >= 99.95 && value < 1) return '99.9 %';
  return (hundred >= 99.95 || hundred === 0 ? hundred.toFixed(0) : hundred.toFixed(1)).replace('-', '−') + ' %';
}

/** A number with about three significant digits. */
export function number(value) {
  if (value === null || value === undefined) return NONE;
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size < 1e-3) return value.toExponential(1).replace('e', ' × 10^').replace('+', '');
  if (size >= 1e9) return value.toExponential(1).replace('e+', ' × 10^');
  return size >= 100 ? whole.format(value) : String(Number(value.toPrecision(3)));
}

/** Very small or large numbers with superscript exponents. */
export function scientific(value) {
  return number(value).replace(/10\^(-?\d+)/, (match, exponent) => '10' + superscript(exponent));
}

export function superscript(digits) {
  return String(digits).replace(/[-\d]/g, digit => digit === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[digit]);
}

export function speed(epochsPerSecond) {
  if (!epochsPerSecond) return NONE;
  return `${epochsPerSecond >= 10 ? count(epochsPerSecond) : epochsPerSecond.toFixed(1)} epochs/s`;
}

export function duration(seconds) {
  if (seconds === null || seconds === undefined) return NONE;
  if (seconds < 1) return 'under a second';
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  if (seconds < 36 * 3600) return `${Math.floor(seconds / 3600)} h ${Math.round(seconds % 3600 / 60)} min`;
  return `${Math.round(seconds / 86400)} days`;
}

export function time(instant) {
  return instant ? clock.format(new Date(instant)) : NONE;
}

export function date(instant) {
  return instant ? day.format(new Date(instant)) : NONE;
}

export function ago(instant) {
  const seconds = (Date.now() - new Date(instant).getTime()) / 1000;
  return seconds < 5 ? 'just now' : duration(seconds) + ' ago';
}

/** 12500 → 12.5k, for axes. */
export function short(value) {
  if (value >= 1e6) return Number((value / 1e6).toPrecision(3)) + 'M';
  if (value >= 1e3) return Number((value / 1e3).toPrecision(3)) + 'k';
  return String(value);
}

export function plural(count, one, many = one + 's') {
  return `${whole.format(count)} ${count === 1 ? one : many}`;
}

export function bytes(size) {
  if (size === null || size === undefined) return '';
  if (size < 1000) return `${size} B`;
  return size < 1e6 ? `${(size / 1e3).toFixed(size < 1e4 ? 1 : 0)} kB` : `${(size / 1e6).toFixed(1)} MB`;
}
