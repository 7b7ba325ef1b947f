import type { Answer, RoutedRequest, TimeRange } from 'trunkline/testing';
import { badRequest, ok } from '../answers.js';

const ITEMS_PER_PAGE = 20;

/** Records in order of time: a collection, or a timeline of those that were asked for. */
export interface PageSource<Item> {
  count(range: TimeRange): number;
  newestFirst(page: TimeRange & { readonly skip: number; readonly take: number }): Item[];
}

/** One page of records, newest first. A page after the last is empty. Source: developers.hive.app, General (collections). */
export function page<Item>(
  request: RoutedRequest<never>,
  records: PageSource<Item>,
  show: (item: Item) => unknown = (item) => item,
  range: TimeRange = {},
): Answer {
  const current_page = Number(request.query.get('page') ?? 1);
  if (!Number.isInteger(current_page) || current_page < 1) return badRequest();
  const item_count = records.count(range);
  return ok({
    data: records.newestFirst({ ...range, skip: (current_page - 1) * ITEMS_PER_PAGE, take: ITEMS_PER_PAGE }).map(show),
    pagination: {
      current_page,
      item_count,
      page_count: Math.max(1, Math.ceil(item_count / ITEMS_PER_PAGE)),
      items_per_page: ITEMS_PER_PAGE,
    },
  });
}
