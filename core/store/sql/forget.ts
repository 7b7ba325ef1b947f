import { releaseBlob } from './blobs.js';
import { type Work, ask, rowsOf } from './work.js';

const some = (table: string, refs: string): string =>
  `DELETE FROM ${table} WHERE seq IN (SELECT seq FROM ${table} WHERE run = ?1 LIMIT ?2)${refs}`;

export const FORGET_SQL = {
  runs: `SELECT seq FROM run WHERE ended_at < ?1 AND status <> 'uncertain' ORDER BY ended_at LIMIT ?2`,
  steps: some('step', ' RETURNING output_ref AS ref'),
  items: some('item', ''),
  signals: some('signal', ''),
  notes: some('note', ''),
  pages: `DELETE FROM page WHERE run = ?1 AND (loop, number) IN (SELECT loop, number FROM page WHERE run = ?1 LIMIT ?2)
    RETURNING data_ref AS ref`,
  lease: `DELETE FROM lease WHERE name = (SELECT 'run/' || id FROM run WHERE seq = ?1)`,
  run: 'DELETE FROM run WHERE seq = ?1',
} as const;

/** Runs looked at in one transaction. */
const RUNS = 20;

/** Removes runs that ended before an instant, a bounded part of them at a time; says how many rows, and 0 when there is nothing to remove. */
export function* forgetRuns(before: number, limit: number): Work<number> {
  let removed = 0;
  for (const { seq } of yield* rowsOf(FORGET_SQL.runs, before, RUNS)) {
    removed += yield* forgetRun(Number(seq), limit - removed);
    if (removed >= limit) break;
  }
  return removed;
}

/** The run itself goes with the last that belongs to it. */
function* forgetRun(seq: number, limit: number): Work<number> {
  const { steps, items, signals, notes, pages } = FORGET_SQL;
  const answers = yield [steps, items, signals, notes, pages].map((sql) => ask(sql, seq, limit));
  yield answers.flatMap(({ rows }) => rows.flatMap(({ ref }) => releaseBlob(ref)));
  const removed = answers.reduce((sum, { changes }) => sum + changes, 0);
  if (removed >= limit) return removed;
  yield [FORGET_SQL.lease, FORGET_SQL.run].map((sql) => ask(sql, seq));
  return removed + 1;
}
