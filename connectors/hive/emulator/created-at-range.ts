import type { RoutedRequest, TimeRange } from 'trunkline/testing';

/**
 * The bounds that `created_at[gt]`, `[gte]`, `[lt]` and `[lte]` set together; undefined when one is no time. A `+` that is not
 * percent-encoded means a space, as in every query, and so spoils its time.
 */
export function createdAtRange({ query }: RoutedRequest<never>): Required<TimeRange> | undefined {
  const bound = (operator: string, otherwise: number): number => {
    const text = query.get(`created_at[${operator}]`);
    return text === null ? otherwise : Date.parse(text);
  };
  const from = [bound('gte', -Infinity), bound('gt', -Infinity) + 1];
  const before = [bound('lt', Infinity), bound('lte', Infinity) + 1];
  if ([...from, ...before].some(Number.isNaN)) return undefined;
  return { from: Math.max(...from), before: Math.min(...before) };
}
