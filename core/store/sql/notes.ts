import type { RunNote } from '../../ports/store/index.js';
import { noteOf } from './rows.js';
import { type Ask, type Work, ask, rowsOf } from './work.js';

export const NOTE_SQL = {
  /** A reason that repeats, round after round, is kept once. */
  add: `INSERT INTO note (run, path, reason, at) SELECT CAST(?1 AS BIGINT), CAST(?2 AS TEXT), CAST(?3 AS TEXT), CAST(?4 AS BIGINT)
    WHERE NOT EXISTS (SELECT 1 FROM (SELECT path, reason FROM note WHERE run = ?1 ORDER BY seq DESC LIMIT 1) AS last
      WHERE last.path = ?2 AND last.reason = ?3)`,
  list: 'SELECT * FROM note WHERE run = (SELECT seq FROM run WHERE id = ?1) AND seq > ?2 ORDER BY seq LIMIT ?3',
} as const;

export const noteAsk = (run: number, path: string, reason: string, now: number): Ask => ask(NOTE_SQL.add, run, path, reason, now);

export function* notesOf(run: string, after: number, limit: number): Work<readonly RunNote[]> {
  return (yield* rowsOf(NOTE_SQL.list, run, after, limit)).map(noteOf);
}
