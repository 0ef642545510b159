// Addresses of views. What stands in the location bar restores what one sees, so everything a view can show has a place
// in it: the path says which view, the query how it is set.

/** {@code #/studies/x/zones?d=32} → path ['studies', 'x', 'zones'] and its query. */
export function read(hash) {
  const [path, query] = hash.replace(/^#\/?/, '').split('?');
  return {path: path.split('/').filter(Boolean).map(decoded), query: new URLSearchParams(query)};
}

/** Parameters without a value are left out; a list gives one parameter each. */
export function to(path, parameters = {}) {
  const query = parameters instanceof URLSearchParams ? parameters : new URLSearchParams();
  if (!(parameters instanceof URLSearchParams)) {
    for (const [name, value] of Object.entries(parameters)) {
      for (const one of Array.isArray(value) ? value : [value]) {
        if (one !== null && one !== undefined && one !== '' && one !== false) query.append(name, one === true ? '1' : one);
      }
    }
  }
  return '#/' + path.map(encodeURIComponent).join('/') + (query.size ? '?' + query : '');
}

export const studyAddress = (id, tab, parameters) => to(['studies', id, ...(tab ? [tab] : [])], parameters);
export const runAddress = id => to(['runs', id]);

/** A setting of the view one is in: it can be restored, but is no step to go back to. */
export function remember(address) {
  if (location.hash !== address) history.replaceState(null, '', address);
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch (malformed) {
    return part;
  }
}
