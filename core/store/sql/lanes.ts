import { type JsonText, toJsonText } from '../json.js';
import { noteAsk } from './notes.js';
import type { Outbox } from './outbox.js';
import { textOf } from './rows.js';
import { type Work, answerOf, ask, rowOf, rowsOf } from './work.js';

export const LANE_SQL = {
  lock: 'SELECT lane_lock(?1) AS locked',
  next: 'SELECT seq, id, lane_max FROM run WHERE lane = ?1 AND queued = 1 AND ended_at IS NULL ORDER BY seq LIMIT 1',
  taken: 'SELECT count(*) AS taken FROM run WHERE lane = ?1 AND queued = 0 AND ended_at IS NULL',
  enter: `UPDATE run SET queued = 0, due_at = 0 WHERE seq = ?1`,
  skip: `UPDATE run SET status = 'cancelled', cancelled = 1, queued = 0, ended_at = ?2, error = ?3
    WHERE lane = ?1 AND queued = 1 AND lane_full = 'skip' RETURNING seq`,
  newest: `SELECT seq, lane_max FROM run WHERE lane = ?1 AND queued = 1 AND ended_at IS NULL AND lane_full = 'cancel' ORDER BY seq DESC LIMIT 1`,
  latest: `SELECT seq FROM run WHERE lane = ?1 AND queued = ?2 AND ended_at IS NULL AND cancelled = 0 AND seq <= ?3
    ORDER BY seq DESC LIMIT ?4`,
  replaceQueued: `UPDATE run SET status = 'cancelled', cancelled = 1, queued = 0, ended_at = ?3, error = ?4
    WHERE lane = ?1 AND queued = 1 AND ended_at IS NULL AND seq < ?2 RETURNING seq`,
  replaceTaken: `UPDATE run SET cancelled = 1, due_at = 0
    WHERE lane = ?1 AND queued = 0 AND ended_at IS NULL AND cancelled = 0 AND seq < ?2 RETURNING seq, id`,
} as const;

/**
 * Gives the places of a lane that are free to its oldest runs without one, and cancels those that would rather be skipped than wait, and those that must give way. Whatever adds
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
  const skipped = yield* rowsOf(LANE_SQL.skip, lane, now, gaveWay(`It was skipped: the lane ${lane} is full.`));
  if (skipped.length > 0) yield skipped.map(({ seq }) => noteAsk(Number(seq), '', `skipped: the lane ${lane} is full`, now));
  yield* replaceOlder(lane, now, outbox);
}

/** Where a run would have others cancelled rather than wait for them: only as many stay as there are places, it and those next to it. */
function* replaceOlder(lane: string, now: number, outbox: Outbox): Work<void> {
  const newest = yield* rowOf(LANE_SQL.newest, lane);
  if (!newest) return;
  const [last, places] = [Number(newest['seq']), Number(newest['lane_max'])];
  const latest = yield [0, 1].map((isQueued) => ask(LANE_SQL.latest, lane, isQueued, last, places));
  const kept = latest.flatMap(({ rows }) => rows.map(({ seq }) => Number(seq))).toSorted((one, two) => two - one)[places - 1];
  if (kept === undefined) return;
  const queued = yield* rowsOf(LANE_SQL.replaceQueued, lane, kept, now, gaveWay(`A later run took its place in the lane ${lane}.`));
  const taken = yield* rowsOf(LANE_SQL.replaceTaken, lane, kept);
  const replaced = [...queued, ...taken];
  if (replaced.length > 0)
    yield replaced.map(({ seq }) => noteAsk(Number(seq), '', `cancelled: a later run takes its place in the lane ${lane}`, now));
  yield* outbox.add(
    taken.map(({ id }) => textOf(id)),
    now,
  );
}

/** The error of a run that never began. */
const gaveWay = (message: string): JsonText => toJsonText({ name: 'CancelledError', code: 'run_gave_way', message }, 'The error');
