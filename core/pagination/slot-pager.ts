import type { PagerDocument } from 'trunkline/document';
import { selector, type SlotCode } from '../document/select.js';
import { header } from '../http/headers.js';
import type { PageRequest, Pager } from './pager.js';

/** Paging by a connector's own code. What it gives for the next page is the state, as JSON. */
export function slotPager(document: Extract<PagerDocument, { kind: 'slot' }>, code: SlotCode): Pager {
  const next = code(document.slot);
  return {
    first: { patch: null },
    items: selector(document.items, code),
    shifts: document.consistency === 'shifts',
    request: ({ patch }) => (patch === null ? { extra: [] } : { extra: [], patch: JSON.parse(String(patch)) as PageRequest['patch'] }),
    next(_state, { data, headers, records, index }) {
      const plain = Object.fromEntries(Object.keys(headers).map((name) => [name, header(headers, name)]));
      const patch = next({ body: data, headers: plain, records, index });
      return patch === undefined ? undefined : { patch: JSON.stringify(patch) };
    },
    token: ({ patch }) => (patch === null ? undefined : String(patch)),
  };
}
