import type { Answer, RoutedRequest } from 'trunkline/testing';
import { wrong } from './errors.js';

const PER_PAGE = 10;

/** The first page is page 0; `totalCount` counts what is on all pages. Source: support.account.wrk.com, Wrkflows reference (10120971). */
export function page<Item>(request: RoutedRequest<never>, name: string, items: readonly Item[], show: (item: Item) => unknown): Answer {
  const number = wholeNumber(request, 'page', 0);
  const size = wholeNumber(request, 'per_page', PER_PAGE);
  if (number === undefined) return wrong('page', 'must be a whole number from 0');
  if (!size) return wrong('per_page', 'must be a whole number from 1');
  return { status: 200, body: { [name]: items.slice(number * size, (number + 1) * size).map(show), totalCount: items.length } };
}

/** Undefined when the query holds something else. */
export function wholeNumber<Otherwise>(
  { query }: RoutedRequest<never>,
  name: string,
  otherwise: Otherwise,
): number | Otherwise | undefined {
  const text = query.get(name);
  if (text === null) return otherwise;
  return /^\d+$/.test(text) ? Number(text) : undefined;
}
