// How far a study is, and what can be asked of it.
import {studyPath} from '../frame/api.js';
import {h} from '../frame/dom.js';
import {count, date, duration, plural, short, speed} from '../frame/format.js';
import {actionButton, confirmButton} from '../parts/confirm.js';
import {figure} from '../parts/facts.js';
import {priorityForm} from '../parts/priority.js';

export function studyFigures(study) {
  const states = study.run_states;
  return h('dl', {class: 'figures'},
    figure('runs ended', `${count(states.completed + states.failed + states.cancelled)} / ${count(study.runs)}`),
    states.running ? figure('running', count(states.running)) : null,
    states.queued + states.waiting ? figure('to come', count(states.queued + states.waiting)) : null,
    states.paused ? figure('paused', count(states.paused)) : null,
    states.failed ? figure('failed', count(states.failed), 'bad') : null,
    study.epochs_per_second ? figure('speed', speed(study.epochs_per_second)) : null,
    study.seconds_left !== null && study.state === 'active' ? figure('time left', duration(study.seconds_left)) : null,
    figure('epochs', `${short(study.epochs_done)} / ${short(study.epochs_total)}`),
    study.trained_before ? figure('trained before', plural(study.trained_before, 'run')) : null,
    figure('state', study.state),
    figure('submitted', date(study.submitted_at)),
    study.provisional ? figure('so far', `${plural(study.provisional, 'verdict')} provisional`) : null);
}

/** Why a study may be over the moment it is submitted. */
export function knownAlready(study) {
  return study.runs && study.trained_before === study.runs
    ? h('p', {class: 'quiet'}, `${plural(study.runs, 'run')}, trained before this study was submitted: nothing is left to train.`)
    : null;
}

export function studyActions(study) {
  const path = studyPath(study.id);
  const open = ['active', 'paused'].includes(study.state);
  return [
    study.state === 'active' ? actionButton('Pause this study', `${path}/pause`) : null,
    study.state === 'paused' ? actionButton('Resume this study', `${path}/resume`) : null,
    study.state !== 'cancelled' && study.run_states.failed ? actionButton('Try failed runs again', `${path}/retry`) : null,
    open ? confirmButton('Cancel this study', 'Really cancel?', `${path}/cancel`) : null,
    open ? priorityForm(`${path}/priority`) : null,
  ];
}
