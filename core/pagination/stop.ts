import type { StopDocument } from 'trunkline/document';
import { selector, type SlotCode } from '../document/select.js';

/** The counts and flags of one page that may end its list. */
export interface StopSigns {
  readonly pageCount: number | undefined;
  readonly total: number | undefined;
  readonly hasMore: boolean | undefined;
}

export function stopSigns(stop: StopDocument, code: SlotCode): (data: unknown) => StopSigns {
  const pageCount = stop.pageCount && selector(stop.pageCount, code);
  const total = stop.total && selector(stop.total, code);
  const hasMore = stop.hasMore && selector(stop.hasMore, code);
  return (data) => ({
    pageCount: pageCount && count(pageCount(data)),
    total: total && count(total(data)),
    hasMore: hasMore && Boolean(hasMore(data)),
  });
}

/** True when a page has fewer records than a page holds, which only a last page has. */
export function isShort(records: readonly unknown[], size: number | undefined): boolean {
  return records.length === 0 || (size !== undefined && records.length < size);
}

function count(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 ? number : undefined;
}
