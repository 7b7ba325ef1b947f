import { noteAsk } from './notes.js';
import type { Outbox } from './outbox.js';
import { textOf } from './rows.js';
import { type Work, answerOf, rowOf, rowsOf } from './work.js';

export const LANE_SQL = {
  lock: 'SELECT lane_lock(?1) AS locked',
  next: 'SELECT seq, id, lane_max FROM run WHERE lane = ?1 AND queued = 1 AND ended_at IS NULL ORDER BY seq LIMIT 1',
  taken: 'SELECT count(*) AS taken FROM run WHERE lane = ?1 AND queued = 0 AND ended_at IS NULL',
  enter: `UPDATE run SET queued = 0, due_at = 0 WHERE seq = ?1`,
  skip: `UPDATE run SET status = 'cancelled', cancelled = 1, queued = 0, ended_at = ?2
    WHERE lane = ?1 AND queued = 1 AND lane_full = 'skip' RETURNING seq`,
} as const;

/**
 * Gives the places of a lane that are free to its oldest runs without one, and cancels those that would rather be skipped than wait. Whatever adds
 * a run to a lane, or takes one from it, does this in its transaction, so that what is due is read by an index and never counted over a queue.
 */
export function* arrangeLane(lane: string, now: number, outbox: Outbox): Work<void> {
  yield* answerOf(LANE_SQL.lock, lane);
  let taken = Number((yield* rowOf(LANE_SQL.taken, lane))?.['taken']);
  for (;;) {
    const next = yield* rowOf(LANE_SQL.next, lane);
    if (!next || taken >= Number(next['lane_max'])) break;
    yield* answerOf(LANE_SQL.enter, Number(next['seq']));
    yield* outbox.add([textOf(next['id'])], now);
    taken++;
  }
  const skipped = yield* rowsOf(LANE_SQL.skip, lane, now);
  if (skipped.length > 0) yield skipped.map(({ seq }) => noteAsk(Number(seq), '', `skipped: the lane ${lane} is full`, now));
}
