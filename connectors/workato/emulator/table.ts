/** What every record has. A deleted one stays, marked. */
export interface Stored {
  readonly id: number | string;
  /** Milliseconds since 1970. */
  deleted_at?: number;
}

/** Records of one kind in the order they were made. */
export class Table<Row extends Stored> {
  readonly #rows = new Map<number | string, Row>();
  readonly #save: (row: Row) => void;
  #nextId: number;

  constructor(rows: readonly Row[], firstId: number, save: (row: Row) => void) {
    this.#save = save;
    this.#nextId = firstId;
    for (const row of rows) this.#insert(row);
  }

  /** A free number, for records whose ids are numbers. */
  get nextId(): number {
    return this.#nextId;
  }

  /** How many there ever were. */
  get size(): number {
    return this.#rows.size;
  }

  add(row: Row): Row {
    this.#insert(row);
    this.#save(row);
    return row;
  }

  change(row: Row, changes: Partial<Row>): Row {
    Object.assign(row, changes);
    this.#save(row);
    return row;
  }

  delete(row: Row, now: number): void {
    row.deleted_at = now;
    this.#save(row);
  }

  /** Undefined when it was deleted too. */
  find(id: Row['id'] | null | undefined): Row | undefined {
    const row = id === null || id === undefined ? undefined : this.#rows.get(id);
    return row?.deleted_at === undefined ? row : undefined;
  }

  /** Those not deleted that fit, oldest first. */
  live(fits: (row: Row) => boolean = () => true): Row[] {
    return [...this.#rows.values()].filter((row) => row.deleted_at === undefined && fits(row));
  }

  #insert(row: Row): void {
    this.#rows.set(row.id, row);
    if (typeof row.id === 'number') this.#nextId = Math.max(this.#nextId, row.id + 1);
  }
}
