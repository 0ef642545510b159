// The page: every view has an address that restores it.
import './styles/colours.css';
import './styles/page.css';
import './styles/parts.css';
import './styles/plots.css';
import './styles/forms.css';
import {read} from './frame/address.js';
import {h, show} from './frame/dom.js';
import {failure} from './frame/states.js';
import {showLinkState} from './frame/stream-state.js';
import {viewAt} from './views.js';

const RETRY_MS = 5000;
const main = document.getElementById('main');
const trail = document.getElementById('trail');

let current = {close() {}};
let visit = 0;

/** What a view may do to the frame around it. */
function frame(mine) {
  return {
    title(text, ...crumbs) {
      if (mine !== visit) return;
      document.title = text === 'Grokscape' ? text : `${text} · Grokscape`;
      show(trail, crumbs.length ? h('ol', {}, crumbs.map((crumb, i) =>
        h('li', {}, crumb.href
          ? h('a', {href: crumb.href}, crumb.text)
          : h('span', {'aria-current': i === crumbs.length - 1 ? 'page' : null}, crumb.text)))) : null);
    },
    link(state) {
      if (mine === visit) showLinkState(state);
    },
  };
}

async function open() {
  const address = read(location.hash);
  const view = viewAt(address);
  markPlace(address.path[0] ?? '');
  // Another tab of the same thing: the view turns to it by itself, its stream goes on.
  if (view && current.turn && current.key === view.key) {
    await current.turn(address);
    return false;
  }
  current.close();
  current = {close() {}};
  showLinkState('');
  const mine = ++visit;
  const around = frame(mine);
  if (!view) {
    around.title('Nothing here', {text: 'Nothing here'});
    show(main, failure({status: 404, message: 'There is no view at this address.'}));
    return true;
  }
  const container = h('div', {class: 'view'});
  // What was there stays until the next view has something to show: no flash of emptiness.
  main.setAttribute('aria-busy', 'true');
  try {
    const opened = await view.open(container, around, address);
    if (mine !== visit) {
      opened.close();
      return false;
    }
    current = {...opened, key: view.key};
    show(main, container);
  } catch (error) {
    if (mine !== visit) return false;
    if (!('status' in error)) console.error(error);
    around.title('Not available', {text: 'Not available'});
    show(main, failure(error));
    if (error.status === 0 || error.status >= 500) {
      const retry = setTimeout(open, RETRY_MS);
      current = {close: () => clearTimeout(retry)};
    }
  } finally {
    if (mine === visit) main.removeAttribute('aria-busy');
  }
  return true;
}

/** Which part of the page one is in. */
function markPlace(first) {
  for (const link of document.querySelectorAll('.places a')) {
    const here = (read(link.getAttribute('href')).path[0] ?? '') === first || (first === 'studies' && link.getAttribute('href') === '#/');
    if (here) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

async function navigate() {
  if (await open()) {
    window.scrollTo(0, 0);
    main.focus({preventScroll: true});
  }
}

window.addEventListener('hashchange', navigate);
open();
