// What can be asked of a run.
import {to} from '../frame/address.js';
import {runPath} from '../frame/api.js';
import {h} from '../frame/dom.js';
import {actionButton, confirmButton} from '../parts/confirm.js';
import {priorityForm} from '../parts/priority.js';

export function runActions(run) {
  const path = runPath(run.run_id);
  const open = ['waiting', 'queued', 'running'].includes(run.state);
  return [
    run.spec ? h('div', {class: 'action'}, h('a', {class: 'button', href: to(['new'], {run: run.run_id})}, 'Run again with changes')) : null,
    open ? actionButton('Pause this run', `${path}/pause`) : null,
    run.state === 'paused' ? actionButton('Resume this run', `${path}/resume`) : null,
    run.state === 'failed' ? actionButton('Try this run again', `${path}/retry`) : null,
    open || run.state === 'paused' ? confirmButton('Cancel this run', 'Really cancel?', `${path}/cancel`) : null,
    ['waiting', 'queued', 'paused'].includes(run.state) ? priorityForm(`${path}/priority`) : null,
  ];
}
