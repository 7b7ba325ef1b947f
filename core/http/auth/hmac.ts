import { createHmac } from 'node:crypto';
import type { SignedValue } from 'trunkline/sdk';
import { openSecret, Secret } from '#host';

/** A value that may be made of secrets, opened. Only what signs or verifies calls this. */
export function openValue(value: SignedValue): string {
  const parts = Array.isArray(value) ? (value as readonly (string | Secret)[]) : [value as string | Secret];
  return parts.map((part) => (part instanceof Secret ? openSecret(part) : part)).join('');
}

/** A keyed hash whose key may be a secret. */
export function hmac(algorithm: string, key: SignedValue | Uint8Array, text: string | Uint8Array): Buffer {
  return createHmac(algorithm, key instanceof Uint8Array ? key : openValue(key))
    .update(text)
    .digest();
}
