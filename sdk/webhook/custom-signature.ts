import { Slot } from '../document/slot.js';
import type { Secret } from '../secret.js';
import type { WebhookSignature } from './signature.js';

/** What code that verifies a notification is given. */
export interface VerifyingContext<C> {
  /** Lower-case names; several of one name are joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as it came, byte for byte. */
  readonly body: Uint8Array;
  readonly connection: C;
  /** A keyed hash: the means to use a secret without reading it. `algorithm` as OpenSSL names it: `sha256`. */
  hmac(algorithm: string, key: Secret | Uint8Array, text: string | Uint8Array): Buffer;
  /** Compares in a time that does not tell where two texts differ. A secret stays closed. */
  isSame(a: string | Secret, b: string | Secret): boolean;
  /** When it came, in milliseconds since 1970. */
  readonly now: number;
}

/** Nothing but `genuine` lets a notification in. */
export type Verdict = 'genuine' | 'unsigned' | 'forged' | 'stale';

/** Verifies each notification by code, where no declaration says how. What it throws counts as `forged`. */
export function customSignature<C>(
  name: string,
  verify: (context: VerifyingContext<C>) => Verdict | Promise<Verdict>,
  reason?: string,
): WebhookSignature<C> {
  return { write: (writer) => ({ kind: 'slot', slot: writer.slot('', new Slot(name, verify, reason)) }) };
}
