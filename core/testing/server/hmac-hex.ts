import { createHmac } from 'node:crypto';

/** The keyed hash by which a vendor proves that a notification is its own (RFC 2104), in lower-case hexadecimal. */
export function hmacHex(algorithm: 'sha1' | 'sha256' | 'sha512', key: string, content: string | Uint8Array): string {
  return createHmac(algorithm, key).update(content).digest('hex');
}
