// The phases of a run on its curves: when the training set was fitted, when validation began to rise, when it had risen.
import {count} from '../frame/format.js';

const LABEL_WIDTH = 118;
/** In less, the words under the title have to do. */
const ROOM = 560;

export function phaseMarks({marks, memorising}, scale, colour, {labelled, width}) {
  const roomy = labelled && width > ROOM;
  const placed = marks.map(({epoch, name}) => ({x: scale.toX(epoch), text: `${name} ${count(epoch)}`}))
    .filter(({x}) => x >= scale.min && x <= scale.max);
  if (!placed.length) return {};
  return {
    ...(memorising && {
      markArea: {silent: true, itemStyle: {color: colour.band}, data: [memorising.map(epoch => ({xAxis: scale.toX(epoch)}))]},
    }),
    markLine: {
      silent: true, symbol: 'none', animation: false,
      lineStyle: {color: colour.quiet, type: [4, 3], width: 1},
      label: {show: roomy, color: colour.quiet, fontSize: 11, distance: 4},
      data: spread(placed, scale, width).map(({x, text, align}) => ({xAxis: x, label: {formatter: text, align}})),
    },
  };
}

/** Labels that neither run into each other nor out of the picture: those too close share one. */
function spread(marks, scale, width) {
  const from = x => (x - scale.min) / (scale.max - scale.min) * width;
  const groups = [];
  for (const mark of marks.toSorted((one, other) => one.x - other.x)) {
    const last = groups.at(-1);
    if (last && from(mark.x) - from(last.at(-1).x) < LABEL_WIDTH) last.push(mark);
    else groups.push([mark]);
  }
  return groups.flatMap(group => {
    const text = group.map(mark => mark.text).join(' · ');
    const [first, last] = [from(group[0].x), from(group.at(-1).x)];
    const left = first < width / 2;
    const align = group.length > 1 ? (left ? 'left' : 'right')
      : first < LABEL_WIDTH / 2 ? 'left' : last > width - LABEL_WIDTH ? 'right' : 'center';
    const carrier = group.length > 1 && !left ? group.length - 1 : 0;
    return group.map((mark, i) => ({...mark, text: i === carrier ? text : '', align}));
  });
}
