import type { Delivery, DeliveryMemory, WebhookEvent } from '../../ports/delivery-memory.js';

/** Remembers the deliveries and record versions of one connection that came last. Gone with the process. */
export class RecentDeliveries implements DeliveryMemory {
  readonly #ids: RecentMap<true>;
  readonly #newest: RecentMap<string>;

  /** `capacity`: how many delivery ids, and how many records, are remembered. */
  constructor(capacity: number) {
    this.#ids = new RecentMap(capacity);
    this.#newest = new RecentMap(capacity);
  }

  async take({ id, events }: Delivery): Promise<readonly WebhookEvent[] | undefined> {
    if (this.#ids.get(id)) return undefined;
    this.#ids.set(id, true);
    return events.filter((event) => this.#isNews(event));
  }

  #isNews({ trigger, key, sort }: WebhookEvent): boolean {
    if (sort === undefined) return true;
    const record = JSON.stringify([trigger, key]);
    const newest = this.#newest.get(record);
    if (newest !== undefined && newest >= sort) return false;
    this.#newest.set(record, sort);
    return true;
  }
}

/** Forgets what was set longest ago. */
class RecentMap<Value> {
  readonly #values = new Map<string, Value>();

  constructor(private readonly capacity: number) {}

  get(key: string): Value | undefined {
    return this.#values.get(key);
  }

  set(key: string, value: Value): void {
    this.#values.delete(key);
    this.#values.set(key, value);
    if (this.#values.size <= this.capacity) return;
    for (const oldest of this.#values.keys()) return void this.#values.delete(oldest);
  }
}
