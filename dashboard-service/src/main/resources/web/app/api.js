// Reading from the service: JSON, a time-out, and errors with the words the service gave.

const TIMEOUT_MS = 15_000;

export class ApiError extends Error {
  constructor(status, title, detail) {
    super(detail || title);
    this.status = status;
    this.title = title;
  }
}

export async function get(path) {
  let response;
  try {
    response = await fetch(path, {headers: {Accept: 'application/json'}, signal: AbortSignal.timeout(TIMEOUT_MS)});
  } catch (cause) {
    throw new ApiError(0, 'The dashboard does not answer', 'It may be restarting. This page tries again by itself.');
  }
  if (response.ok) return response.json();
  throw await problem(response);
}

export async function post(path) {
  const response = await fetch(path, {method: 'POST', signal: AbortSignal.timeout(TIMEOUT_MS)});
  if (!response.ok) throw await problem(response);
}

async function problem(response) {
  try {
    const {title, detail} = await response.json();
    return new ApiError(response.status, title, detail);
  } catch (notJson) {
    return new ApiError(response.status, response.statusText || `Status ${response.status}`);
  }
}

/**
 * A live stream: handlers by event name. The browser takes a lost one up again by itself, with the last id it saw; one
 * that the server ended for good (it was restarted behind a proxy, say) is opened anew.
 */
export function listen(query, handlers, onState) {
  let source;
  let closed = false;
  let retry;
  const open = () => {
    source = new EventSource('/api/stream' + query);
    source.onopen = () => onState('live');
    source.onerror = () => {
      onState('lost');
      if (source.readyState === EventSource.CLOSED && !closed) retry = setTimeout(open, 3000);
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
