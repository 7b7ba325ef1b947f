import { plain } from './plain-value.js';

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
  const key = encodeURIComponent(name).replaceAll('%5B', '[').replaceAll('%5D', ']');
  const texts = (Array.isArray(value) ? value : [value]).map((one) => encodeURIComponent(plain(name, one)));
  if (arrays === 'comma') query.push(`${key}=${texts.join(',')}`);
  else for (const text of texts) query.push(`${key}=${text}`);
}
