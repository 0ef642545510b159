// Double descent in a figure: which widths lie in the dip, and what its test says.
import {count, number, percent} from '../frame/format.js';

/** Shades the widths of a detected dip. */
export function dipMarks(dip, colour) {
  if (!dip?.detected || !dip.widths?.length) return {};
  const logs = dip.widths.map(Math.log10);
  return {
    markArea: {
      silent: true, itemStyle: {color: colour.band},
      label: {show: true, position: 'insideTop', color: colour.quiet, fontSize: 11, formatter: `dip ${percent(dip.dip_depth)}`},
      data: [[{xAxis: Math.min(...logs) - 0.02}, {xAxis: Math.max(...logs) + 0.02}]],
    },
  };
}

export function dipWords(dip) {
  if (!dip) return null;
  if (!dip.tested_widths?.length && dip.p_value === null) return null;
  const seeds = [dip.seeds ?? []].flat();
  const tested = `${dip.tested_widths?.length ?? '–'} widths, ${seeds.length ? Math.min(...seeds) : '–'} seeds or more at each`;
  if (!dip.detected) return `No double descent shown: p = ${number(dip.p_value)} (${tested}).`;
  const [low, high] = dip.dip_interval ?? [null, null];
  return `Double descent: accuracy dips by ${percent(dip.dip_depth)}${low === null ? '' : ` (${percent(low)} to ${percent(high)})`} `
    + `at d = ${dip.widths.map(count).join(', ')}; p = ${number(dip.p_value)} (${tested}).`;
}
