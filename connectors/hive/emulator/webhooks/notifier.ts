import { hmacHex, WebhookSender } from 'trunkline/testing';
import type { Shop } from '../shop.js';
import { bodyV1, bodyV2 } from './bodies.js';
import type { Change } from './changes.js';

export interface NotifierSettings {
  /** Where notifications go; nowhere when empty. Hive has no endpoint for it: a person sets it. */
  readonly url: string;
  readonly version: number;
  /** Signs as well. */
  readonly apiKey: string;
  readonly duplicates: number;
  readonly disorderMs: number;
  readonly retryMs: number;
  readonly seed: number;
}

const RETRIES = 5;

/**
 * Tells one URL of every change, signed with the API key: lowercase hex of the body's HMAC-SHA256. Source: developers.hive.app, Webhooks.
 * How often and when Hive repeats is not documented: five times, each wait twice the one before.
 */
export class Notifier {
  readonly sender: WebhookSender;
  #events = 0;

  constructor(
    private readonly shop: Shop,
    private readonly settings: NotifierSettings,
  ) {
    const { url, apiKey, duplicates, disorderMs, retryMs, seed } = settings;
    const retryAfterMs = Array.from({ length: RETRIES }, (_, n) => retryMs * 2 ** n);
    this.sender = new WebhookSender({ retryAfterMs, duplicates, disorderMs, seed });
    if (url !== '')
      this.sender.subscribe({ id: 'hive', url, sign: ({ body }) => ({ 'x-hive-signature': hmacHex('sha256', apiKey, body) }) });
  }

  tell(change: Change, at: number): void {
    this.#events += 1;
    const id = `evt_${at}_${this.#events}`;
    const body = this.settings.version === 1 ? bodyV1(change) : bodyV2(change, this.shop, { id, at });
    if (body !== undefined) this.sender.publish(body, { id });
  }
}
