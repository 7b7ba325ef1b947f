import type { PagerDocument } from 'trunkline/document';
import { selector, type SlotCode } from '../document/select.js';
import type { Pager } from './pager.js';
import { isShort, stopSigns } from './stop.js';

/** A page count or a flag of the vendor's decides; without either, a short or empty page ends the list. A total only says how far to read ahead. */
export function pageNumberPager(document: Extract<PagerDocument, { kind: 'page-number' }>, code: SlotCode): Pager {
  const { page, start, size, concurrency } = document;
  const signs = stopSigns(document.stop, code);
  return {
    first: { page: start },
    items: selector(document.items, code),
    shifts: document.consistency === 'shifts',
    concurrency,
    request: (state) => ({ extra: [{ to: page, value: state['page']! }, ...(size ? [size] : [])] }),
    next(state, { data, records }) {
      const { pageCount, hasMore } = signs(data);
      const number = state['page'] as number;
      if (pageCount !== undefined && number - start + 1 >= pageCount) return undefined;
      if (hasMore === false) return undefined;
      if (pageCount === undefined && hasMore === undefined && isShort(records, size)) return undefined;
      return { page: number + 1 };
    },
    guess: (state) => ({ page: (state['page'] as number) + 1 }),
    pagesLeft(state, { data, records }) {
      const { pageCount, total } = signs(data);
      const done = (state['page'] as number) - start + 1;
      if (pageCount !== undefined) return pageCount - done;
      if (total === undefined || records.length === 0) return undefined;
      return Math.ceil(total / (size?.value ?? records.length)) - done;
    },
  };
}
