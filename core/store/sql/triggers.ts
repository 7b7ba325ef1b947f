import type { Pause, PollNote, ReleaseMore, TriggerStart, TriggerState } from '../../ports/store/index.js';
import { fromJsonText, toJsonText } from '../json.js';
import { StoreError } from '../store-error.js';
import { isThere, textOf } from './rows.js';
import { type Ask, type Row, type Work, answerOf, ask, changesOf, rowOf, rowsOf } from './work.js';

const STATE = 'trigger_state.*, cursor.value AS cursor FROM trigger_state LEFT JOIN cursor USING (trigger)';

export const TRIGGER_SQL = {
  state: `SELECT ${STATE} WHERE trigger_state.trigger = ?1`,
  states: `SELECT ${STATE} ORDER BY trigger_state.trigger`,
  decide: `INSERT INTO trigger_state (trigger, start, ahead, depth) VALUES (?1, ?2, ?3, ?4)
    ON CONFLICT (trigger) DO UPDATE SET start = coalesce(trigger_state.start, excluded.start), ahead = excluded.ahead, depth = excluded.depth`,
  note: `INSERT INTO trigger_state (trigger, calls, failures, trouble, polled_at, next_at) VALUES (?1, coalesce(?2, 0), ?3, ?4, ?5, ?6)
    ON CONFLICT (trigger) DO UPDATE SET calls = coalesce(?2, trigger_state.calls), failures = excluded.failures, trouble = excluded.trouble,
    polled_at = excluded.polled_at, next_at = excluded.next_at`,
  forgetCursor: 'DELETE FROM cursor WHERE trigger = ?1',
  forgetState: 'DELETE FROM trigger_state WHERE trigger = ?1',
  /** Those of a release that is under way stay: it is decided that they start a run, and the next reading may not begin before them. */
  forgetEvents: `DELETE FROM event WHERE trigger = ?1
    AND NOT (data IS NOT NULL AND seq <= coalesce((SELECT last FROM release WHERE trigger = ?1), -1))`,
  resets: 'SELECT times FROM reset WHERE trigger = ?1',
  countReset: 'INSERT INTO reset (trigger, times) VALUES (?1, 1) ON CONFLICT (trigger) DO UPDATE SET times = reset.times + 1',
  forgetSnapshots: 'DELETE FROM snapshot WHERE trigger = ?1',
  /** Readings are numbered anew: what the ones before saw counts as older than any. */
  ageSnapshots: 'UPDATE snapshot SET seen = 0 WHERE trigger = ?1',
  pauses: 'SELECT connection, reason, at, until FROM pause ORDER BY connection',
  pause: `INSERT INTO pause (connection, reason, at, until) VALUES (?1, ?2, ?3, ?4)
    ON CONFLICT (connection) DO UPDATE SET reason = excluded.reason, until = excluded.until`,
  resume: 'DELETE FROM pause WHERE connection = ?1',
} as const;

export function* triggerState(trigger: string): Work<TriggerState | undefined> {
  const row = yield* rowOf(TRIGGER_SQL.state, trigger);
  return row && stateOf(row);
}

export function* triggerStates(): Work<readonly TriggerState[]> {
  return (yield* rowsOf(TRIGGER_SQL.states)).map(stateOf);
}

/** What of a trigger's state a complete reading decides. */
export function decideAsk(trigger: string, { start, ahead, depth = 0 }: ReleaseMore): Ask {
  return ask(TRIGGER_SQL.decide, trigger, start === undefined ? null : toJsonText(start, 'The start'), ahead ?? null, depth);
}

export function* notePoll(trigger: string, { calls, failures, trouble, at, nextAt }: PollNote): Work<void> {
  const text = trouble === undefined ? null : toJsonText(trouble, 'The trouble');
  yield* answerOf(TRIGGER_SQL.note, trigger, calls ?? null, failures, text, at, nextAt);
}

export function* resetTrigger(trigger: string, forget: boolean): Work<boolean> {
  const dropped = [
    TRIGGER_SQL.forgetCursor,
    TRIGGER_SQL.forgetState,
    ...(forget ? [TRIGGER_SQL.forgetEvents, TRIGGER_SQL.forgetSnapshots] : [TRIGGER_SQL.ageSnapshots]),
  ];
  const answers = yield [...dropped, TRIGGER_SQL.countReset].map((sql) => ask(sql, trigger));
  return answers.slice(0, dropped.length).some(({ changes }) => changes > 0);
}

export function* resetsOf(trigger: string): Work<number> {
  return Number((yield* rowOf(TRIGGER_SQL.resets, trigger))?.['times'] ?? 0);
}

/** Without a count, nothing is refused. */
export function* refuseReset(trigger: string, resets: number | undefined): Work<void> {
  if (resets === undefined || resets === (yield* resetsOf(trigger))) return;
  const remedy = 'Poll it again: it begins anew.';
  throw new StoreError('trigger_reset', `The trigger ${trigger} was reset while it was polled.`, remedy);
}

export function* pauses(): Work<readonly Pause[]> {
  return (yield* rowsOf(TRIGGER_SQL.pauses)).map((row) => ({
    connection: textOf(row['connection']),
    reason: textOf(row['reason']),
    at: Number(row['at']),
    until: Number(row['until']),
  }));
}

/** One that is paused already stays so from when it was. */
export function* pauseConnection({ connection, reason, at, until }: Pause): Work<void> {
  yield* answerOf(TRIGGER_SQL.pause, connection, reason, at, until);
}

export function* resumeConnection(connection: string): Work<boolean> {
  return (yield* changesOf(TRIGGER_SQL.resume, connection)) > 0;
}

function stateOf(row: Row): TriggerState {
  return {
    trigger: textOf(row['trigger']),
    ...(isThere(row['cursor']) && { cursor: textOf(row['cursor']) }),
    ...(isThere(row['start']) && { start: fromJsonText(row['start']) as TriggerStart }),
    ...(isThere(row['ahead']) && { ahead: textOf(row['ahead']) }),
    depth: Number(row['depth']),
    calls: Number(row['calls']),
    failures: Number(row['failures']),
    ...(isThere(row['trouble']) && { trouble: fromJsonText(row['trouble']) as NonNullable<TriggerState['trouble']> }),
    ...(isThere(row['polled_at']) && { polledAt: Number(row['polled_at']) }),
    ...(isThere(row['next_at']) && { nextAt: Number(row['next_at']) }),
  };
}
