import type { EventKey } from 'trunkline/document';
import { UnexpectedResponseError } from 'trunkline/errors';
import { selector, type SlotCode } from '../document/select.js';

/** Reads what identifies an event. Of several parts, all but the last have their `@` written otherwise, so that no two keys are alike. */
export function eventKey(key: EventKey, code: SlotCode): (record: unknown) => string {
  const parts = [key].flat().map((part) => selector(part, code));
  const last = parts.length - 1;
  return (record) =>
    parts
      .map((read, index) => (index < last ? keyText(read(record)).replaceAll(/[@%]/g, encodeURIComponent) : keyText(read(record))))
      .join('@');
}

/** Throws an UnexpectedResponseError when a part is neither a text nor a number. */
function keyText(value: unknown): string {
  if (typeof value === 'string' && value !== '') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  throw new UnexpectedResponseError(`A record's key should be a text or a number and is ${JSON.stringify(value) ?? 'missing'}.`, {
    remedy: "Look whether the trigger's key names the right field.",
  });
}
