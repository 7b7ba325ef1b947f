import type { BulkDocument } from 'trunkline/document';
import { PartialFailureError, type ErrorDetail } from 'trunkline/errors';
import { selector, type SlotCode } from '../document/select.js';
import { excerpt } from '../http/excerpt.js';
import { text } from '../http/fault-facts.js';
import type { Redactor } from '../http/redactor.js';

/** Items whose fault is told in the message; the details hold all. */
const MOST_NAMED = 3;

/** Reads from an output which of its items failed; undefined when none did. */
export type PartialFailure = (output: unknown, operation: string, redactor: Redactor) => PartialFailureError | undefined;

/** Compiles where an operation's output says which of its items failed. */
export function partialFailure({ failed, id, message, code }: BulkDocument, slots: SlotCode): PartialFailure {
  const read = { failed: selector(failed, slots), id: reader(id, slots), message: reader(message, slots), code: reader(code, slots) };
  return (output, operation, redactor) => {
    const items = read.failed(output);
    if (!Array.isArray(items) || items.length === 0) return undefined;
    const clean = (value: unknown): string | undefined => {
      const said = text(value);
      return said && excerpt(said, redactor);
    };
    const details = items.map((item): ErrorDetail => {
      const vendorCode = clean(read.code(item));
      return { path: clean(read.id(item)) ?? '', message: clean(read.message(item)) ?? 'failed', ...(vendorCode && { code: vendorCode }) };
    });
    const named = details.slice(0, MOST_NAMED).map(({ path, message: said }) => (path === '' ? said : `${path}: ${said}`));
    const rest = details.length - named.length;
    return new PartialFailureError(
      `${operation} was done, but not for ${details.length} of its items: ${named.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`,
      { operation, details, output, remedy: 'Mend the items that failed and send them alone: the others are done.' },
    );
  };
}

function reader(select: BulkDocument['id'], slots: SlotCode): (item: unknown) => unknown {
  return select ? selector(select, slots) : () => undefined;
}
