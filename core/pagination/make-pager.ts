import type { AuthDocument, PagerDocument } from 'trunkline/document';
import { selector, type SlotCode } from '../document/select.js';
import { cursorPager } from './cursor.js';
import { nextUrlPager } from './next-url.js';
import { offsetPager } from './offset.js';
import { pageNumberPager } from './page-number.js';
import type { Pager } from './pager.js';
import { slotPager } from './slot-pager.js';

/** Compiles a declared pager of an operation with this auth. */
export function makePager(document: PagerDocument, code: SlotCode, auth: AuthDocument): Pager {
  switch (document.kind) {
    case 'single':
      return { first: {}, items: selector(document.items, code), shifts: false, request: () => ({ extra: [] }), next: () => undefined };
    case 'page-number':
      return pageNumberPager(document, code);
    case 'offset':
      return offsetPager(document, code);
    case 'cursor':
      return cursorPager(document, code);
    case 'next-url':
    case 'link-header':
      return nextUrlPager(document, code, auth);
    case 'slot':
      return slotPager(document, code);
  }
}
