import type { EmulatorRequest } from 'trunkline/testing';
import { count } from './query.js';

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly page: number;
  readonly per_page: number;
  readonly total_count: number;
}

/** `page` and `per_page`, from page 1. */
export function pageOf<Item>(request: EmulatorRequest, all: readonly Item[], perPage: number, max = 200): Page<Item> {
  const page = count(request, 'page', 1);
  const per_page = count(request, 'per_page', perPage, max);
  return { items: all.slice((page - 1) * per_page, page * per_page), page, per_page, total_count: all.length };
}

/** In the order of a text or a number of each. */
export function sorted<Item>(items: readonly Item[], by: (item: Item) => string | number, descending = false): Item[] {
  const compare = (a: Item, b: Item): number => {
    const [one, other] = [by(a), by(b)];
    return one < other ? -1 : Number(one > other);
  };
  return items.toSorted((a, b) => (descending ? compare(b, a) : compare(a, b)));
}
