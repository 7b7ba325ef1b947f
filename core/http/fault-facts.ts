import type { ErrorTableDocument } from 'trunkline/document';
import type { ErrorDetail } from 'trunkline/errors';
import { selector, type SlotCode } from '../document/select.js';
import { header, type Headers } from './headers.js';

/** Faults told about one answer; a vendor that lists more has made its point. */
const MOST_DETAILS = 100;

/** What a vendor says about single parameters. An entry without its path, or without a text where no path is declared, is none. */
export function readDetails(table: ErrorTableDocument, body: unknown, code: SlotCode): ErrorDetail[] {
  const { details } = table;
  const items = details && selector(details.items, code)(body);
  if (!details || items === undefined || items === null) return [];
  return (Array.isArray(items) ? items.slice(0, MOST_DETAILS) : [items]).flatMap((item) => {
    const path = details.path ? text(selector(details.path, code)(item)) : undefined;
    const message = details.message ? text(selector(details.message, code)(item)) : text(item);
    const vendorCode = details.code && text(selector(details.code, code)(item));
    if (details.path ? path === undefined : message === undefined) return [];
    return [{ path: path ?? '', message: message ?? '', ...(vendorCode ? { code: vendorCode } : {}) }];
  });
}

/** The vendor's id of a failed request. */
export function readReference(table: ErrorTableDocument, body: unknown, headers: Headers, code: SlotCode): string | undefined {
  if (table.reference === undefined) return undefined;
  return text('header' in table.reference ? header(headers, table.reference.header) : selector(table.reference, code)(body));
}

/** Vendors say things as text, as a number, or as a list of texts. */
export function text(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value) && value.length > 0)
    return value.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join('; ');
  return undefined;
}
