import type { PagerDocument } from 'trunkline/document';
import { selector, type SlotCode } from '../document/select.js';
import type { Pager } from './pager.js';
import { isShort, stopSigns } from './stop.js';

/** Goes on by the records that came, so that a vendor's smaller pages lose nothing. */
export function offsetPager(document: Extract<PagerDocument, { kind: 'offset' }>, code: SlotCode): Pager {
  const { offset, size, concurrency } = document;
  const signs = stopSigns(document.stop, code);
  return {
    first: { offset: 0 },
    items: selector(document.items, code),
    shifts: document.consistency === 'shifts',
    concurrency,
    request: (state) => ({ extra: [{ to: offset, value: state['offset']! }, size] }),
    next(state, { data, records }) {
      const { hasMore, total } = signs(data);
      const reached = (state['offset'] as number) + records.length;
      if (hasMore === false) return undefined;
      // The vendor hides every record of this page and says that there are more: nothing came to go on by but the page itself.
      if (records.length === 0) return hasMore ? { offset: reached + size.value } : undefined;
      const capped = total !== undefined && reached < total;
      if (hasMore === undefined && !capped && isShort(records, size.value)) return undefined;
      return { offset: reached };
    },
    guess: (state) => ({ offset: (state['offset'] as number) + size.value }),
    pagesLeft(state, { data, records }) {
      const { total } = signs(data);
      return total === undefined ? undefined : Math.ceil((total - (state['offset'] as number) - records.length) / size.value);
    },
  };
}
