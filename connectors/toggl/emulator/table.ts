import type { Stored } from './records.js';

/** What a new record needs beside its id and marks. */
export type Draft<Row extends Stored> = Omit<Row, keyof Stored>;

/** Toggl's records of one kind, oldest first. Deleted ones stay and are told to who asks what changed. */
export class Table<Row extends Stored> {
  readonly #rows = new Map<number, Row>();
  readonly #save: (row: Row) => void;
  #nextId: number;

  constructor(rows: readonly Row[], firstId: number, save: (row: Row) => void) {
    this.#save = save;
    this.#nextId = firstId;
    for (const row of rows) this.#insert(row);
  }

  get nextId(): number {
    return this.#nextId;
  }

  /** `now` is milliseconds since 1970. */
  add(draft: Draft<Row>, now: number): Row {
    return this.seed({ id: this.#nextId, ...draft, at: now, server_deleted_at: null } as unknown as Row);
  }

  /** A record as it is, id and all. */
  seed(row: Row): Row {
    this.#insert(row);
    this.#save(row);
    return row;
  }

  change(row: Row, changes: Partial<Row>, now: number): Row {
    Object.assign(row, changes, { at: now });
    this.#save(row);
    return row;
  }

  delete(row: Row, now: number): void {
    this.change(row, { server_deleted_at: now } as Partial<Row>, now);
  }

  /** Undefined when it was deleted too. */
  find(id: number | null): Row | undefined {
    const row = id === null ? undefined : this.#rows.get(id);
    return row?.server_deleted_at === null ? row : undefined;
  }

  /** Those not deleted that fit. */
  live(fits: (row: Row) => boolean = () => true): Row[] {
    return this.all((row) => row.server_deleted_at === null && fits(row));
  }

  /** The deleted ones too. */
  all(fits: (row: Row) => boolean = () => true): Row[] {
    return [...this.#rows.values()].filter(fits);
  }

  /** What changed at or after `since`, deleted ones included; without it, what is there. */
  changed(since: number | undefined, fits: (row: Row) => boolean): Row[] {
    return since === undefined ? this.live(fits) : this.all((row) => row.at >= since && fits(row));
  }

  #insert(row: Row): void {
    this.#rows.set(row.id, row);
    this.#nextId = Math.max(this.#nextId, row.id + 1);
  }
}
