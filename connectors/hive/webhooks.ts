import { hmacSignature, webhooks } from 'trunkline/sdk';
import type { HiveConnection } from './connection.js';

/** What version 2 sends. Version 1 sends the object alone, which has neither. */
interface Envelope {
  readonly event_type?: string;
  readonly event_id?: string;
}

/** Both versions sign with the API key itself: who changes the key changes both. Neither has an endpoint for subscribing. */
export const HIVE_WEBHOOKS = webhooks({
  verify: hmacSignature<HiveConnection>({
    header: 'x-hive-signature',
    algorithm: 'sha256',
    encoding: 'hex',
    key: (connection) => connection.token,
  }),
  event: (body: Envelope) => body.event_type,
  delivery: (body: Envelope) => body.event_id,
});
