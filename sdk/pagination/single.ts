import { writeBase, type PagerOptions, type Pagination } from './pagination.js';

/** The whole list in one answer. */
export function singlePage<Body>(options: PagerOptions<Body>): Pagination {
  return { write: (writer) => ({ kind: 'single', ...writeBase(writer, options) }) };
}
