import {h} from '../frame/dom.js';
import {percent} from '../frame/format.js';

/** How far a study is, by epochs. */
export function progressBar(study) {
  const share = Math.min(1, Math.max(0, study.progress));
  const done = study.state === 'ended' || share === 1;
  return h('div', {class: 'progress-row'},
    h('div', {
      class: 'progress' + (done ? ' done' : ''), role: 'progressbar', 'aria-label': 'Progress',
      'aria-valuemin': 0, 'aria-valuemax': 100, 'aria-valuenow': Math.floor(share * 100),
    }, h('span', {style: {width: `${share * 100}%`}})),
    h('span', {class: 'progress-figure'}, percent(share)));
}
