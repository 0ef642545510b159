// Elements made of data. Text only ever becomes a text node: whatever a study is called, it is shown and not parsed.

const SVG = 'http://www.w3.org/2000/svg';

export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** Replaces what is inside an element. */
export function show(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter(present).map(node));
  return element;
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'style') setStyles(element, value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  return show(element, ...children);
}

/** One by one through the DOM: the page's policy allows no style attributes. */
function setStyles(element, styles) {
  for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value);
}

function present(child) {
  return child !== null && child !== undefined && child !== false && child !== '';
}

function node(child) {
  return child instanceof Node ? child : document.createTextNode(String(child));
}
