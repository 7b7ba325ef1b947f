import type { Target } from './selector.js';

/** A place in a request, as an author writes it: `{ query: 'page' }`. A body name is a dotted path. */
export type TargetSpec = { readonly query: string } | { readonly header: string } | { readonly cookie: string } | { readonly body: string };

/** `{ query: 'page' }` as the document says it. */
export function writeTarget(spec: TargetSpec): Target {
  if ('query' in spec) return { in: 'query', name: spec.query };
  if ('header' in spec) return { in: 'header', name: spec.header };
  if ('cookie' in spec) return { in: 'cookie', name: spec.cookie };
  return { in: 'body', name: spec.body };
}

/** A bare name is a query parameter, the usual place. */
export function writeQueryTarget(spec: string | TargetSpec): Target {
  return typeof spec === 'string' ? { in: 'query', name: spec } : writeTarget(spec);
}
