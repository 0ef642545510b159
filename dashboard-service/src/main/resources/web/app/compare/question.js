// Which curves a comparison's address asks for.
import {ApiError, get, post, studyPath, withQuery} from '../frame/api.js';
import {FILTERS} from '../parts/run-filters.js';

const MOST_RUNS = 5000;
const PAGE = 500;
const POINTS = 240;

/** The answer of the service, and how many runs it is about. */
export async function fetchCurves(asked) {
  const study = asked.get('study');
  const filter = Object.fromEntries(FILTERS.map(({key}) => [key, asked.get(key)]).filter(([, value]) => value));
  const runs = asked.getAll('run').length ? asked.getAll('run') : study && Object.keys(filter).length ? await idsOf(study, filter) : null;
  const single = asked.get('group') === 'run';
  const settings = {
    // Every run by itself is no group of the service's: its traces are.
    group: single ? 'none' : asked.get('group') ?? 'hidden_size,train_size', metric: asked.get('metric') ?? 'validation_accuracy', points: POINTS,
    traces: single || asked.get('traces') === '1' ? 'true' : null,
  };
  const answer = runs === null
    ? await get(withQuery(`${studyPath(study)}/curves`, settings))
    : await post(withQuery('/api/curves', settings), runs);
  const all = answer.groups.reduce((sum, group) => sum + group.runs.length, 0);
  return {answer: single ? apart(answer) : answer, runs: all};
}

/** All of them: a mean over those that fit on a page would be a mean of nothing. */
async function idsOf(study, filter) {
  const ids = [];
  let total = 1;
  while (ids.length < total) {
    const page = await get(withQuery(`${studyPath(study)}/runs`, {...filter, offset: ids.length, limit: PAGE}));
    total = page.items.length ? page.total : ids.length;
    if (total > MOST_RUNS) throw new ApiError(400, 'Too many', `These are ${total} runs; at most ${MOST_RUNS} can be compared: narrow them.`);
    ids.push(...page.items.map(run => run.run_id));
  }
  if (!ids.length) throw new ApiError(404, 'None', 'No run of this study is like that.');
  return ids;
}

function apart(answer) {
  return {...answer, groups: (answer.traces ?? []).map(trace => ({key: {run: trace.run_id.slice(0, 8)}, runs: [trace.run_id], trace})), traces: []};
}
