// A plain text field with line numbers; lines with an error are marked, and their words stand below.
import {h, show} from '../frame/dom.js';
import {plural} from '../frame/format.js';

const LEAST_LINES = 16;

export class Editor {
  constructor(text, changed) {
    this.errors = [];
    this.numbers = h('div', {class: 'editor-lines', 'aria-hidden': 'true'});
    this.field = h('textarea', {
      class: 'editor-text mono', spellcheck: 'false', autocapitalize: 'off', autocomplete: 'off', wrap: 'off', 'aria-label': 'Study as YAML',
      'aria-describedby': 'editor-errors', oninput: () => { this.lines(); changed(); }, onscroll: () => this.follow(),
        onkeydown: event => this.indent(event),
    });
    this.below = h('div', {id: 'editor-errors', class: 'editor-errors', role: 'status'});
    this.element = h('div', {class: 'editor-box'}, h('div', {class: 'editor'}, this.numbers, this.field), this.below);
    this.set(text);
  }

  get text() {
    return this.field.value;
  }

  set(text) {
    this.field.value = text;
    this.errors = [];
    this.lines();
  }

  /** {line, column, message}; without a line it is about the whole. */
  mark(errors) {
    this.errors = errors;
    this.field.setAttribute('aria-invalid', String(errors.length > 0));
    show(this.below, errors.length ? [h('p', {class: 'bad'}, plural(errors.length, 'error')), h('ul', {}, errors.map(error => h('li', {},
      error.line ? h('button', {type: 'button', class: 'quiet-button', onclick: () => this.goTo(error)}, `line ${error.line}`) : null, ' ',
        error.message)))] : null);
    this.lines();
  }

  goTo({line, column = 1}) {
    const before = this.text.split('\n').slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
    const end = this.text.indexOf('\n', before);
    this.field.focus();
    this.field.setSelectionRange(before + Math.max(0, (column ?? 1) - 1), end < 0 ? this.text.length : end);
  }

  lines() {
    const count = this.text.split('\n').length;
    this.field.rows = Math.max(LEAST_LINES, count + 1);
    const wrong = new Set(this.errors.map(error => error.line));
    show(this.numbers, Array.from({length: count}, (_, i) => h('span', {class: wrong.has(i + 1) ? 'wrong' : null}, i + 1)));
  }

  follow() {
    this.numbers.scrollTop = this.field.scrollTop;
  }

  /** Enter keeps the indentation. Tab stays what it is everywhere: the way out. */
  indent(event) {
    if (event.key !== 'Enter' || event.isComposing) return;
    const {selectionStart: at, value} = this.field;
    const line = value.slice(value.lastIndexOf('\n', at - 1) + 1, at);
    const deeper = line.match(/^\s*/)[0] + (line.trimEnd().endsWith(':') ? '  ' : '');
    if (!deeper) return;
    event.preventDefault();
    this.field.setRangeText('\n' + deeper, at, this.field.selectionEnd, 'end');
    this.field.dispatchEvent(new Event('input'));
  }
}
