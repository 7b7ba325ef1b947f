import { Timeline, type TimeRange } from 'trunkline/testing';

interface Item {
  readonly id: string;
  readonly createdAt: number;
}

/** Records of one kind: found by id, listed newest first. */
export class Collection<Kept extends Item> {
  readonly #byId = new Map<string, Kept>();
  readonly #timeline = new Timeline<Kept>();
  readonly #save: (item: Kept) => void;

  constructor(items: readonly Kept[], save: (item: Kept) => void) {
    this.#save = save;
    for (const item of items) this.#insert(item);
  }

  get size(): number {
    return this.#byId.size;
  }

  add(item: Kept): Kept {
    this.#insert(item);
    this.#save(item);
    return item;
  }

  /** Its id and the time it was made stay as they are. */
  change(item: Kept, changes: Partial<Kept> = {}): Kept {
    Object.assign(item, changes);
    this.#save(item);
    return item;
  }

  find(id: string | undefined): Kept | undefined {
    return id === undefined ? undefined : this.#byId.get(id);
  }

  newestFirst(range: TimeRange = {}): Kept[] {
    return this.#timeline.newestFirst(range);
  }

  oldestFirst(): readonly Kept[] {
    return this.#timeline.oldestFirst();
  }

  #insert(item: Kept): void {
    this.#byId.set(item.id, item);
    this.#timeline.insert(item, item.createdAt);
  }
}
