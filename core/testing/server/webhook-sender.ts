import { SystemClock } from '../../adapters/system-clock.js';
import type { Clock } from '../../ports/clock.js';
import { loopbackUrl } from './loopback.js';
import { attemptWebhook, type WebhookAttempt } from './webhook-attempt.js';
import { seededRandom } from '../../made-up/seeded-random.js';

/** Who is told: a URL on this machine, and how the vendor proves itself to it. */
export interface WebhookSubscription {
  readonly id: string;
  readonly url: string;
  /** Headers of one attempt. `at` is when it is made, in milliseconds since 1970. */
  readonly sign?: (attempt: { readonly id: string; readonly body: Buffer; readonly at: number }) => Readonly<Record<string, string>>;
}

export interface WebhookSenderOptions {
  /** Default: this machine's. A `VirtualClock` makes the waits of hours pass at once. */
  readonly clock?: Clock;
  /** Waits before the second attempt, the third and so on, in milliseconds; then it is given up. Default 5 s, 1 min, 10 min, 1 h, 6 h. */
  readonly retryAfterMs?: readonly number[];
  /** How long an answer may take, in real time whatever the clock; milliseconds. Default 10 seconds. */
  readonly timeoutMs?: number;
  /** Chance, from 0 to 1, that a delivery is sent once more though it was taken. Default 0. */
  readonly duplicates?: number;
  /** Deliveries wait up to this long, so that they overtake one another; milliseconds. Default 0: in order, one by one. */
  readonly disorderMs?: number;
  /** Decides which are repeated and which overtake. Default 1. */
  readonly seed?: number;
}

/** One notification to one subscriber. */
export interface WebhookDelivery {
  readonly id: string;
  readonly subscription: string;
  readonly body: string;
  readonly attempts: readonly WebhookAttempt[];
  readonly state: 'waiting' | 'delivered' | 'given-up';
}

interface Sending extends WebhookDelivery {
  attempts: readonly WebhookAttempt[];
  state: WebhookDelivery['state'];
}

const HOURS = 3_600_000;
const DEFAULTS = { retryAfterMs: [5_000, 60_000, 10 * 60_000, HOURS, 6 * HOURS], timeoutMs: 10_000, duplicates: 0, disorderMs: 0, seed: 1 };

/**
 * Posts an emulated vendor's notifications, and repeats those that were not answered with 2xx. A delivery that waits for its next attempt
 * holds up no other one, so order is lost as it is at real vendors.
 */
export class WebhookSender implements AsyncDisposable {
  readonly #options: Required<WebhookSenderOptions>;
  readonly #subscriptions = new Map<string, { readonly subscription: WebhookSubscription; last: Promise<unknown> }>();
  readonly #deliveries: Sending[] = [];
  readonly #random: ReturnType<typeof seededRandom>;
  readonly #closing = new AbortController();
  /** Sendings that are waiting or under way. */
  readonly #open = new Set<Promise<void>>();

  constructor(options: WebhookSenderOptions = {}) {
    this.#options = { ...DEFAULTS, ...options, clock: options.clock ?? new SystemClock() };
    this.#random = seededRandom(this.#options.seed);
  }

  /** Every delivery so far, oldest first, with what became of each attempt. */
  get deliveries(): readonly WebhookDelivery[] {
    return this.#deliveries;
  }

  /** Throws a TypeError when the URL is not on this machine. One of the same id is replaced. */
  subscribe(subscription: WebhookSubscription): void {
    loopbackUrl(subscription.url);
    this.#subscriptions.set(subscription.id, { subscription, last: Promise.resolve() });
  }

  /** What waits for it is given up. */
  unsubscribe(id: string): void {
    this.#subscriptions.delete(id);
  }

