import { Timeline, type TimeRange } from 'trunkline/testing';

/** Hive's records of one kind: found by id, listed newest first. */
export class Collection<Item extends { readonly id: number }> {
  readonly #byId = new Map<number, Item>();
  readonly #timeline = new Timeline<Item>();
  readonly #timeOf: (item: Item) => number;
  readonly #save: (item: Item) => void;
  #nextId: number;

  constructor(items: readonly Item[], timeOf: (item: Item) => number, firstId: number, save: (item: Item) => void) {
    this.#timeOf = timeOf;
    this.#nextId = firstId;
    this.#save = save;
    for (const item of items) this.#insert(item);
  }

  get nextId(): number {
    return this.#nextId;
  }

  get newestAt(): number | undefined {
    return this.#timeline.newestAt;
  }

  add(item: Item): Item {
    this.#insert(item);
    this.#save(item);
    return item;
  }

  /** Its id and the time it was made stay as they are. */
  change(item: Item, changes: Partial<Item>): void {
    Object.assign(item, changes);
    this.#save(item);
  }

  /** By the id as it stands in a path. */
  find(id: string | number): Item | undefined {
    return this.#byId.get(Number(id));
  }

  count(range: TimeRange): number {
    return this.#timeline.count(range);
  }

  newestFirst(page: TimeRange & { readonly skip: number; readonly take: number }): Item[] {
    return this.#timeline.newestFirst(page);
  }

  oldestFirst(): readonly Item[] {
    return this.#timeline.oldestFirst();
  }

  #insert(item: Item): void {
    this.#byId.set(item.id, item);
    this.#timeline.insert(item, this.#timeOf(item));
    this.#nextId = Math.max(this.#nextId, item.id + 1);
  }
}
