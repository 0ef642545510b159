// A zone map as small as a stamp: most seeds' dynamic for every model size (across) and data size (up).
import {svg} from '../frame/dom.js';
import {tint, word} from '../parts/dynamics.js';
import {distinct} from '../charts/axes.js';

const [WIDTH, HEIGHT, GAP] = [108, 72, 1.5];

export function smallMap(zones) {
  const known = (zones ?? []).filter(zone => zone.dynamic);
  const widths = distinct((zones ?? []).map(zone => zone.hidden_size));
  const sizes = distinct((zones ?? []).map(zone => zone.train_size)).reverse();
  if (!known.length || widths.length * sizes.length < 2) return null;
  const [across, down] = [WIDTH / widths.length, HEIGHT / sizes.length];
  const counts = Map.groupBy(known, zone => zone.dynamic);
  return svg('svg', {
    class: 'small-map', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img',
    'aria-label': 'Zone map: ' + [...counts].map(([dynamic, cells]) => `${cells.length} ${word(dynamic)}`).join(', '),
  }, (zones ?? []).map(zone => svg('rect', {
    class: zone.dynamic ? tint(zone.dynamic) : 'dyn-none', x: widths.indexOf(zone.hidden_size) * across + GAP / 2,
      y: sizes.indexOf(zone.train_size) * down + GAP / 2,
    width: Math.max(1, across - GAP), height: Math.max(1, down - GAP), rx: 1.5,
  })));
}
