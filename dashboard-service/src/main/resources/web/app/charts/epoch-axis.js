// The epoch axis that the curves of runs share: a tick at every round number, at its true place.
import {short} from '../frame/format.js';

export function epochAxis(scale, colour, {index = 0, bottom = true} = {}) {
  const {min, max, ticks, minor, toEpoch} = scale;
  return {
    type: 'value', gridIndex: index, min, max,
    axisLine: {show: true, onZero: false, lineStyle: {color: colour.line}},
    axisTick: {show: true, customValues: minor, length: 3, lineStyle: {color: colour.line}},
    axisLabel: {show: bottom, customValues: ticks, color: colour.quiet, fontSize: 11, hideOverlap: true, formatter: x => short(toEpoch(x))},
    splitLine: {show: false},
    axisPointer: {label: {show: false}},
    name: bottom ? 'epoch' : '', nameLocation: 'middle', nameGap: 26, nameTextStyle: {color: colour.quiet, fontSize: 11},
  };
}
