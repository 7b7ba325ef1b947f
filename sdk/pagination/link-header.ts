import { writeBase, writeSize, type PagerOptions, type Pagination, type SizeOptions } from './pagination.js';

export interface LinkHeaderOptions<Body> extends PagerOptions<Body>, SizeOptions {
  /** Relation of the next page. Default `next`. */
  readonly rel?: string;
}

/** Pages by the `Link` header (RFC 8288). Followed only on the service's own origin and below its base path: a token goes nowhere else. */
export function linkHeader<Body>(options: LinkHeaderOptions<Body>): Pagination {
  return {
    write: (writer) => ({ kind: 'link-header', ...writeBase(writer, options), rel: options.rel ?? 'next', ...writeSize(writer, options) }),
  };
}
