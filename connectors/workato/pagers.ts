import { pageNumber, singlePage } from 'trunkline/sdk';

const pages = { page: 'page', size: 'per_page', max: 100, consistency: 'shifts' } as const;

/** Most lists: the body is the list. `page` from 1 on; ends on a short page. */
export const numbered = pageNumber({ ...pages, items: (body: unknown[]) => body });
/** `{ items }`. */
export const numberedItems = pageNumber({ ...pages, items: (body: { items: unknown[] }) => body.items });
/** `{ data }`. */
export const numberedData = pageNumber({ ...pages, items: (body: { data: unknown[] }) => body.data });

/** Everything in one answer, which is the list. */
export const everything = singlePage({ items: (body: unknown[]) => body });
/** Everything in one answer: `{ data }`. */
export const allData = singlePage({ items: (body: { data: unknown[] }) => body.data });
/** Everything in one answer: `{ result }`. */
export const allResults = singlePage({ items: (body: { result: unknown[] }) => body.result });
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
