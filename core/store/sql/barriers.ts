import type { Barrier } from '../../ports/barrier-memory.js';
import { fromJsonText, toJsonText } from '../json.js';
import { textOf } from './rows.js';
import { type Row, type Work, ask, changesOf, rowOf, rowsOf } from './work.js';

const ONE = 'connection = ?1 AND operation = ?2 AND kind = ?3 AND fields = ?4 AND inputs = ?5';

export const BARRIER_SQL = {
  of: 'SELECT * FROM barrier WHERE connection = ?1 ORDER BY operation, kind, fields, inputs LIMIT ?2',
  one: `SELECT 1 AS found FROM barrier WHERE ${ONE}`,
  keep: `INSERT INTO barrier (connection, operation, kind, fields, inputs, error, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
    ON CONFLICT (connection, operation, kind, fields, inputs) DO UPDATE SET error = excluded.error`,
  dropOldest: `DELETE FROM barrier WHERE connection = ?1 AND (operation, kind, fields, inputs) IN (
    SELECT operation, kind, fields, inputs FROM barrier WHERE connection = ?1 ORDER BY at DESC LIMIT ?2 OFFSET ?2)`,
  lift: 'DELETE FROM barrier WHERE connection = ?1',
  liftKind: 'DELETE FROM barrier WHERE connection = ?1 AND kind = ?2',
} as const;

/** Of one connection; what is beyond these the vendor tells again. */
const MOST = 10_000;

const keyOf = ({ connection, operation, kind, fields, inputs }: Barrier) =>
  [connection, operation, kind, JSON.stringify(fields), inputs] as const;

export function* barriersOf(connection: string): Work<readonly Barrier[]> {
  return (yield* rowsOf(BARRIER_SQL.of, connection, MOST)).map(barrierOf);
}

export function* hasBarrier(barrier: Barrier): Work<boolean> {
  return (yield* rowOf(BARRIER_SQL.one, ...keyOf(barrier))) !== undefined;
}

/** One that is there stays so from when it was told. Of too many the oldest goes. */
export function* keepBarrier(barrier: Barrier): Work<boolean> {
  const { connection, error, at } = barrier;
  yield [ask(BARRIER_SQL.keep, ...keyOf(barrier), toJsonText(error, 'The error'), at), ask(BARRIER_SQL.dropOldest, connection, MOST)];
  return true;
}

export function* liftBarriers(connection: string, kind: Barrier['kind'] | undefined): Work<number> {
  return yield* kind === undefined ? changesOf(BARRIER_SQL.lift, connection) : changesOf(BARRIER_SQL.liftKind, connection, kind);
}

function barrierOf(row: Row): Barrier {
  return {
    connection: textOf(row['connection']),
    operation: textOf(row['operation']),
    kind: row['kind'] as Barrier['kind'],
    fields: fromJsonText(row['fields']) as readonly string[],
    inputs: textOf(row['inputs']),
    error: fromJsonText(row['error']) as Barrier['error'],
    at: Number(row['at']),
  };
}
