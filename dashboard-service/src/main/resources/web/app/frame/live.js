// The live stream of a view: handlers by event name. The browser takes a lost stream up again by itself and says what it
// saw last; one that the server ended for good (it was restarted behind a proxy, say) is opened anew.
const AGAIN_MS = 3000;

export function listen(query, handlers, onState) {
  let source;
  let closed = false;
  let retry;
  const open = () => {
    source = new EventSource('/api/stream' + query);
    source.onopen = () => onState('live');
    source.onerror = () => {
      onState('lost');
      if (source.readyState === EventSource.CLOSED && !closed) retry = setTimeout(open, AGAIN_MS);
    };
    for (const [name, handle] of Object.entries(handlers)) {
      source.addEventListener(name, event => {
        onState('live');
        handle(JSON.parse(event.data));
      });
    }
    source.addEventListener('unavailable', () => onState('away'));
  };
  open();
  return () => {
    closed = true;
    clearTimeout(retry);
    source.close();
  };
}

/**
 * Of what comes faster than one can look, only the newest is shown: the first at once, then one each {@code pause}.
 * {@code join(waiting, value)} makes one of two, where both matter.
 */
export function newest(handle, {pause = 1000, join = (waiting, value) => value} = {}) {
  let waiting = null;
  let timer = null;
  const next = () => {
    timer = null;
    if (waiting === null) return;
    const value = waiting;
    waiting = null;
    timer = setTimeout(next, pause);
    handle(value);
  };
  return value => {
    waiting = waiting === null ? value : join(waiting, value);
    if (timer === null) next();
  };
}
