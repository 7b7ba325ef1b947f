import { hash } from 'node:crypto';
import { isSealed, keyOf, unknownKey } from './seal.js';
import { StoreError } from './store-error.js';

/** A larger value is refused, and the step that made it fails. */
export const MAX_VALUE_BYTES = 4 * 1024 * 1024;
/** The same for values that may stand apart from their record. */
export const MAX_BLOB_BYTES = 32 * 1024 * 1024;
/** A value above this stands apart, so that records stay quick to read. */
export const INLINE_BYTES = 64 * 1024;

/** JSON on its way to a record, where it is sealed when the store has a key. */
export class JsonText {
  constructor(readonly text: string) {}
}

/** The JSON text of a value; `what` names it in the error. Nothing becomes null. */
export function toJsonText(value: unknown, what: string, maxBytes = MAX_VALUE_BYTES): JsonText {
  const text = stringify(value ?? null, what);
  const bytes = Buffer.byteLength(text);
  if (bytes <= maxBytes) return new JsonText(text);
  throw new StoreError(
    'value_too_large',
    `${what} has ${bytes} bytes; the store takes at most ${maxBytes}.`,
    'Ask the vendor for fewer fields or smaller pages.',
  );
}

/** JSON as a record holds it: in it, or by the hash of what stands apart. */
export interface StoredJson {
  readonly inline: JsonText | null;
  readonly blob?: { readonly hash: string; readonly body: JsonText };
}

export function toStoredJson(value: unknown, what: string): StoredJson {
  const json = toJsonText(value, what, MAX_BLOB_BYTES);
  if (Buffer.byteLength(json.text) <= INLINE_BYTES) return { inline: json };
  return { inline: null, blob: { hash: hash('sha256', json.text, 'hex'), body: json } };
}

function stringify(value: unknown, what: string): string {
  try {
    const text = JSON.stringify(value) as string | undefined;
    if (text !== undefined) return text;
  } catch (error) {
    throw notJson(what, error instanceof Error ? error.message : String(error));
  }
  throw notJson(what, `it is a ${typeof value}`);
}

function notJson(what: string, problem: string): StoreError {
  return new StoreError(
    'value_not_json',
    `${what} cannot be stored as JSON: ${problem}.`,
    'Give plain objects, arrays, texts, numbers, booleans and nulls.',
  );
}

/** The value of a JSON text of our own writing; undefined where there is none. */
export function fromJsonText(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  if (isSealed(text)) throw unknownKey(keyOf(text));
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new StoreError(
      'store_damaged',
      'A record of the store is damaged: what it holds is no JSON.',
      'Restore the store from a backup.',
      error,
    );
  }
}
