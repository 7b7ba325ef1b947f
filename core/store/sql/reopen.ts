import { releaseBlob } from './blobs.js';
import { type Iteration, iterationsOf, scopeAround, scopeOf } from './iterations.js';
import { arrangeLane } from './lanes.js';
import { noteAsk } from './notes.js';
import type { Outbox } from './outbox.js';
import { optionalText } from './rows.js';
import { type Row, type Work, ask, rowOf } from './work.js';

export const REOPEN_SQL = {
  lock: 'SELECT seq, id, status, lane FROM run WHERE id = ?1 FOR UPDATE',
  run: `UPDATE run SET status = 'pending', ended_at = NULL, started_at = NULL, cancelled = 0, deaths = 0, output = NULL, error = NULL,
    due_at = ?2, queued = ?3 WHERE seq = ?1`,
  items: `UPDATE item SET status = 'open', error = NULL, collected = NULL WHERE run = ?1 AND loop = ?2 AND key = ?3 AND status <> 'open'
    RETURNING page`,
  page: 'UPDATE page SET ended = 0 WHERE run = ?1 AND loop = ?2 AND number = ?3',
  dropStep: 'DELETE FROM step WHERE run = ?1 AND scope = ?3 AND path = ?2 RETURNING output_ref',
} as const;

/** The run's row, changed by nobody else until the transaction ends; undefined unless it has ended in one of these ways. */
export function* lockEnded(id: string, statuses: readonly string[]): Work<Row | undefined> {
  const row = yield* rowOf(REOPEN_SQL.lock, id);
  return row && statuses.includes(String(row['status'])) ? row : undefined;
}

/**
 * Opens items again, with all around them: the iterations that their loops stand in, the pages they came from, and what the journal says of the loops
 * as a whole, which is worked out anew.
 */
export function* reopenItems(run: number, items: readonly Iteration[]): Work<void> {
  const around = items.flatMap((item) => [item, ...iterationsOf(item.loop)]);
  const opened = [...new Map(around.map((iteration) => [scopeOf(iteration), iteration])).values()];
  if (opened.length === 0) return;
  const answers = yield opened.map(({ loop, key }) => ask(REOPEN_SQL.items, run, loop, key));
  const pages = opened.flatMap(({ loop }, place) => answers[place]!.rows.map(({ page }) => ({ loop, page: Number(page) })));
  if (pages.length > 0) yield pages.map(({ loop, page }) => ask(REOPEN_SQL.page, run, loop, page));
  const dropped = yield [...new Set(opened.map(({ loop }) => loop))].map((loop) => ask(REOPEN_SQL.dropStep, run, loop, scopeAround(loop)));
  yield dropped.flatMap(({ rows }) => rows.flatMap((row) => releaseBlob(row['output_ref'])));
}

/** The run is pending again, at its place in its lane. Its deadline counts anew: it did not use the time in which it waited for a person. */
export function* reopenRun(row: Row, reason: string, now: number, outbox: Outbox): Work<void> {
  const seq = Number(row['seq']);
  const lane = optionalText(row['lane']);
  yield [ask(REOPEN_SQL.run, seq, lane === undefined ? 0 : null, lane === undefined ? 0 : 1), noteAsk(seq, '', reason, now)];
  if (lane !== undefined) yield* arrangeLane(lane, now, outbox);
  else yield* outbox.add([String(row['id'])], now);
}
