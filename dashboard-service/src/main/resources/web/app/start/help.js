// Which keys a study file may have, from its schema.
import {get} from '../frame/api.js';
import {h} from '../frame/dom.js';

export async function keyHelp() {
  const schema = await get('/api/schema').catch(() => null);
  if (!schema?.properties) return null;
  const resolve = property => property.$ref ? {...schema.$defs[property.$ref.split('/').at(-1)], ...property} : property;
  const list = properties => h('dl', {class: 'key-list'}, Object.entries(properties).map(([key, property]) => {
    const known = resolve(property);
    return h('div', {}, h('dt', {class: 'mono'}, key), h('dd', {class: 'quiet small'}, [known.description, values(known)].filter(Boolean).join(' ')));
  }));
  return h('details', {class: 'card key-help'}, h('summary', {}, 'Keys of a study file'), list(schema.properties),
    h('h3', {}, 'Keys of a run, in base, runs and grid'), list(schema.$defs?.spec?.properties ?? {}));
}

function values({type, enum: of, minimum, maximum, oneOf, anyOf, default: preset}) {
  const words = of ? of.map(String).join(', ') : [type, minimum !== undefined && `from ${minimum}`,
    maximum !== undefined && `to ${maximum}`].filter(Boolean).join(' ');
  const said = words || [...(oneOf ?? []), ...(anyOf ?? [])].map(one => one.enum?.join(', ') ?? one.type).filter(Boolean).join(' or ');
  return said + (preset === undefined ? '' : `${said ? '; ' : ''}${preset} unless said`);
}
