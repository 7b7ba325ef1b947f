import { createHmac } from 'node:crypto';
import type { HmacSignatureDocument, TimestampDocument } from 'trunkline/document';
import type { Verdict } from 'trunkline/sdk';
import { isSame } from './compare.js';
import { keyOf } from './secret-key.js';
import { millisecondsOf } from './stamp.js';
import type { Incoming } from './verify.js';

/** More are no change of keys. */
const MOST_SIGNATURES = 16;

/** A keyed hash over the bytes as they came. Any of several signatures may be the one: a vendor that changes its key sends both. */
export function verifyHmac(document: HmacSignatureDocument, incoming: Incoming, secret: unknown): Verdict {
  const { header, separator, prefix, algorithm, encoding, timestamp } = document;
  const key = keyOf(secret, document);
  const given = incoming.headers.parts(header, separator, prefix).slice(0, MOST_SIGNATURES);
  const stamp = timestamp && incoming.headers.parts(timestamp.header, separator, timestamp.prefix)[0];
  const parts = signedParts(document.signed, incoming, stamp);
  if (given.length === 0 || parts === undefined) return 'unsigned';
  const hash = createHmac(algorithm, key);
  for (const part of parts) hash.update(part);
  const expected = hash.digest(encoding);
  if (!given.some((signature) => isSame(signature, expected))) return 'forged';
  return timestamp && !isRecent(timestamp, stamp ?? '', incoming.at) ? 'stale' : 'genuine';
}

/** The bytes that are signed, in order; undefined when a header among them is not there. */
function signedParts(signed: string, { headers, body }: Incoming, stamp: string | undefined): readonly Uint8Array[] | undefined {
  const parts = signed.split(/(\{[^}]*\})/).map((part) => {
    if (part === '{body}') return body;
    if (!part.startsWith('{')) return Buffer.from(part);
    const value = part === '{timestamp}' ? stamp : headers.get(part.slice(1, -1));
    return value === undefined ? undefined : Buffer.from(value, 'latin1'); // headers are bytes, which Node reads as Latin-1
  });
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

function isRecent({ unit, toleranceMs }: TimestampDocument, stamp: string, now: number): boolean {
  const at = millisecondsOf(unit, stamp);
  return at !== undefined && Math.abs(now - at) <= toleranceMs;
}
