import { plain, refused } from './plain-value.js';

/** How an array is written: `a=1,2`, or `a=1&a=2`. */
export type ArrayForm = 'comma' | 'repeat';

/** Values as a query string; undefined and null are left out. */
export function queryText(values: readonly (readonly [string, unknown])[], arrays: ArrayForm = 'comma'): string {
  const query: string[] = [];
  for (const [name, value] of values) if (value !== undefined && value !== null) addQuery(query, name, value, arrays);
  return query.join('&');
}

/** Brackets stay readable in names: vendors document `page[size]`. */
export function addQuery(query: string[], name: string, value: unknown, arrays: ArrayForm): void {
  const key = readable(name);
  const texts = (Array.isArray(value) ? value : [value]).map((one) => encodeURIComponent(plain(name, one)));
  if (arrays === 'comma') query.push(`${key}=${texts.join(',')}`);
  else for (const text of texts) query.push(`${key}=${text}`);
}

/**
 * A map, as `name[key]=value` for each of its entries; each value of a list again. An entry that is undefined or null is left out.
 *
 * @throws InvalidInputError for what is no map of plain values, or has a key that would mean another place.
 */
export function addMap(query: string[], name: string, value: unknown): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refused(name, 'it is no map');
  for (const [key, inner] of Object.entries(value)) {
    const at = `${name}[${key}]`;
    if (key === '' || /[[\]]/.test(key)) throw refused(at, 'a key is not empty and has no brackets');
    for (const one of [inner as unknown].flat()) {
      if (one === undefined || one === null) continue;
      query.push(`${readable(name)}[${encodeURIComponent(key)}]=${encodeURIComponent(plain(at, one))}`);
    }
  }
}

function readable(name: string): string {
  return encodeURIComponent(name).replaceAll('%5B', '[').replaceAll('%5D', ']');
}
