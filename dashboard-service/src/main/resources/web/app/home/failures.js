// Runs that failed lately, each with why.
import {runAddress, to} from '../frame/address.js';
import {get, studyPath, withQuery} from '../frame/api.js';
import {h, show} from '../frame/dom.js';
import {plural} from '../frame/format.js';

const MOST = 5;

/** Read again only when their number has changed. */
export async function showFailures(section, failed, studies) {
  const number = studies.reduce((sum, study) => sum + study.run_states.failed, 0);
  if (number === failed.known) return;
  failed.known = number;
  section.hidden = number === 0;
  if (!number) return;
  const runs = await newest(studies);
  show(section,
    h('h2', {id: 'failures-heading'}, 'Recent failures'),
    h('ul', {class: 'failure-list'}, runs.map(({run, study}) => h('li', {},
      h('a', {href: runAddress(run.run_id), class: 'mono'}, run.run_id.slice(0, 8)), ' ',
      h('span', {}, run.spec ? `${run.spec.task}, d = ${run.spec.hidden_size}, D = ${run.spec.train_size}` : ''),
      h('span', {class: 'quiet'}, ` in ${study.name}`), run.reason ? h('p', {class: 'bad small'}, run.reason) : null))),
    number > runs.length ? h('p', {class: 'small'}, h('a', {href: to(['runs'], {state: 'failed'})}, `All ${plural(number, 'failed run')}`)) : null);
}

async function newest(studies) {
  const broken = studies.filter(study => study.run_states.failed).slice(0, 3);
  const pages = await Promise.all(broken.map(study =>
    get(withQuery(`${studyPath(study.id)}/runs`, {state: 'failed', limit: MOST})).catch(() => ({items: []}))));
  return pages.flatMap((page, i) => page.items.filter(run => run.state === 'failed').map(run => ({run, study: broken[i]}))).slice(0, MOST);
}
