// The runs of a study: sorted and paged by the service, updated in place while they run.
import {get} from './api.js';
import {h, show} from './dom.js';
import {chip} from './dynamics.js';
import {count, percent, plural} from './format.js';

const PAGE = 25;

const COLUMNS = [
  {key: 'position', head: 'run', cell: run => h('a', {href: `#/runs/${encodeURIComponent(run.run_id)}`, class: 'mono'}, run.run_id.slice(0, 8))},
  {key: 'hidden_size', head: 'd', label: 'hidden size', number: true, cell: run => count(run.spec?.hidden_size)},
  {key: 'train_size', head: 'D', label: 'training pairs', number: true, cell: run => count(run.spec?.train_size)},
  {key: 'data_seed', head: 'seed', number: true, wide: true, cell: run => seed(run.spec)},
  {key: 'dynamic', head: 'verdict', cell: run => run.dynamic ? chip(run.dynamic, run.provisional) : stateCell(run)},
  {key: 'confidence', head: 'confidence', number: true, wide: true, cell: run => run.confidence === null ? '–' : run.confidence.toFixed(2)},
  {key: 'train_accuracy', head: 'train', label: 'training accuracy', number: true, wide: true, cell: run => percent(run.train_accuracy)},
  {key: 'validation_accuracy', head: 'validation', label: 'validation accuracy', number: true, cell: run => percent(run.validation_accuracy)},
  {key: 'epoch', head: 'epoch', number: true, wide: true, cell: run => count(run.epoch)},
  {key: 'state', head: 'state', wide: true, cell: run => stateCell(run)},
];

/** What the rows can be narrowed to, as address and API name it. */
const FILTERS = {d: 'hidden_size', D: 'train_size', task: 'task'};

export class RunTable {
  constructor(studyId, parameters) {
    this.studyId = studyId;
    this.sort = COLUMNS.some(column => column.key === parameters.get('sort')?.replace(/^-/, '')) ? parameters.get('sort') : 'position';
    this.offset = Math.max(0, Number.parseInt(parameters.get('from') ?? '0', 10) || 0);
    this.filter = new URLSearchParams([...parameters].filter(([name]) => FILTERS[name]));
    this.rows = new Map();
    this.narrowed = h('div', {class: 'filter'});
    this.body = h('tbody');
    this.head = h('tr');
    this.pager = h('div', {class: 'pager'});
    this.element = h('div', {class: 'runs'}, this.narrowed,
      h('div', {class: 'table-scroll', tabindex: 0, role: 'region', 'aria-label': 'Runs'},
        h('table', {class: 'run-table'}, h('thead', {}, this.head), this.body)),
      this.pager);
  }

  async load() {
    const page = await get(`/api/studies/${encodeURIComponent(this.studyId)}/runs`
      + `?offset=${this.offset}&limit=${PAGE}&sort=${encodeURIComponent(this.sort)}`
      + [...this.filter].map(([name, value]) => `&${FILTERS[name]}=${encodeURIComponent(value)}`).join(''));
    this.total = page.total;
    this.rows = new Map(page.items.map(run => [run.run_id, this.row(run)]));
    show(this.head, COLUMNS.map(column => this.heading(column)));
    show(this.body, [...this.rows.values()]);
    show(this.narrowed, this.filter.size ? [
      h('span', {}, 'Only ', [...this.filter].map(([name, value], i) => [i ? ', ' : '', h('i', {}, name), ` = ${value}`])),
      h('button', {type: 'button', class: 'button', onclick: () => this.reload({filter: new URLSearchParams(), offset: 0})}, 'All runs'),
    ] : null);
    show(this.pager, this.total > PAGE ? [
      this.turn('Previous', this.offset - PAGE, this.offset > 0),
      h('span', {class: 'quiet'}, `${count(this.offset + 1)}–${count(Math.min(this.offset + PAGE, this.total))} of ${plural(this.total, 'run')}`),
      this.turn('Next', this.offset + PAGE, this.offset + PAGE < this.total),
    ] : null);
  }

  /** Changed runs take their row's place; where runs were added, the page is read again. */
  update(runs, total) {
    for (const run of runs) {
      const old = this.rows.get(run.run_id);
      if (!old) continue;
      const focused = old.contains(document.activeElement);
      const row = this.row(run);
      old.replaceWith(row);
      this.rows.set(run.run_id, row);
      if (focused) row.querySelector('a')?.focus();
    }
    if (total !== undefined && total !== this.total && !this.filter.size) this.load().catch(() => {});
  }

  row(run) {
    return h('tr', {}, COLUMNS.map(column =>
      h('td', {class: (column.number ? 'number' : '') + (column.wide ? ' wide' : '')}, column.cell(run))));
  }

  heading(column) {
    const falling = this.sort === '-' + column.key;
    const sorted = falling || this.sort === column.key;
    return h('th', {
      scope: 'col', class: (column.number ? 'number' : '') + (column.wide ? ' wide' : ''),
      'aria-sort': sorted ? (falling ? 'descending' : 'ascending') : null,
    }, h('button', {
      type: 'button', title: 'Sort by ' + (column.label ?? column.head),
      onclick: () => this.reload({sort: sorted && !falling ? '-' + column.key : column.key, offset: 0}),
    }, column.head, h('span', {class: 'arrow', 'aria-hidden': 'true'}, sorted ? (falling ? '↓' : '↑') : '')));
  }

  turn(text, offset, enabled) {
    return h('button', {type: 'button', class: 'button', disabled: !enabled, onclick: () => this.reload({offset})}, text);
  }

  async reload({sort = this.sort, offset = this.offset, filter = this.filter}) {
    this.sort = sort;
    this.offset = Math.max(0, offset);
    this.filter = filter;
    history.replaceState(null, '', this.address(filter));
    const ofHead = this.head.contains(document.activeElement);
    await this.load().catch(() => {});
    if (ofHead) this.head.querySelector('[aria-sort] button')?.focus({preventScroll: true});
  }

  /** Where this table can be found again, narrowed to something. */
  address(filter) {
    const query = new URLSearchParams(filter);
    if (this.sort !== 'position') query.set('sort', this.sort);
    if (this.offset && filter === this.filter) query.set('from', this.offset);
    return `#/studies/${encodeURIComponent(this.studyId)}${query.size ? '?' + query : ''}`;
  }

  /** Narrows the rows to a cell of the zone map and moves to them. */
  async narrow(filter) {
    await this.reload({filter, offset: 0});
    this.element.scrollIntoView({block: 'start', behavior: 'smooth'});
    this.body.querySelector('a')?.focus({preventScroll: true});
  }
}

function seed(spec) {
  if (!spec) return '–';
  return spec.data_seed === spec.model_seed ? String(spec.data_seed) : `${spec.data_seed}/${spec.model_seed}`;
}

function stateCell(run) {
  const share = run.epochs && run.epoch !== null ? run.epoch / run.epochs : 0;
  return run.state === 'running'
    ? h('span', {class: 'state state-running'}, 'running ', h('span', {class: 'figure'}, percent(share)))
    : h('span', {class: 'state state-' + run.state}, run.state);
}
