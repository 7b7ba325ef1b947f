import type { PollStore } from '../../../trigger/poll.js';
import type { TriggerEvent } from '../../../ports/store/index.js';

/** What a poll keeps, in memory: the cursor, and the keys it has seen. */
export class EventKeeper implements PollStore {
  readonly #known = new Set<string>();
  #held: TriggerEvent[] = [];
  #released: TriggerEvent[] = [];
  #cursor: string | undefined;

  async cursor(): Promise<string | undefined> {
    return this.#cursor;
  }

  async holdEvents(_trigger: string, events: readonly TriggerEvent[]): Promise<{ readonly added: number; readonly known: number }> {
    const fresh = events.filter(({ key }) => !this.#known.has(key));
    for (const { key } of fresh) this.#known.add(key);
    this.#held.push(...fresh);
    return { added: fresh.length, known: events.length - fresh.length };
  }

  async releaseEvents(_trigger: string, _recipe: unknown, cursor: string | undefined): Promise<number> {
    this.#released = this.#held.toSorted((a, b) => (a.sort < b.sort ? -1 : Number(a.sort > b.sort)));
    this.#held = [];
    this.#cursor = cursor;
    return this.#released.length;
  }

  /** The events of the last poll, oldest first. */
  take(): readonly { readonly key: string; readonly record: unknown }[] {
    return this.#released.map(({ key, data }) => ({ key, record: data }));
  }
}
