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
