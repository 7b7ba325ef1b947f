import { createSecretKey, type KeyObject } from 'node:crypto';
import type { HmacSignatureDocument } from 'trunkline/document';
import { Secret } from '#host';
import { hmac, openValue } from '../../http/auth/hmac.js';

/** There is nothing to verify with: the door stays closed. */
export class NoSecret extends Error {}

/** @throws NoSecret when it is no secret, or an empty one. */
export function openedText(secret: unknown): string {
  const text = secret instanceof Secret ? openValue(secret) : '';
  if (text === '') throw new NoSecret();
  return text;
}

type KeyForm = Pick<HmacSignatureDocument, 'keyEncoding' | 'keyPrefix'>;

/** What each secret was last made to: making a key takes five times as long as using it. */
const keys = new WeakMap<object, { readonly form: KeyForm; readonly key: KeyObject }>();

/** A connection's secret as a key. */
export function keyOf(secret: unknown, form: KeyForm): KeyObject {
  const known = secret instanceof Secret ? keys.get(secret) : undefined;
  if (known?.form === form) return known.key;
  const key = createSecretKey(keyBytes(secret, form));
  keys.set(secret as Secret, { form, key });
  return key;
}

/** Strict: text that is not of its encoding would be cut, and a short key can be guessed. */
function keyBytes(secret: unknown, { keyEncoding, keyPrefix = '' }: KeyForm): Buffer {
  const shown = openedText(secret);
  const text = shown.startsWith(keyPrefix) ? shown.slice(keyPrefix.length) : shown;
  const key = Buffer.from(text, keyEncoding ?? 'utf8');
  if (key.length === 0 || (keyEncoding && key.toString(keyEncoding) !== (keyEncoding === 'hex' ? text.toLowerCase() : text)))
    throw new NoSecret();
  return key;
}

/** The keyed hash that code in a connector may use to verify: the secret stays closed to it, and a missing one lets nothing in. */
export function hmacWith(algorithm: string, key: Secret | Uint8Array, text: string | Uint8Array): Buffer {
  if (!(key instanceof Uint8Array)) openedText(key);
  else if (key.length === 0) throw new NoSecret();
  return hmac(algorithm, key, text);
}
