import type { RoutedRequest, TimeRange } from 'trunkline/testing';
import type { Listed } from './page.js';

/** What `field[in]` allows, its values joined by commas; everything when it is not given. */
export function allows({ query }: RoutedRequest<never>, field: string): (value: string | number) => boolean {
  const text = query.get(`${field}[in]`);
  if (text === null) return () => true;
  const values = new Set(text.split(','));
  return (value) => values.has(String(value));
}

/** Records with the time they were created, those in the range. */
export function listed<Item extends { readonly id: number; readonly created_at: string }>(
  items: readonly Item[],
  { from = -Infinity, before = Infinity }: TimeRange = {},
): Listed<Item>[] {
  return items.map((item) => ({ item, id: item.id, at: Date.parse(item.created_at) })).filter(({ at }) => at >= from && at < before);
}
