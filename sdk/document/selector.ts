/**
 * Where a value is, relative to the value the part's documentation names (a connection, a body, a record).
 *
 * `path` holds object keys and array indices, outermost first; an empty path is the whole value. `slot` names code that computes it.
 */
export type Selector = { readonly path: readonly (string | number)[] } | { readonly literal: string } | { readonly slot: string };

/** Where an input field goes. `whole-body`: its value is the body itself, as a JSON Patch is. */
export type FieldTarget = Target | { readonly in: 'whole-body'; readonly name: string };

/** Where a value goes in a request. `name` is a header, query, cookie or path name; in a body it is a dotted path. */
export interface Target {
  readonly in: 'path' | 'query' | 'header' | 'cookie' | 'body';
  readonly name: string;
}
