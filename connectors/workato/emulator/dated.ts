import { pacificTime } from './times.js';
import type { Stored, Table } from './table.js';

/** What most records have: a number, and when they were made and last changed, in milliseconds since 1970. */
export interface Dated extends Stored {
  readonly id: number;
  readonly created_at: number;
  updated_at: number;
}

/** How a new record begins. */
export function newIn({ nextId }: Pick<Table<Dated>, 'nextId'>, now: number): Pick<Dated, 'id' | 'created_at' | 'updated_at'> {
  return { id: nextId, created_at: now, updated_at: now };
}

export function datesOf({ created_at, updated_at }: Pick<Dated, 'created_at' | 'updated_at'>) {
  return { created_at: pacificTime(created_at), updated_at: pacificTime(updated_at) };
}
