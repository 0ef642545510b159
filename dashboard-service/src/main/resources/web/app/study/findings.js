// What the study's runs say together: the paper's takeaways first, then every finding with its numbers and its runs.
import {h, show} from '../frame/dom.js';
import {dataTable} from '../charts/tools.js';
import {exportLinks} from '../parts/exports.js';
import {KINDS} from './finding-kinds.js';
import {runLinks} from './finding-runs.js';
import {takeawayCard} from './takeaways.js';

export function openFindings(container, {id, study}) {
  let drawn = '';
  const redraw = ({findings}) => {
    const now = JSON.stringify(findings);
    if (now === drawn) return;
    drawn = now;
    const byKind = Map.groupBy(findings.toSorted(bySizes), finding => finding.kind);
    const known = Object.keys(KINDS).filter(kind => byKind.has(kind));
    show(container,
      byKind.has('takeaways') ? takeawayCard(byKind.get('takeaways')[0].takeaways) : null,
      known.map(kind => kindCard(id, KINDS[kind], byKind.get(kind))),
      known.length ? h('p', {class: 'plot-links'}, exportLinks(id, 'findings', ['csv', 'json', 'parquet']).map(({text, href}) =>
        h('a', {class: 'quiet-button', href, download: ''}, `All findings as ${text}`))) : null,
      findings.length ? null : h('section', {class: 'notice empty'}, h('h2', {}, 'Nothing found yet'),
        h('p', {class: 'quiet'}, 'Findings are drawn as soon as enough runs have ended: critical sizes need runs on both sides, '
          + 'double descent needs several widths and seeds.')));
  };
  redraw(study);
  return {update: redraw, close() {}};
}

function kindCard(id, {title, says, columns}, findings) {
  const used = columns.filter(({key, of}) => findings.some(finding => (of ? of(finding) : finding[key]) !== undefined));
  const shared = ['task', 'modulus', 'memorise_size', 'layers', 'budget', 'recipe'].filter(key =>
    new Set(findings.map(finding => JSON.stringify(finding[key]))).size > 1);
  return h('section', {class: 'card'}, h('h2', {}, title), h('p', {class: 'quiet'}, says),
    h('div', {class: 'table-scroll', tabindex: 0, role: 'region', 'aria-label': title}, dataTable({
      columns: [...shared.map(key => ({key, show: value => typeof value === 'object' ? Object.values(value).join(', ') : value})),
        ...used.map(({of, ...column}) => column), {key: 'behind', head: 'runs behind it'}],
      rows: findings.map(finding => ({
        ...finding, ...Object.fromEntries(used.filter(({of}) => of).map(({key, of}) => [key, of(finding)])), behind: runLinks(id, finding),
      })),
    }, title)));
}

function bySizes(one, other) {
  return (one.hidden_size ?? 0) - (other.hidden_size ?? 0) || (one.train_size ?? 0) - (other.train_size ?? 0);
}
