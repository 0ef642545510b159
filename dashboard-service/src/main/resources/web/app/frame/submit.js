// Submitting a study, and going to it.
import {studyAddress} from './address.js';
import {get, post, studyPath} from './api.js';

const PATIENCE_MS = 30_000;
const PAUSE_MS = 300;

/** {@code study}: YAML, or {catalogue: name}. The planner knows a study a moment before the read model does. */
export async function submitStudy(study) {
  const {id} = await post('/api/studies', study);
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until && !await isShown(id)) await new Promise(resume => setTimeout(resume, PAUSE_MS));
  location.hash = studyAddress(id);
}

/** The list is asked, not the study: a study that is not there yet is no error. */
async function isShown(id) {
  const {items} = await get('/api/studies?limit=100').catch(() => ({items: []}));
  if (!items.some(study => study.id === id)) return false;
  return get(studyPath(id)).then(() => true, () => false);
}
