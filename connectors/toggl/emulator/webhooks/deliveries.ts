import { hmacHex, type WebhookAttempt, type WebhookDelivery, type WebhookSender, type WebhookSubscription } from 'trunkline/testing';
import type { Subscription, WebhookEvent } from './records.js';

/** How the delivery of an event goes. */
export type Outcome = Pick<WebhookDelivery, 'attempts' | 'state'>;

const NOT_SENT: Outcome = { attempts: [], state: 'given-up' };

/** Sends events to the callbacks, signed, and remembers how it went. */
export class Deliveries {
  readonly #outcomes = new Map<number, Outcome>();

  constructor(private readonly sender: WebhookSender) {}

  /** Must come before the first event, and again when the callback or the secret changes. */
  connect(subscription: Subscription): void {
    this.sender.subscribe(receiverOf(subscription));
  }

  disconnect({ id }: Subscription): void {
    this.sender.unsubscribe(String(id));
  }

  send({ id, subscription_id, text }: WebhookEvent): void {
    const [delivery] = this.sender.publish(text, { id: String(id), to: [String(subscription_id)] });
    if (delivery) this.#outcomes.set(id, delivery);
  }

  /** Sends once and waits for the answer. Never rejects: a URL that must not be called counts as one that does not answer. */
  async ask(subscription: Subscription, { id, text }: WebhookEvent, at: number): Promise<WebhookAttempt> {
    const asked = this.sender.ask(receiverOf(subscription), JSON.parse(text) as unknown, String(id));
    const attempt = await asked.catch((error: unknown) => ({ at, error: error instanceof Error ? error.message : String(error) }));
    this.#outcomes.set(id, { attempts: [attempt], state: isTaken(attempt) ? 'delivered' : 'given-up' });
    return attempt;
  }

  outcome({ id }: WebhookEvent): Outcome {
    return this.#outcomes.get(id) ?? NOT_SENT;
  }
}

export function isTaken({ status }: WebhookAttempt): boolean {
  return status !== undefined && status >= 200 && status < 300;
}

/** The signature is over the raw body. Source: old docs, webhooks. */
function receiverOf({ id, url_callback, secret }: Subscription): WebhookSubscription {
  const sign = ({ body }: { readonly body: Uint8Array }) => ({ 'X-Webhook-Signature-256': `sha256=${hmacHex('sha256', secret, body)}` });
  return { id: String(id), url: url_callback, sign };
}
