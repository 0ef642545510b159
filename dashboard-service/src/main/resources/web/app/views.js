// Which view an address means.
import {openCompare} from './compare/compare.js';
import {openHome} from './home/home.js';
import {openNew} from './start/start.js';
import {openPaper} from './paper/paper.js';
import {openRun} from './run/run.js';
import {openAllRuns} from './run/all-runs.js';
import {openStudy} from './study/study.js';

/** {key, open}: addresses with one key are one view, set differently. Null where there is none. */
export function viewAt({path}) {
  const [kind, id, tab, ...rest] = path;
  if (rest.length) return null;
  if (kind === undefined) return {key: '', open: openHome};
  if (kind === 'studies' && id) return {key: `studies/${id}`, open: openStudy};
  if (tab !== undefined) return null;
  if (kind === 'runs') return id ? {key: `runs/${id}`, open: openRun} : {key: 'runs', open: openAllRuns};
  if (id !== undefined) return null;
  return {compare: {key: 'compare', open: openCompare}, new: {key: 'new', open: openNew}, paper: {key: 'paper', open: openPaper}}[kind] ?? null;
}
