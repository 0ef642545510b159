// A cell of the zone map: where it lies, how it is drawn, and how it is said in words.
import {percent} from '../frame/format.js';
import {DYNAMICS, tone, word} from '../parts/dynamics.js';
import {isLight} from './look.js';

const INSET = 0.12;

/** Cells meet half way (in logarithms) between the sizes that were tried. */
export function edges(sizes) {
  const ratio = sizes.length > 1 ? Math.sqrt(sizes[1] / sizes[0]) : 1.3;
  const last = sizes.length > 1 ? Math.sqrt(sizes.at(-1) / sizes.at(-2)) : 1.3;
  const bounds = [sizes[0] / ratio, ...sizes.slice(1).map((size, i) => Math.sqrt(size * sizes[i])), sizes.at(-1) * last];
  return {of: size => { const i = sizes.indexOf(size); return [bounds[i], bounds[i + 1]]; }};
}

/** Shapes of one cell: a stripe per seed, or one fill by the mean; its mean in words where there is room. */
export function mark(cell, [x0, x1, y0, y1], api, look, by) {
  const [left, top] = api.coord([x0, y1]);
  const [right, bottom] = api.coord([x1, y0]);
  const [width, height] = [right - left, bottom - top];
  const inset = [Math.min(10, width * INSET), Math.min(9, height * INSET)];
  const box = {x: left + inset[0], y: top + inset[1], width: width - 2 * inset[0], height: height - 2 * inset[1]};
  const mean = cell.validation_accuracy;
  const fills = by === 'accuracy'
    ? [mean === null ? look.colour.faint : look.shade(mean)]
    : cell.seeds.map(seed => seed.dynamic ? look.colour[tone(seed.dynamic)] : look.colour.faint);
  const stripe = box.width / fills.length;
  const gap = stripe > 5 ? 1 : 0;
  return [
    {type: 'rect', shape: box, style: {fill: look.colour.card, stroke: look.colour.card, lineWidth: 2}},
    ...fills.map((fill, i) => ({
      type: 'rect', shape: {x: box.x + i * stripe, y: box.y, width: stripe - gap, height: box.height},
      style: {fill, opacity: by !== 'accuracy' && cell.seeds[i].provisional ? 0.55 : 1},
    })),
    ...(mean === null || box.width < 30 || box.height < 15 ? [] : [plate(box, shortShare(mean), fills, by, look)]),
  ];
}

function plate(box, text, fills, by, {colour}) {
  const middle = {x: box.x + box.width / 2, y: box.y + box.height / 2};
  return {
    type: 'text', x: middle.x, y: middle.y,
    style: {
      text, font: `500 11px ${colour.font}`, align: 'center', verticalAlign: 'middle',
      ...(by === 'accuracy'
        ? {fill: isLight(fills[0]) ? '#10171d' : '#ffffff'}
        : {fill: colour.ink, backgroundColor: colour.card, padding: [2, 3], borderRadius: 3}),
    },
  };
}

export function rank(seed) {
  return seed.dynamic ? DYNAMICS.indexOf(seed.dynamic) : DYNAMICS.length;
}

export function describe(cell) {
  const counts = Map.groupBy(cell.seeds, seed => seed.dynamic ? word(seed.dynamic) : seed.state);
  const mean = cell.validation_accuracy === null ? '' : `, mean validation accuracy ${percent(cell.validation_accuracy)}`;
  return `d = ${cell.hidden_size}, D = ${cell.train_size}: `
    + [...counts].map(([name, seeds]) => `${seeds.length} ${name}`).join(', ') + mean;
}

/** .63, and 1 only where it is 1. */
function shortShare(value) {
  const text = value.toFixed(2);
  return text === '1.00' ? (value > 0.999 ? '1.0' : '.99') : text.slice(1);
}
