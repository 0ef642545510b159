// Reading from the service and asking it for something: JSON, a time-out, and errors with the words the service gave.

const TIMEOUT_MS = 15_000;

export class ApiError extends Error {
  constructor(status, title, detail) {
    super(detail || title);
    this.status = status;
    this.title = title;
  }
}

export async function get(path) {
  const response = await ask(path, {headers: {Accept: 'application/json, application/schema+json'}});
  return response.json();
}

/** {@code body} is sent as JSON, text as YAML; the answer's JSON, null where there is none. */
export async function send(method, path, body) {
  const yaml = typeof body === 'string';
  const response = await ask(path, {
    method,
    ...(body === undefined ? {} : {
      body: yaml ? body : JSON.stringify(body),
      headers: {'Content-Type': yaml ? 'application/yaml' : 'application/json', Accept: 'application/json'},
    }),
  });
  const text = await response.text();
  return text ? JSON.parse(text) : null;
}

export const post = (path, body) => send('POST', path, body);

/** A path with its parameters; lists give one parameter each, what has no value is left out. */
export function withQuery(path, parameters) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== '') query.append(name, one);
    }
  }
  return query.size ? `${path}?${query}` : path;
}

export const studyPath = id => `/api/studies/${encodeURIComponent(id)}`;
export const runPath = id => `/api/runs/${encodeURIComponent(id)}`;

async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, {...options, signal: AbortSignal.timeout(TIMEOUT_MS)});
  } catch (cause) {
    throw new ApiError(0, 'The dashboard does not answer', 'The dashboard does not answer. It may be restarting.');
  }
  if (!response.ok) throw await problem(response);
  return response;
}

async function problem(response) {
  let said = {};
  try {
    said = await response.json();
  } catch (notJson) {
    // A proxy's own page: its status has to do.
  }
  const error = new ApiError(response.status, said.title ?? (response.statusText || `Status ${response.status}`), said.detail);
  return Object.assign(error, {said});
}
