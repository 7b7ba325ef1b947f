import { writeQueryTarget, type TargetSpec } from '../document/target-spec.js';
import { writeBase, writeSize, writeStop, type PagerOptions, type Pagination, type SizeOptions, type StopOptions } from './pagination.js';

export interface PageNumberOptions<Body> extends PagerOptions<Body>, SizeOptions, StopOptions<Body> {
  readonly page: string | TargetSpec;
  /** Number of the first page. Default 1. */
  readonly start?: number;
}

/**
 * Pages by number. Ends after `pageCount` pages where the vendor gives one; else when `hasMore` is false, a page holds fewer records than
 * its size, or a page is empty.
 */
export function pageNumber<Body>(options: PageNumberOptions<Body>): Pagination {
  return {
    write: (writer) => ({
      kind: 'page-number',
      ...writeBase(writer, options),
      page: writeQueryTarget(options.page),
      start: options.start ?? 1,
      ...writeSize(writer, options),
      stop: writeStop(writer, options),
    }),
  };
}
