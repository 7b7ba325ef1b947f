/**
 * Where a value is, relative to the value the part's documentation names (a connection, a body, a record).
 *
 * `path` holds object keys and array indices, outermost first; an empty path is the whole value. `slot` names code that computes it.
 */
export type Selector = { readonly path: readonly (string | number)[] } | { readonly literal: string } | { readonly slot: string };

/** Where an input field goes. `whole-body`: its value is the body itself, as a JSON Patch is. */
export interface FieldTarget {
  readonly in: Target['in'] | 'whole-body';
  readonly name: string;
  /** Of a map in the query: its entries are written `name[key]=value`, each value of a list again. */
  readonly style?: 'brackets';
}

/** Where a value goes in a request. `name` is a header, query, cookie or path name; in a body it is a dotted path. */
export interface Target {
  readonly in: 'path' | 'query' | 'header' | 'cookie' | 'body';
  readonly name: string;
}
