import { cursor, pageNumber, singlePage } from 'trunkline/sdk';

const pages = { page: 'page', size: 'per_page', max: 100, consistency: 'shifts' } as const;

/** Most lists: the body is the list. `page` from 1 on; ends on a short page. */
export const numbered = pageNumber({ ...pages, items: (body: unknown[]) => body });
/** `{ items }`. */
export const numberedItems = pageNumber({ ...pages, items: (body: { items: unknown[] }) => body.items });
/** `{ data }`. */
export const numberedData = pageNumber({ ...pages, items: (body: { data: unknown[] }) => body.data });
/** `{ result }`. */
export const numberedResults = pageNumber({ ...pages, items: (body: { result: unknown[] }) => body.result });
/** `{ items, count, page, per_page }`, where a page has one record unless more are asked for. */
export const countedItems = pageNumber({
  ...pages,
  items: (body: { items: unknown[]; count: number }) => body.items,
  total: (body) => body.count,
});
/** `{ data, count, page, per_page }`. */
export const countedData = pageNumber({
  ...pages,
  items: (body: { data: unknown[]; count: number }) => body.data,
  total: (body) => body.count,
});
/** `{ result: { items, count, page, per_page } }`. */
export const countedResult = pageNumber({
  ...pages,
  items: (body: { result: { items: unknown[]; count: number } }) => body.result.items,
  total: (body) => body.result.count,
});

/** Everything in one answer, which is the list. */
export const everything = singlePage({ items: (body: unknown[]) => body });
/** Everything in one answer: `{ data }`. */
export const allData = singlePage({ items: (body: { data: unknown[] }) => body.data });
/** Everything in one answer: `{ result }`. */
export const allResults = singlePage({ items: (body: { result: unknown[] }) => body.result });

/** Recipes by falling id: `since_id` asks for lower ones. New recipes come before the first page, so no page shifts. */
export const byId = cursor<{ items: unknown[] }, { id: number }>({
  to: 'since_id',
  items: (body) => body.items,
  nextFromLast: (recipe) => recipe.id,
  size: 'per_page',
  max: 100,
});

/** Jobs before the last one, until a page is empty: the size of a page is not documented. */
export const olderJobs = cursor<{ items: unknown[] }, { id: string }>({
  to: 'offset_job_id',
  items: (body) => body.items,
  nextFromLast: (job) => job.id,
});

/** Jobs after the newest one of a page, which is its first. */
export const newerJobs = cursor({
  to: 'offset_job_id',
  items: (body: { items: { id: string }[] }) => body.items,
  next: (body) => body.items[0]?.id,
});
