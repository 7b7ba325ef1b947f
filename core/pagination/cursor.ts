import type { PagerDocument } from 'trunkline/document';
import { selector, type SlotCode } from '../document/select.js';
import { header } from '../http/headers.js';
import type { FetchedPage, Pager } from './pager.js';
import { stopSigns } from './stop.js';

type CursorDocument = Extract<PagerDocument, { kind: 'cursor' }>;

/** A token from the page before. A list whose token is its last record's ends on a short page; the others end when there is no token. */
export function cursorPager(document: CursorDocument, code: SlotCode): Pager {
  const { to, size } = document;
  const signs = stopSigns(document.stop, code);
  const token = tokenReader(document, code);
  return {
    first: { token: null },
    items: selector(document.items, code),
    shifts: document.consistency === 'shifts',
    request: ({ token: value }) => ({ extra: [...(value === null ? [] : [{ to, value: value! }]), ...(size ? [size] : [])] }),
    next(_state, page) {
      const { hasMore } = signs(page.data);
      if (hasMore === false) return undefined;
      if (document.from.in === 'last-record' && hasMore === undefined && page.records.length < (size?.value ?? 1)) return undefined;
      const value = token(page);
      return value === undefined ? undefined : { token: value };
    },
    token: ({ token: value }) => (value === null ? undefined : String(value)),
  };
}

function tokenReader({ from }: CursorDocument, code: SlotCode): (page: FetchedPage) => string | number | undefined {
  if (from.in === 'header') return ({ headers }) => header(headers, from.name) || undefined;
  const read = selector(from.selector, code);
  const find = (page: FetchedPage): unknown => read(from.in === 'body' ? page.data : page.records.at(-1));
  return (page) => {
    const value = find(page);
    return (typeof value === 'string' && value !== '') || typeof value === 'number' ? value : undefined;
  };
}
