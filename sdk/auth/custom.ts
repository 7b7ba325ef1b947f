import { Slot } from '../document/slot.js';
import type { Secret } from '../secret.js';
import type { Auth } from './auth.js';

/** A text, a secret that stays closed, or several of both, joined. */
export type SignedValue = string | Secret | readonly (string | Secret)[];

/** What code that signs a request is given. */
export interface SigningContext<C> {
  /** The request as it will be sent, but for what signing adds. */
  readonly request: {
    readonly method: string;
    readonly url: URL;
    /** Lower-case names. */
    readonly headers: Readonly<Record<string, string>>;
    /** Empty for an upload: its file is read only while it is sent. */
    readonly body: string;
  };
  readonly connection: C;
  /** A keyed hash: the means to use a secret without reading it. `algorithm` as OpenSSL names it: `sha256`. */
  hmac(algorithm: string, key: SignedValue | Uint8Array, text: string | Uint8Array): Buffer;
  /** Milliseconds since 1970, by the runtime's clock. */
  readonly now: number;
}

/** What signing adds to a request. */
export interface Signature {
  readonly headers?: Readonly<Record<string, SignedValue>>;
  readonly query?: Readonly<Record<string, SignedValue>>;
}

/** Signs each request by code, where no declaration says how: a canonical string under a keyed hash, a header of several parts. */
export function customAuth<C>(name: string, sign: (context: SigningContext<C>) => Signature, reason?: string): Auth<C> {
  return { write: (writer) => ({ kind: 'slot', slot: writer.slot('', new Slot(name, sign, reason)) }) };
}
