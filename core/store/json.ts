import { StoreError } from './store-error.js';

/** Values are kept inside the store, so a journal stays quick to read; a larger one is refused, and the step that made it fails. */
export const MAX_VALUE_BYTES = 4 * 1024 * 1024;

/** The JSON text of a value; `what` names it in the error. Nothing becomes null. */
export function toJsonText(value: unknown, what: string): string {
  const text = stringify(value ?? null, what);
  const bytes = Buffer.byteLength(text);
  if (bytes <= MAX_VALUE_BYTES) return text;
  throw new StoreError(
    'value_too_large',
    `${what} has ${bytes} bytes; the store takes at most ${MAX_VALUE_BYTES}.`,
    'Ask the vendor for fewer fields or smaller pages.',
  );
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

export function fromJsonText(text: unknown): unknown {
  return typeof text === 'string' ? (JSON.parse(text) as unknown) : undefined;
}
