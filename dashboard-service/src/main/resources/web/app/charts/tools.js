// Below a figure: its numbers as a table, and the figure as a file.
import {h, show} from '../frame/dom.js';

const MOST_ROWS = 400;

export function tools(figure) {
  const links = h('span', {class: 'plot-links'});
  const table = h('div', {class: 'plot-table table-scroll', tabindex: 0, role: 'region', 'aria-label': 'Numbers of this figure', hidden: true});
  const toggle = h('button', {
    type: 'button', class: 'quiet-button', 'aria-expanded': 'false', onclick: () => {
      table.hidden = !table.hidden;
      toggle.setAttribute('aria-expanded', String(!table.hidden));
      fill();
    },
  }, 'Numbers');
  const fill = () => {
    if (!table.hidden) show(table, dataTable(figure.plot.table(), figure.plot.title));
  };
  const saved = (word, save) => h('button', {
    type: 'button', class: 'quiet-button', 'aria-label': `Save as ${word}`, onclick: async () => save(await import('./save.js')),
  }, word);
  const left = h('span', {}, toggle);
  const name = () => figure.plot.name;
  return {
    element: h('div', {class: 'plot-tools'}, h('div', {class: 'plot-buttons'}, left, h('span', {class: 'plot-save'},
      saved('SVG', ({saveSvg}) => figure.chart && saveSvg(name(), figure.option, figure.look())),
      saved('PNG', ({savePng}) => figure.chart && savePng(name(), figure.chart, figure.look())),
      saved('CSV', ({saveCsv}) => saveCsv(name(), figure.plot.table())), links)), table),
    add: button => left.append(button),
    update(next) {
      show(links, next.map(({text, href}) => h('a', {class: 'quiet-button', href, download: '', 'aria-label': `Download as ${text}`}, text)));
      fill();
    },
  };
}

/** Columns {key, head, number?, wrap?, show?(value, row)}; a row's {@code address} makes its first cell a link. */
export function dataTable({columns, rows}, caption) {
  return [
    h('table', {class: 'data-table'},
      h('caption', {class: 'unseen'}, caption),
      h('thead', {}, h('tr', {}, columns.map(({head, key, number}) => h('th', {scope: 'col', class: number ? 'number' : ''}, head ?? key)))),
      h('tbody', {}, rows.slice(0, MOST_ROWS).map(row => h('tr', {}, columns.map((column, i) => {
        const value = row[column.key];
        const shown = value === null || value === undefined ? '–' : column.show ? column.show(value, row) : value;
        return h('td', {class: column.number ? 'number' : column.wrap ? 'wrap' : ''},
          i === 0 && row.address ? h('a', {href: row.address}, shown) : shown);
      }))))),
    rows.length > MOST_ROWS ? h('p', {class: 'quiet small'}, `The first ${MOST_ROWS} of ${rows.length} rows; the CSV has all.`) : null,
  ];
}
