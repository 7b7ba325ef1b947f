import type { Part } from '../document/part.js';
import type { WebhooksDocument } from '../document/webhook-document.js';
import type { Challenge } from './challenge.js';
import type { Handshake } from './handshake.js';
import { writeValue, type ValueOf } from './notification-value.js';
import type { WebhookSignature } from './signature.js';
import type { Subscribing } from './subscribing.js';

/** How a vendor's notifications are verified and told apart, for connections of class `C`. */
export type Webhooks<C> = Part<WebhooksDocument, C>;

export interface WebhooksOptions<C> {
  /** `hmacSignature`, `sharedToken` or `customSignature`. There is no webhook without. */
  readonly verify: WebhookSignature<C>;
  /** Name of the event. Absent: triggers tell it by shape, with `when`. */
  readonly event?: ValueOf<string | null | undefined>;
  /**
   * What a repeat of one delivery repeats; prefer an id in the body, which is signed. Absent, or not there: the SHA-256 of the body, so
   * that two notifications of the same bytes count as one.
   */
  readonly delivery?: ValueOf<string | number | null | undefined>;
  /** Tried in order. */
  readonly handshake?: readonly Handshake[];
  /** How the vendor asks by GET whether the URL is wanted. */
  readonly challenge?: Challenge<C>;
  /** How the vendor is asked for webhooks. Absent: a person enters the URL where the vendor has a page for it. */
  readonly subscribing?: Subscribing<C>;
  /** A longer body is refused before it is hashed or read. Default 1 MiB. */
  readonly maxBytes?: number;
}

const MEBIBYTE = 1_048_576;

/** Declares a vendor's webhooks, once for all triggers with a `webhook` form. */
export function webhooks<C>({
  verify,
  event,
  delivery,
  handshake = [],
  challenge,
  subscribing,
  maxBytes = MEBIBYTE,
}: WebhooksOptions<C>): Webhooks<C> {
  return {
    write: (writer) => {
      if (!Number.isInteger(maxBytes) || maxBytes < 1)
        writer.fault(`${maxBytes} bytes let nothing in`, 'Give `maxBytes` a whole number of bytes.');
      return {
        verify: verify.write(writer.under('verify')),
        ...(event === undefined ? {} : { event: writeValue(writer, 'event', event) }),
        ...(delivery === undefined ? {} : { delivery: writeValue(writer, 'delivery', delivery) }),
        ...(handshake.length === 0
          ? {}
          : { handshakes: handshake.map((one, index) => one.write(writer.under(`handshake[${index}]`, `handshakes.${index}`))) }),
        ...(challenge ? { challenge: challenge.write(writer.under('challenge')) } : {}),
        ...(subscribing ? { subscriptions: subscribing.write(writer.under('subscribing', 'subscriptions')) } : {}),
        maxBytes,
      };
    },
  };
}
