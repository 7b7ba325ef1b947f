import type { WebhookEvent } from '../../ports/delivery-memory.js';

/** A request that a vendor sent to a webhook's URL, as it came. */
export interface Notification {
  /** Names in any case, as Node or the Fetch API give them. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>> | Iterable<readonly [string, string]>;
  /** The body's bytes, not parsed and not written anew: signatures are over them. */
  readonly body: Uint8Array;
  /** When it came, in milliseconds since 1970; now when absent. For hosts that keep notifications before they look at them. */
  readonly receivedAt?: number;
}

/** What a notification turned out to be, with the status to answer. */
export type Received<Event extends WebhookEvent = WebhookEvent> =
  | { readonly kind: 'events'; readonly status: 200; readonly delivery: string; readonly events: readonly Event[] }
  /** The vendor asks whether the URL is wanted: answer exactly this. */
  | {
      readonly kind: 'handshake';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      /** JSON, plain text, or empty: `content-type` says which. */
      readonly body: string;
    }
  /** Genuine, and of an event that no trigger takes. */
  | { readonly kind: 'ignored'; readonly status: 200; readonly delivery: string }
  | Refusal;

/** Nothing of the notification may be used. `message` is for the operator's log; it never holds a secret. */
export interface Refusal {
  readonly kind: 'refused';
  readonly reason: RefusalReason;
  readonly status: number;
  readonly message: string;
}

export type RefusalReason = keyof typeof REFUSALS;

/** Why a notification is refused, and the status that makes the vendor do the right thing: 200 where a repeat would be no use. */
export const REFUSALS = {
  oversized: [413, 'The body is longer than webhooks of this connector may be.'],
  'no-secret': [403, 'The connection has no usable secret to verify notifications with.'],
  unsigned: [401, 'The notification does not carry the signature that it should.'],
  forged: [401, 'The signature is not that of this body and this connection’s secret.'],
  stale: [401, 'The notification was signed too long ago, or in the future.'],
  malformed: [400, 'The notification is signed, and is not what the connector declares.'],
  unasked: [404, 'The question is none that the connector declares.'],
  'wrong-token': [403, 'The token of the question is not the connection’s.'],
  duplicate: [200, 'This delivery was taken before.'],
  superseded: [200, 'A newer state of the record was taken before.'],
} as const satisfies Readonly<Record<string, readonly [status: number, message: string]>>;

export function refusal(reason: RefusalReason, detail = ''): Refusal {
  const [status, message] = REFUSALS[reason];
  return { kind: 'refused', reason, status, message: detail === '' ? message : `${message} ${detail}` };
}
