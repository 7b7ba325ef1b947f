import { cursor, offset, pageNumber, singlePage, type Pagination } from 'trunkline/sdk';

/** No envelope: the body is the list. */
export const everything = singlePage({ items: (body: unknown[]) => body });

/** `page` from 1 on; ends on a short or an empty page. */
export function numbered(max: number): Pagination {
  return pageNumber({ page: 'page', size: 'per_page', max, items: (body: unknown[]) => body, consistency: 'shifts' });
}

/** The one paged list with an envelope. */
export const counted = pageNumber({
  page: 'page',
  size: 'per_page',
  max: 50,
  items: (body: { data: unknown[]; total_count: number }) => body.data,
  total: (body) => body.total_count,
  consistency: 'shifts',
});

/** Skips records; the vendor documents no greatest page. */
export const skipping = offset({ offset: 'offset', limit: 'per_page', max: 100, items: (body: unknown[]) => body, consistency: 'shifts' });

/** The page after a record is the one that starts behind its id. */
export const afterProject = cursor<unknown[], { id: number }>({
  to: 'start_project_id',
  items: (body) => body,
  nextFromLast: (record) => record.id,
  size: 'per_page',
  max: 201,
});

/** Ids from `start` on, in the body. Without a size, it ends on an empty page. */
export function fromId(max?: number): Pagination {
  return cursor<unknown[], { id: number }>({
    to: { body: 'start' },
    items: (body) => body,
    nextFromLast: (record) => record.id,
    number: true,
    plus: 1,
    ...(max === undefined ? {} : { size: { body: 'page_size' }, max }),
  });
}
