import { UnexpectedResponseError } from 'trunkline/errors';

/** What identifies a record, as text. Throws an UnexpectedResponseError when it is neither a text nor a number. */
export function keyText(value: unknown): string {
  if (typeof value === 'string' && value !== '') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  throw new UnexpectedResponseError(`A record's key should be a text or a number and is ${JSON.stringify(value) ?? 'missing'}.`, {
    remedy: "Look whether the trigger's key names the right field.",
  });
}
