// A band between two lines, as one custom series: it may have any ends, and gaps where an end is not known.

/** Points {@code [x, low, high]} in the axes' own units, x rising. */
export function band(points, fill, more = {}) {
  const known = points.filter(([x, low, high]) => [x, low, high].every(Number.isFinite));
  return {
    type: 'custom', silent: true, z: 1, clip: true, tooltip: {show: false}, encode: {x: 0, y: [1, 2]},
    data: known.length > 1 ? [known.flat().slice(0, 3)] : [],
    renderItem: (parameters, api) => ({
      type: 'polygon', clipPath: clip(parameters),
      shape: {points: [...known.map(([x, , high]) => api.coord([x, high])), ...known.toReversed().map(([x, low]) => api.coord([x, low]))]},
      style: {fill},
    }),
    ...more,
  };
}

/** A filled area with any outline. */
export function area(outline, fill, more = {}) {
  return {
    type: 'custom', silent: true, z: 0, clip: true, tooltip: {show: false}, encode: {x: 0, y: 1}, data: outline.length ? [outline[0]] : [],
    renderItem: (parameters, api) => ({
      type: 'polygon', clipPath: clip(parameters), shape: {points: outline.map(point => api.coord(point))}, style: {fill},
    }),
    ...more,
  };
}

export function clip({coordSys: {x, y, width, height}}) {
  return {type: 'rect', shape: {x, y, width, height}};
}
