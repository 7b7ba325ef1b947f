import type { StateFile } from 'trunkline/testing';
import type { ShopTables } from './shop.js';

/** Times of a record that version 2 shows and version 1 does not; milliseconds since 1970. */
export interface Times {
  readonly created_at?: number;
  readonly updated_at?: number;
  readonly arrived_at?: number;
}

export type TimedKind = 'skus' | 'returns' | 'shipments' | 'restockingShipments';

/** One row of the state file: `key` is `skus:9`. */
export interface TimesRow extends Times {
  readonly key: string;
}

/** Keeps them beside the records. */
export class RecordTimes {
  readonly #rows = new Map<string, TimesRow>();

  constructor(private readonly file: StateFile<ShopTables>) {
    for (const row of file.rows('times')) this.#rows.set(row.key, row);
  }

  of(kind: TimedKind, id: number): Times {
    return this.#rows.get(`${kind}:${id}`) ?? {};
  }

  note(kind: TimedKind, id: number, times: Times): void {
    const key = `${kind}:${id}`;
    const row = { ...this.#rows.get(key), ...times, key };
    this.#rows.set(key, row);
    this.file.put('times', key, row);
  }
}