  /** Sends to every subscriber, or to those named. A text is sent as it is, anything else as JSON. */
  publish(body: unknown, { id, to }: { readonly id?: string; readonly to?: readonly string[] } = {}): readonly WebhookDelivery[] {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return (to ?? [...this.#subscriptions.keys()]).map((subscription) => {
      const delivery: Sending = {
        id: id ?? `delivery-${this.#deliveries.length + 1}`,
        subscription,
        body: text,
        attempts: [],
        state: 'waiting',
      };
      this.#deliveries.push(delivery);
      this.#send(delivery);
      if (this.#random.next() < this.#options.duplicates) this.#send(delivery);
      return delivery;
    });
  }

  /** Posts once, at once, and gives the answer: a ping that asks whether the URL is wanted. It is in no order with the others. */
  async ask(subscription: WebhookSubscription, body: unknown, id = 'ask'): Promise<WebhookAttempt> {
    return this.#post(subscription, { id, body: JSON.stringify(body) });
  }

  /**
   * Asks once by GET, at once, with these parameters beside those of the URL, and gives the answer: whether the URL is wanted. It is in no order with
   * the others. Rejects with a TypeError when the URL is not on this machine.
   */
  async challenge(url: string, query: Readonly<Record<string, string>>): Promise<WebhookAttempt> {
    const asked = loopbackUrl(url);
    for (const [name, value] of Object.entries(query)) asked.searchParams.append(name, value);
    return this.#attempt(asked, { method: 'GET' }, this.#options.clock.now());
  }

  /** Resolves when nothing waits any more: each delivery was taken or given up. */
  async settled(): Promise<void> {
    while (this.#open.size > 0) await Promise.all(this.#open);
  }

  /** Stops at once; what waits is given up. Twice is safe. */
  async close(): Promise<void> {
    this.#closing.abort(new Error('the sender was closed'));
    await this.settled();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #send(delivery: Sending): void {
    const sending = this.#deliver(delivery).finally(() => this.#open.delete(sending));
    this.#open.add(sending);
  }

  async #deliver(delivery: Sending): Promise<void> {
    const { disorderMs, retryAfterMs } = this.#options;
    if (disorderMs > 0) await this.#wait(this.#random.integer(0, disorderMs));
    for (const wait of [...retryAfterMs, undefined]) {
      const attempt = await this.#inTurn(delivery);
      if (attempt === undefined) break;
      delivery.attempts = [...delivery.attempts, attempt];
      if (attempt.status !== undefined && attempt.status >= 200 && attempt.status < 300) delivery.state = 'delivered';
      if (delivery.state === 'delivered' || wait === undefined) break;
      await this.#wait(wait);
    }
    if (delivery.state === 'waiting') delivery.state = 'given-up';
  }

  /** One attempt after another to one subscriber, as long as deliveries are to keep their order; undefined when nobody is there. */
  #inTurn(delivery: Sending): Promise<WebhookAttempt | undefined> {
    const line = this.#subscriptions.get(delivery.subscription);
    if (line === undefined || this.#closing.signal.aborted) return Promise.resolve(undefined);
    if (this.#options.disorderMs > 0) return this.#post(line.subscription, delivery);
    const attempt = line.last.then(() => this.#post(line.subscription, delivery));
    line.last = attempt;
    return attempt;
  }

  #post({ url, sign }: WebhookSubscription, { id, body: text }: Pick<WebhookDelivery, 'id' | 'body'>): Promise<WebhookAttempt> {
    const body = Buffer.from(text);
    const at = this.#options.clock.now();
    const headers = { 'content-type': 'application/json', ...sign?.({ id, body, at }) };
    return this.#attempt(loopbackUrl(url), { method: 'POST', headers, body }, at);
  }

  #attempt(url: URL, request: Parameters<typeof attemptWebhook>[0]['request'], at: number): Promise<WebhookAttempt> {
    return attemptWebhook({ url, request, at, timeoutMs: this.#options.timeoutMs, signal: this.#closing.signal });
  }

  /** Ends early when the sender is closed. */
  async #wait(ms: number): Promise<void> {
    await this.#options.clock.sleep(ms, this.#closing.signal).catch(() => undefined);
  }
}
