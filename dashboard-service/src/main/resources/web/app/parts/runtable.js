// Runs as a table: narrowed, sorted and paged by the service, updated in place while they run. All of it stands in the
// address. Runs ticked here can be compared.
import {get, withQuery} from '../frame/api.js';
import {remember, to} from '../frame/address.js';
import {h, show} from '../frame/dom.js';
import {count, plural} from '../frame/format.js';
import {columnsFor, SORTS} from './run-columns.js';
import {FILTERS, filterForm} from './run-filters.js';
import {Selection} from './selection.js';

const PAGE = 25;

export class RunTable {
  /** {@code path} of the API; {@code address(parameters)} of this table; {@code of} narrows a comparison of everything. */
  constructor({path, address, query, of = {}, values}) {
    Object.assign(this, {path, address, of});
    const asked = query.get('sort') ?? '';
    this.sort = SORTS.has(asked.replace(/^-/, '')) ? asked : null;
    this.offset = Math.max(0, Number.parseInt(query.get('from') ?? '0', 10) || 0);
    this.filter = Object.fromEntries(FILTERS.map(({key}) => [key, query.get(key)]).filter(([, value]) => value));
    this.atEpoch = /^\d+$/.test(query.get('at_epoch') ?? '') ? query.get('at_epoch') : null;
    this.rows = new Map();
    this.selection = new Selection(() => this.showSelection());
    this.form = filterForm(this, values);
    this.body = h('tbody');
    this.head = h('tr');
    this.pager = h('div', {class: 'pager'});
    this.selected = h('div', {class: 'selected', role: 'status'});
    this.element = h('div', {class: 'runs'}, this.form,
      h('div', {class: 'table-scroll', tabindex: 0, role: 'region', 'aria-label': 'Table of runs'},
        h('table', {class: 'run-table'}, h('thead', {}, this.head), this.body)),
      h('div', {class: 'table-foot'}, this.pager, this.selected));
  }

  parameters(more = {}) {
    return {...this.filter, at_epoch: this.atEpoch, sort: this.sort, ...more};
  }

  async load() {
    const page = await get(withQuery(this.path, this.parameters({offset: this.offset, limit: PAGE})));
    this.total = page.total;
    this.columns = columnsFor({atEpoch: this.atEpoch, studies: !this.of.study});
    this.rows = new Map(page.items.map(run => [run.run_id, this.row(run)]));
    show(this.head, this.tickAll(), this.columns.map(column => this.heading(column)));
    show(this.body, this.rows.size ? [...this.rows.values()]
      : h('tr', {}, h('td', {colspan: this.columns.length + 1, class: 'quiet none'}, 'No run is like that.')));
    show(this.pager,
      h('span', {class: 'quiet'}, this.total > PAGE
        ? `${count(this.offset + 1)}–${count(Math.min(this.offset + PAGE, this.total))} of ${plural(this.total, 'run')}` : plural(this.total, 'run')),
      this.total > PAGE ? [this.turn('Previous', this.offset - PAGE, this.offset > 0),
        this.turn('Next', this.offset + PAGE, this.offset + PAGE < this.total)] : null);
    this.showSelection();
  }

  /** Changed runs take their row's place; where runs were added, the page is read again. */
  update(runs, total) {
    for (const run of runs) {
      const old = this.rows.get(run.run_id);
      if (!old) continue;
      const focused = old.contains(document.activeElement) ? document.activeElement.tagName : null;
      const row = this.row(run);
      old.replaceWith(row);
      this.rows.set(run.run_id, row);
      if (focused) row.querySelector(focused.toLowerCase())?.focus();
    }
    if (total !== undefined && total !== this.total && !Object.keys(this.filter).length) this.load().catch(() => {});
  }

  row(run) {
    const id = run.run_id;
    return h('tr', {},
      h('td', {class: 'tick'}, h('input', {
        type: 'checkbox', 'aria-label': `Compare run ${id.slice(0, 8)}`, checked: this.selection.has(id), onchange: () => this.selection.toggle(id),
      })),
      this.columns.map(column => h('td', {class: column.kind ?? ''}, column.cell(run))));
  }

  tickAll() {
    return h('th', {class: 'tick', scope: 'col'}, h('input', {
      type: 'checkbox', 'aria-label': 'Compare all runs of this page',
      onchange: event => {
        this.selection.put([...this.rows.keys()], event.target.checked);
        for (const box of this.body.querySelectorAll('input')) box.checked = event.target.checked;
      },
    }));
  }

  heading(column) {
    const falling = this.sort === '-' + column.key;
    const sorted = falling || this.sort === column.key;
    const words = [column.head, h('span', {class: 'arrow', 'aria-hidden': 'true'}, sorted ? (falling ? '↓' : '↑') : '')];
    return h('th', {scope: 'col', class: column.kind ?? '', 'aria-sort': sorted ? (falling ? 'descending' : 'ascending') : null},
      SORTS.has(column.key) ? h('button', {
        type: 'button', title: 'Sort by ' + (column.label ?? column.head), 'data-key': column.key,
        onclick: () => this.reload({sort: sorted && !falling ? '-' + column.key : column.key, offset: 0}),
      }, words) : h('span', {class: 'plain-head'}, column.head));
  }

  turn(text, offset, enabled) {
    return h('button', {type: 'button', class: 'button', disabled: !enabled, onclick: () => this.reload({offset})}, text);
  }

  async reload(change) {
    Object.assign(this, change);
    if (!this.atEpoch && this.sort?.includes('at_epoch')) this.sort = null;
    this.offset = Math.max(0, this.offset);
    remember(this.address(this.parameters({from: this.offset || null})));
    const key = this.head.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    await this.load().catch(error => show(this.body, h('tr', {}, h('td', {class: 'bad none', colspan: 12}, error.message))));
    if (key) this.head.querySelector(`[data-key="${key}"]`)?.focus({preventScroll: true});
  }

  showSelection() {
    const chosen = this.selection.ids;
    show(this.selected,
      chosen.length ? [
        h('a', {class: 'button', href: to(['compare'], {run: chosen})}, `Compare ${plural(chosen.length, 'run')}`),
        h('button', {type: 'button', class: 'quiet-button',
          onclick: () => { this.selection.clear(); for (const box of this.element.querySelectorAll('table input')) box.checked = false; }},
            'Clear'),
      ] : this.of.study && this.total > 1 ? h('a', {class: 'button', href: to(['compare'], {...this.of, ...this.filter})},
        `Compare all ${count(this.total)}`) : null);
  }
}
