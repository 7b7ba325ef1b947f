import type { PollStore } from '../../../trigger/poll.js';
import type { DeadLetter, HeldEvents, ReleaseMore, SeenRecord, Snapshot, TriggerEvent, TriggerState } from '../../../ports/store/index.js';

/** What a poll keeps, in memory: the cursor, the keys it has seen, and the list as it was. */
export class EventKeeper implements PollStore {
  readonly #known = new Set<string>();
  readonly #snapshots = new Map<string, Snapshot & { readonly next?: SeenRecord['next'] }>();
  #held: TriggerEvent[] = [];
  #released: TriggerEvent[] = [];
  #cursor: string | undefined;
  #state: TriggerState | undefined;
  #readings = 0;

  async cursor(): Promise<string | undefined> {
    return this.#cursor;
  }

  resets(): Promise<number> {
    return Promise.resolve(0);
  }

  async trigger(): Promise<TriggerState | undefined> {
    return this.#state;
  }

  async holdEvents(_trigger: string, events: readonly TriggerEvent[]): Promise<HeldEvents> {
    const fresh = events.filter(({ key }) => !this.#known.has(key));
    for (const { key } of fresh) this.#known.add(key);
    this.#held.push(...fresh);
    return { added: fresh.length, known: events.length - fresh.length };
  }

  async releaseEvents(
    trigger: string,
    _recipe: unknown,
    cursor: string | undefined,
    _now: number,
    { start, ahead, depth = 0, reading }: ReleaseMore = {},
  ): Promise<number> {
    this.#released = this.#held.toSorted((a, b) => (a.sort < b.sort ? -1 : Number(a.sort > b.sort)));
    this.#held = [];
    this.#cursor = cursor;
    this.#state = { trigger, calls: 0, failures: 0, depth, ...(start && { start }), ...(ahead !== undefined && { ahead }) };
    if (reading) this.#take(reading);
    return this.#released.length;
  }

  async beginReading(): Promise<number> {
    return ++this.#readings;
  }

  async snapshots(_trigger: string, keys: readonly string[]): Promise<readonly Snapshot[]> {
    return keys.flatMap((key) => this.#snapshots.get(key) ?? []);
  }

  async unseen(_trigger: string, before: number, { after }: { readonly after: string }): Promise<readonly Snapshot[]> {
    const all = [...this.#snapshots.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
    return all.filter(({ key, seen, hash }) => key > after && seen < before && hash !== undefined);
  }

  async seeRecords(_trigger: string, reading: number, records: readonly SeenRecord[]): Promise<void> {
    for (const { key, next } of records) {
      const before = this.#snapshots.get(key) ?? { key, version: 0, data: undefined };
      this.#snapshots.set(key, { ...before, seen: reading, ...(next && { next }) });
    }
  }

  async deadLetters(): Promise<readonly DeadLetter[]> {
    return [];
  }

  /** The events of the last poll, oldest first. */
  take(): readonly { readonly key: string; readonly record: unknown }[] {
    return this.#released.map(({ key, data }) => ({ key, record: data }));
  }

  #take({ number, goneBefore = 0 }: NonNullable<ReleaseMore['reading']>): void {
    for (const [key, { next, ...one }] of this.#snapshots) {
      const version = one.version + 1;
      if (one.seen === number && next) this.#snapshots.set(key, { ...one, ...next, version });
      else if (one.seen < goneBefore) this.#snapshots.set(key, { key, version, seen: one.seen, data: undefined });
    }
  }
}
