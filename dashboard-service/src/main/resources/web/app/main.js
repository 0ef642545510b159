// The page: every view has an address (#/, #/studies/<id>, #/runs/<id>) that restores it.
import './colours.css';
import './page.css';
import './parts.css';
import {h, show} from './dom.js';
import {openHome} from './home.js';
import {openStudy} from './study.js';
import {openRun} from './run.js';
import {failure} from './states.js';
import {showLinkState} from './stream-state.js';

const RETRY_MS = 5000;
const main = document.getElementById('main');
const trail = document.getElementById('trail');

let leave = () => {};
let visit = 0;

/** What a view may do to the frame around it. */
function frame(current) {
  return {
    title(text, ...crumbs) {
      if (current !== visit) return;
      document.title = text === 'Grokscape' ? text : `${text} · Grokscape`;
      show(trail, crumbs.length ? h('ol', {}, crumbs.map((crumb, i) =>
        h('li', {}, crumb.href
          ? h('a', {href: crumb.href}, crumb.text)
          : h('span', {'aria-current': i === crumbs.length - 1 ? 'page' : null}, crumb.text)))) : null);
    },
    link(state) {
      if (current === visit) showLinkState(state);
    },
  };
}

function route() {
  const address = location.hash.replace(/^#\/?/, '');
  const [path, query] = address.split('?');
  const [kind, id, ...rest] = path.split('/').map(decode);
  const parameters = new URLSearchParams(query);
  if (!kind) return (container, frame) => openHome(container, frame);
  if (kind === 'studies' && id && !rest.length) return (container, frame) => openStudy(container, frame, id, parameters);
  if (kind === 'runs' && id && !rest.length) return (container, frame) => openRun(container, frame, id, parameters);
  return null;
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch (malformed) {
    return part;
  }
}

async function open() {
  leave();
  leave = () => {};
  showLinkState('');
  const current = ++visit;
  const view = route();
  const around = frame(current);
  const container = h('div', {class: 'view'});
  if (!view) {
    around.title('Nothing here', {text: 'Nothing here'});
    show(main, failure({status: 404, message: 'There is no view at this address.'}));
    return;
  }
  // What was there stays until the next view has something to show: no flash of emptiness.
  main.setAttribute('aria-busy', 'true');
  try {
    const close = await view(container, around);
    if (current !== visit) {
      close();
      return;
    }
    leave = close;
    show(main, container);
    container.dispatchEvent(new Event('shown'));
  } catch (error) {
    if (current !== visit) return;
    if (!('status' in error)) console.error(error);
    around.title('Not available');
    show(main, failure(error));
    if (error.status === 0 || error.status >= 500) {
      const retry = setTimeout(open, RETRY_MS);
      leave = () => clearTimeout(retry);
    }
  } finally {
    if (current === visit) main.removeAttribute('aria-busy');
  }
}

function navigate() {
  open().then(() => {
    window.scrollTo(0, 0);
    main.focus({preventScroll: true});
  });
}

window.addEventListener('hashchange', navigate);
open();
