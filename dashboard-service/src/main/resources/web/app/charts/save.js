// A figure as a file: SVG and PNG of the drawing, CSV of the numbers behind it.
import {h} from '../frame/dom.js';
import {svgText} from './engine.js';

export function saveSvg(name, option, {width, height, colour}) {
  save(`${name}.svg`, 'image/svg+xml', svgText({...option, backgroundColor: colour.card}, width, height));
}

/** Twice the screen's points: sharp in print. */
export function savePng(name, chart, {colour}) {
  const data = chart.getDataURL({type: 'png', pixelRatio: 2, backgroundColor: colour.card});
  const bytes = Uint8Array.from(atob(data.split(',')[1]), letter => letter.charCodeAt(0));
  save(`${name}.png`, 'image/png', bytes);
}

export function saveCsv(name, {columns, rows}) {
  const lines = [columns.map(({key}) => key), ...rows.map(row => columns.map(({key}) => row[key]))];
  save(`${name}.csv`, 'text/csv', lines.map(line => line.map(cell).join(',')).join('\n') + '\n');
}

function cell(value) {
  if (value === null || value === undefined) return '';
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function save(name, type, content) {
  const url = URL.createObjectURL(new Blob([content], {type}));
  h('a', {href: url, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
