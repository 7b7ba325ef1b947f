import { handshake, hmacSignature, slot, webhooks } from 'trunkline/sdk';
import type { TogglConnection } from '../connection.js';

/** What Toggl sends to a webhook. */
export interface Notice<R = unknown> {
  readonly event_id: number;
  /** Both absent in a ping. */
  readonly metadata: { readonly model?: string; readonly action?: string };
  /** The record as v9 shows it; the word `ping` in a ping. */
  readonly payload: R;
  /** In the pings of a webhook that is not validated yet. */
  readonly validation_code?: string;
}

const eventName = slot(
  'event-name',
  ({ metadata: { model, action } }: Notice): string | undefined => model && action && `${model}.${action}`,
  'Toggl tells model and action apart',
);

/** A webhook is validated by answering a ping with its code. */
export const notifications = webhooks({
  verify: hmacSignature({
    header: 'X-Webhook-Signature-256',
    algorithm: 'sha256',
    encoding: 'hex',
    prefix: 'sha256=',
    key: (connection: TogglConnection) => connection.webhook_secret!,
  }),
  event: eventName,
  delivery: (body: Notice) => body.event_id,
  handshake: [
    handshake({ when: (body: Notice) => body.validation_code, json: { validation_code: (body: Notice) => body.validation_code } }),
  ],
});
