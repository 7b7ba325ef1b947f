import type { ErrorCondition } from 'trunkline/document';
import type { SlotCode } from '../document/select.js';
import { header, mediaType, type Headers } from './headers.js';

/** What of an answer an error table's rows can look at. */
export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  /** Undefined when the answer was no JSON. */
  readonly body: unknown;
  readonly vendorCode: string | undefined;
  readonly said: string | undefined;
}

/** True when every condition of a row holds. A row about the network never applies to an answer. */
export function matchesRow(when: ErrorCondition, seen: Seen, code: SlotCode): boolean {
  if (when.network) return false;
  if (when.status && !when.status.some((wanted) => matchesStatus(wanted, seen.status))) return false;
  if (when.code && !when.code.includes(seen.vendorCode ?? '')) return false;
  if (when.message && !when.message.some((part) => seen.said?.toLowerCase().includes(part.toLowerCase()))) return false;
  if (when.contentType && !when.contentType.includes(mediaType(seen.headers) ?? '')) return false;
  if (when.header) {
    const value = header(seen.headers, when.header.name);
    if (value === undefined || (when.header.value !== undefined && value !== when.header.value)) return false;
  }
  return when.slot === undefined || Boolean(code(when.slot)(seen.body));
}

function matchesStatus(wanted: number | string, status: number): boolean {
  if (typeof wanted === 'number') return wanted === status;
  if (wanted.endsWith('xx')) return Math.floor(status / 100) === Number(wanted[0]);
  const [from, to] = wanted.split('-').map(Number);
  return status >= from! && status <= to!;
}
