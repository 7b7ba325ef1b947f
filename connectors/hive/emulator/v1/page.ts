import type { Answer, RoutedRequest, TimeRange } from 'trunkline/testing';
import type { Collection } from '../collection.js';
import { badRequest, ok } from './answers.js';

const ITEMS_PER_PAGE = 20;

/** One page of records, newest first. A page after the last is empty. Source: developers.hive.app, General (collections). */
export function page<Item extends { readonly id: number }>(
  request: RoutedRequest<never>,
  records: Collection<Item>,
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

/**
 * The bounds that `created_at[gt]`, `[gte]`, `[lt]` and `[lte]` set together; undefined when one is no time. A `+` that is not
 * percent-encoded means a space, as in every query, and so spoils its time.
 */
export function createdAtRange({ query }: RoutedRequest<never>): TimeRange | undefined {
  const bound = (operator: string, otherwise: number): number => {
    const text = query.get(`created_at[${operator}]`);
    return text === null ? otherwise : Date.parse(text);
  };
  const from = [bound('gte', -Infinity), bound('gt', -Infinity) + 1];
  const before = [bound('lt', Infinity), bound('lte', Infinity) + 1];
  if ([...from, ...before].some(Number.isNaN)) return undefined;
  return { from: Math.max(...from), before: Math.min(...before) };
}
