import type { ReleaseMore, SeenRecord, Snapshot } from '../../ports/store/index.js';
import { fromJsonText, toJsonText } from '../json.js';
import { isThere, textOf } from './rows.js';
import { refuseReset } from './triggers.js';
import { type Ask, type Row, type Work, ask, rowOf, rowsOf } from './work.js';

export const SNAPSHOT_SQL = {
  begin: `INSERT INTO trigger_state (trigger, readings) VALUES (?1, 1)
    ON CONFLICT (trigger) DO UPDATE SET readings = trigger_state.readings + 1 RETURNING readings`,
  dropHeld: 'DELETE FROM event WHERE trigger = ?1 AND data IS NOT NULL',
  dropNext: 'UPDATE snapshot SET next_hash = NULL, next_data = NULL WHERE trigger = ?1 AND next_hash IS NOT NULL',
  one: 'SELECT * FROM snapshot WHERE trigger = ?1 AND key = ?2',
  unseen: `SELECT * FROM snapshot WHERE trigger = ?1 AND key > ?2 AND seen < ?3 AND hash IS NOT NULL ORDER BY key LIMIT ?4`,
  see: `INSERT INTO snapshot (trigger, key, seen, next_hash, next_data) VALUES (?1, ?2, ?3, ?4, ?5)
    ON CONFLICT (trigger, key) DO UPDATE SET seen = excluded.seen, next_hash = excluded.next_hash, next_data = excluded.next_data`,
  take: `UPDATE snapshot SET hash = next_hash, data = next_data, next_hash = NULL, next_data = NULL, version = version + 1
    WHERE trigger = ?1 AND seen = ?2 AND next_hash IS NOT NULL`,
  drop: `UPDATE snapshot SET hash = NULL, data = NULL, version = version + 1 WHERE trigger = ?1 AND seen < ?2 AND hash IS NOT NULL`,
} as const;

export function* beginReading(trigger: string): Work<number> {
  yield [ask(SNAPSHOT_SQL.dropHeld, trigger), ask(SNAPSHOT_SQL.dropNext, trigger)];
  return Number((yield* rowOf(SNAPSHOT_SQL.begin, trigger))?.['readings']);
}

export function seeRecords(trigger: string, reading: number, records: readonly SeenRecord[], resets?: number): () => Work<void> {
  const asks = records.map(({ key, next }) =>
    ask(SNAPSHOT_SQL.see, trigger, key, reading, next?.hash ?? null, next === undefined ? null : toJsonText(next.data, `Record ${key}`)),
  );
  return function* see() {
    yield* refuseReset(trigger, resets);
    yield asks;
  };
}

export function* snapshots(trigger: string, keys: readonly string[]): Work<readonly Snapshot[]> {
  const answers = yield keys.map((key) => ask(SNAPSHOT_SQL.one, trigger, key));
  return answers.flatMap(({ rows }) => rows.map(snapshotOf));
}

export function* unseen(trigger: string, before: number, after: string, limit: number): Work<readonly Snapshot[]> {
  return (yield* rowsOf(SNAPSHOT_SQL.unseen, trigger, after, before, limit)).map(snapshotOf);
}

/** The reading is complete: what it saw is what is there. */
export function readingAsks(trigger: string, { reading }: ReleaseMore): readonly Ask[] {
  if (!reading) return [];
  const { number, goneBefore } = reading;
  return [ask(SNAPSHOT_SQL.take, trigger, number), ...(goneBefore === undefined ? [] : [ask(SNAPSHOT_SQL.drop, trigger, goneBefore)])];
}

function snapshotOf(row: Row): Snapshot {
  return {
    key: textOf(row['key']),
    version: Number(row['version']),
    ...(isThere(row['hash']) && { hash: textOf(row['hash']) }),
    data: fromJsonText(row['data']),
    seen: Number(row['seen']),
  };
}
