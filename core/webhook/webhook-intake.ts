import type { Clock } from '../ports/clock.js';
import type { Delivery, DeliveryMemory, WebhookEvent } from '../ports/delivery-memory.js';
import type { Log } from '../ports/log.js';
import type { DeliveryWrites, ToldEvent } from '../ports/store/index.js';
import { isUnkeepable } from '../run/run-errors.js';
import type { AnyConnection } from '../runtime/connection.js';
import { toJsonText } from '../store/json.js';
import type { Notification, Received } from '../trigger/webhook/notification.js';
import { type HookedRecipe, type Listener, listenersOf } from './listener.js';

const DAY_MS = 86_400_000;
/** Longer than any vendor repeats a delivery. */
const REMEMBERED_MS = 7 * DAY_MS;
/** Rows forgotten in one transaction, so that nothing waits for long. */
const FORGOTTEN_AT_ONCE = 1_000;

export interface IntakeParts {
  /** The store in our hands. */
  readonly store: DeliveryWrites;
  readonly clock: Pick<Clock, 'now'>;
  /** Told once runs are on disk, so that they need not be looked for. */
  readonly onStarted?: (runs: number) => void;
  /** Told of events that can become no run. */
  readonly log?: Log;
}

/**
 * Takes the notifications of connections, and starts the runs of the recipes that listen: what `receive` resolves with is on disk, and what it rejects
 * with has left nothing behind. No server and no network in it.
 */
export class WebhookIntake implements DeliveryMemory {
  #connections: ReadonlyMap<string, AnyConnection> = new Map();
  #listeners: readonly Listener[] = [];

  constructor(private readonly parts: IntakeParts) {}

  /** From now on these connections are let in, and these recipes listen: in the place of all before. */
  listen(connections: Iterable<AnyConnection>, recipes: readonly HookedRecipe[]): void {
    this.#connections = new Map([...connections].filter(({ document }) => document.webhooks).map((one) => [one.id, one]));
    this.#listeners = recipes.flatMap((recipe) => listenersOf(recipe));
  }

  /** The longest body that a connection takes; undefined when it takes none. */
  maxBytes(connection: string): number | undefined {
    return this.#connections.get(connection)?.document.webhooks?.maxBytes;
  }

  /** Whether the vendor of a connection asks by GET if its URL is wanted. */
  isChallenged(connection: string): boolean {
    return this.#connections.get(connection)?.document.webhooks?.challenge !== undefined;
  }

  /** @throws TypeError for a connection that takes no notifications. */
  async challenge(connection: string, query: URLSearchParams): Promise<Received> {
    return this.#connection(connection).challenge(query);
  }

  /**
   * @throws TypeError for a connection that takes no notifications; StoreError when the store fails. The vendor must be told that the notification was
   * not taken.
   */
  async receive(connection: string, notification: Notification): Promise<Received> {
    return this.#connection(connection).receive(notification, { deliveries: this });
  }

  #connection(id: string): AnyConnection {
    const found = this.#connections.get(id);
    if (found) return found;
    throw new TypeError(`The connection ${id} takes no notifications.`);
  }

  async take(delivery: Delivery): Promise<readonly WebhookEvent[] | undefined> {
    try {
      return await this.#take(delivery, () => undefined);
    } catch (error) {
      if (!isUnkeepable(error)) throw error;
      return this.#take(delivery, unkeepable);
    }
  }

  async #take({ connection, id, events }: Delivery, problemOf: (record: unknown) => unknown): Promise<readonly WebhookEvent[] | undefined> {
    const told = events.map((event) => this.#told(connection, id, event, problemOf(event.record)));
    const taken = await this.parts.store.takeDelivery({ connection, id, events: told }, this.parts.clock.now());
    if (!taken) return undefined;
    if (taken.started > 0) this.parts.onStarted?.(taken.started);
    for (const place of taken.news) for (const { trigger, error } of told[place]!.aside ?? []) this.#tellAside(connection, trigger, error);
    return taken.news.map((place) => events[place]!);
  }

  /** Forgets what is too old to be repeated. Says how much. */
  async forget(): Promise<number> {
    const before = this.parts.clock.now() - REMEMBERED_MS;
    for (let forgotten = 0; ;) {
      const count = await this.parts.store.forgetDeliveries(before, FORGOTTEN_AT_ONCE);
      forgotten += count;
      if (count < FORGOTTEN_AT_ONCE) return forgotten;
    }
  }

  #told(connection: string, delivery: string, event: WebhookEvent, problem: unknown): ToldEvent {
    const { trigger, key, sort } = event;
    const listening = this.#listeners.filter((one) => one.connection === connection && one.operation === trigger);
    const outcomes = listening.flatMap((one) => one.outcomeOf(event, delivery, problem) ?? []);
    const runs = outcomes.flatMap((outcome) => ('run' in outcome ? [outcome.run] : []));
    const aside = outcomes.flatMap((outcome) => ('aside' in outcome ? [outcome.aside] : []));
    return { trigger, key, ...(sort !== undefined && { sort }), runs, ...(aside.length > 0 && { aside }) };
  }

  #tellAside(connection: string, trigger: string, error: unknown): void {
    this.parts.log?.write({ at: this.parts.clock.now(), event: 'webhook.aside', connection, data: { trigger, error } });
  }
}

/** Why the store cannot keep a record; undefined when it can. */
function unkeepable(record: unknown): unknown {
  try {
    toJsonText(record, 'The record');
    return undefined;
  } catch (error) {
    return error;
  }
}
