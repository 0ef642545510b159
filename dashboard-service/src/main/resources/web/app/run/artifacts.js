// What is stored of a run, to download: its curve, checkpoints and weights.
import {get, runPath} from '../frame/api.js';
import {h, show} from '../frame/dom.js';
import {bytes} from '../frame/format.js';

const MOST = 8;

export function artifactCard(id) {
  const path = `${runPath(id)}/artifacts`;
  const element = h('section', {class: 'card', 'aria-label': 'Files', hidden: true});
  const line = ({name, size, bytes: length}) => h('li', {},
    h('a', {href: `${path}/${name.split('/').map(encodeURIComponent).join('/')}`, download: ''}, name),
      h('span', {class: 'quiet'}, bytes(size ?? length)));
  return {
    element,
    async load() {
      const found = await get(path).catch(() => []);
      const files = Array.isArray(found) ? found : found.items ?? found.artifacts ?? [];
      element.hidden = !files.length;
      show(element, h('h2', {}, 'Files'), h('ul', {class: 'downloads'}, files.slice(0, MOST).map(line)),
        files.length > MOST ? h('details', {class: 'more'}, h('summary', {}, `${files.length - MOST} more`),
          h('ul', {class: 'downloads'}, files.slice(MOST).map(line))) : null);
    },
  };
}
