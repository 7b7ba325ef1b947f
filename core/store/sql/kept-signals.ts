import type { KeptSignal } from '../../ports/store/index.js';
import { fromJsonText } from '../json.js';
import { textOf } from './rows.js';
import { type Work, rowsOf } from './work.js';

export const SIGNAL_SQL = {
  after: 'SELECT * FROM signal WHERE run = (SELECT seq FROM run WHERE id = ?1) AND seq > ?2 ORDER BY seq LIMIT ?3',
} as const;

export function* keptSignals(run: string, after: number, limit: number): Work<readonly KeptSignal[]> {
  return (yield* rowsOf(SIGNAL_SQL.after, run, after, limit)).map((row) => ({
    order: Number(row['seq']),
    id: textOf(row['id']),
    name: textOf(row['name']),
    data: fromJsonText(row['data']),
    taken: row['taken'] === 1,
  }));
}
