import type { ErrorTableDocument, FaultDetailsDocument } from 'trunkline/document';
import type { ErrorDetail } from 'trunkline/errors';
import { selector, type SlotCode } from '../document/select.js';
import { header, type Headers } from './headers.js';

/** Faults told about one answer; a vendor that lists more has made its point. */
const MOST_DETAILS = 100;

/** What a vendor says about single parameters, in a list or by their names. */
export function readDetails({ details }: ErrorTableDocument, body: unknown, code: SlotCode): ErrorDetail[] {
  if (details === undefined) return [];
  return [...readItems(details, body, code), ...readFields(details, body, code)].slice(0, MOST_DETAILS);
}

/** An entry without its path, or without a text where no path is declared, is none. */
function readItems(details: FaultDetailsDocument, body: unknown, code: SlotCode): ErrorDetail[] {
  const items = details.items && selector(details.items, code)(body);
  if (items === undefined || items === null) return [];
  return (Array.isArray(items) ? items.slice(0, MOST_DETAILS) : [items]).flatMap((item) => {
    const path = details.path ? text(selector(details.path, code)(item)) : undefined;
    const message = details.message ? text(selector(details.message, code)(item)) : text(item);
    const vendorCode = details.code && text(selector(details.code, code)(item));
    if (details.path ? path === undefined : message === undefined) return [];
    return [{ path: path ?? '', message: message ?? '', ...(vendorCode ? { code: vendorCode } : {}) }];
  });
}

/** Every message under a name is a detail of its own. */
function readFields({ byField }: FaultDetailsDocument, body: unknown, code: SlotCode): ErrorDetail[] {
  const map = byField && selector(byField, code)(body);
  if (typeof map !== 'object' || map === null || Array.isArray(map)) return [];
  return Object.entries(map)
    .slice(0, MOST_DETAILS)
    .flatMap(([path, said]: [string, unknown]) =>
      [said].flat().flatMap((one) => {
        const message = text(one);
        return message === undefined ? [] : [{ path, message }];
      }),
    );
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
