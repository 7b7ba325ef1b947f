import type { PagerDocument } from 'trunkline/document';
import { selector, type SlotCode } from '../document/select.js';
import type { Pager, PageState } from './pager.js';
import { isShort, stopSigns } from './stop.js';

/**
 * A page count or a flag of the vendor's decides; without either, a short or empty page ends the list. A total says how far to read ahead, and
 * that a short first page is the vendor's own, smaller size: later pages are then measured by it.
 */
export function pageNumberPager(document: Extract<PagerDocument, { kind: 'page-number' }>, code: SlotCode): Pager {
  const { page, start, size, concurrency } = document;
  const signs = stopSigns(document.stop, code);
  const sizeIn = (state: PageState): number | undefined => (typeof state['size'] === 'number' ? state['size'] : size?.value);
  const after = (state: PageState, own?: number): PageState => ({
    page: (state['page'] as number) + 1,
    ...(own === undefined ? {} : { size: own }),
  });
  return {
    first: { page: start },
    items: selector(document.items, code),
    shifts: document.consistency === 'shifts',
    concurrency,
    request: (state) => ({ extra: [{ to: page, value: state['page']! }, ...(size ? [size] : [])] }),
    next(state, { data, records }) {
      const { pageCount, hasMore, total } = signs(data);
      const number = state['page'] as number;
      const own = state['size'] as number | undefined;
      if (pageCount !== undefined && number - start + 1 >= pageCount) return undefined;
      if (hasMore === false) return undefined;
      if (pageCount !== undefined || hasMore !== undefined) return after(state, own);
      if (!isShort(records, sizeIn(state))) return after(state, own);
      const isSmaller = number === start && records.length > 0 && total !== undefined && total > records.length;
      return isSmaller ? after(state, records.length) : undefined;
    },
    guess: (state) => after(state, state['size'] as number | undefined),
    pagesLeft(state, { data, records }) {
      const { pageCount, total } = signs(data);
      const done = (state['page'] as number) - start + 1;
      if (pageCount !== undefined) return pageCount - done;
      if (total === undefined || records.length === 0) return undefined;
      return Math.ceil(total / Math.min(sizeIn(state) ?? records.length, done === 1 ? records.length : Infinity)) - done;
    },
  };
}
