import type { Pick } from '../document/slot.js';
import { writeBase, writeSize, type PagerOptions, type Pagination, type SizeOptions } from './pagination.js';

export interface NextUrlOptions<Body> extends PagerOptions<Body>, SizeOptions {
  /** Absolute or relative URL of the next page; null or empty on the last. */
  readonly next: Pick<Body, string | null | undefined>;
}

/** Pages by a URL in the body. It is followed only on the service's own origin and below its base path: a token goes nowhere else. */
export function nextUrl<Body>(options: NextUrlOptions<Body>): Pagination {
  return {
    write: (writer) => ({
      kind: 'next-url',
      ...writeBase(writer, options),
      next: writer.select('next', options.next),
      ...writeSize(writer, options),
    }),
  };
}
