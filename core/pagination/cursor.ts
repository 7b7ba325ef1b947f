import type { PagerDocument } from 'trunkline/document';
import { UnexpectedResponseError } from 'trunkline/errors';
import { selector, type SlotCode } from '../document/select.js';
import { carriedReader } from './carried.js';
import type { FetchedPage, Pager, PageState } from './pager.js';
import { stopSigns } from './stop.js';

type CursorDocument = Extract<PagerDocument, { kind: 'cursor' }>;

/** A token from the page before. A list whose token is its last record's ends on a short page; the others end when there is no token. */
export function cursorPager(document: CursorDocument, code: SlotCode): Pager {
  const { size } = document;
  const signs = stopSigns(document.stop, code);
  const carried = [document, ...(document.also ?? [])].map((one, index) => ({
    name: index === 0 ? 'token' : `also${index}`,
    to: one.to,
    read: carriedReader(one, code),
  }));
  const names = carried.map(({ name }) => name);
  return {
    first: { token: null },
    items: selector(document.items, code),
    shifts: document.consistency === 'shifts',
    request: (state) => ({
      extra: [...carried.flatMap(({ name, to }) => (state[name] == null ? [] : [{ to, value: state[name] }])), ...(size ? [size] : [])],
    }),
    next(_state, page) {
      const { hasMore } = signs(page.data);
      if (hasMore === false) return undefined;
      if (document.from.in === 'last-record' && hasMore === undefined && page.records.length < (size?.value ?? 1)) return undefined;
      const found = carried.map(({ name, read }) => [name, read(page)] as const).filter(([, value]) => value !== undefined);
      if (found[0]?.[0] === 'token') return Object.fromEntries(found) as PageState;
      if (hasMore || (document.from.in === 'last-record' && page.records.length > 0)) throw noToken(page);
      return undefined;
    },
    token: (state) => (state['token'] == null ? undefined : names.map((name) => state[name] ?? '').join(' ')),
  };
}

function noToken({ index }: FetchedPage): UnexpectedResponseError {
  return new UnexpectedResponseError(`Page ${index + 1} says that there is more, and not where.`, {
    code: 'no_cursor',
    remedy: 'The vendor changed its answer, or the pager’s token is read from the wrong place. The list is not whole.',
  });
}
