import type { EngineStart } from '../../ports/store/index.js';
import { textOf } from './rows.js';
import { type Work, ask, rowsOf } from './work.js';

export const OUTBOX_SQL = {
  add: 'INSERT INTO outbox (run, at) VALUES (?1, ?2)',
  list: 'SELECT seq, run, at FROM outbox ORDER BY seq LIMIT ?1',
  sent: 'DELETE FROM outbox WHERE seq = ?1',
} as const;

/** What leaves for an engine in the transaction that made a run due. */
export class Outbox {
  constructor(private readonly isOn: boolean) {}

  *add(runs: readonly string[], now: number): Work<void> {
    if (this.isOn && runs.length > 0) yield runs.map((run) => ask(OUTBOX_SQL.add, run, now));
  }
}

export function* outboxEntries(limit: number): Work<readonly EngineStart[]> {
  const rows = yield* rowsOf(OUTBOX_SQL.list, limit);
  return rows.map((row) => ({ number: Number(row['seq']), run: textOf(row['run']), at: Number(row['at']) }));
}

export function* sentEntries(numbers: readonly number[]): Work<void> {
  if (numbers.length > 0) yield numbers.map((number) => ask(OUTBOX_SQL.sent, number));
}
