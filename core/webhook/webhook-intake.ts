import type { Clock } from '../ports/clock.js';
import type { Delivery, DeliveryMemory, WebhookEvent } from '../ports/delivery-memory.js';
import type { DeliveryWrites, ToldEvent } from '../ports/store/index.js';
import type { AnyConnection } from '../runtime/connection.js';
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

  async take({ connection, id, events }: Delivery): Promise<readonly WebhookEvent[] | undefined> {
    const taken = await this.parts.store.takeDelivery(
      { connection, id, events: events.map((event) => this.#told(connection, id, event)) },
      this.parts.clock.now(),
    );
    if (taken && taken.started > 0) this.parts.onStarted?.(taken.started);
    return taken?.news.map((place) => events[place]!);
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

  #told(connection: string, delivery: string, event: WebhookEvent): ToldEvent {
    const { trigger, key, sort } = event;
    const listening = this.#listeners.filter((one) => one.connection === connection && one.operation === trigger);
    const runs = listening.map((one) => one.runOf(event, delivery)).filter((run) => run !== undefined);
    return { trigger, key, ...(sort !== undefined && { sort }), runs };
  }
}
