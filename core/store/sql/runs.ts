import type { FinalStatus, NewRun, Pin, RecipeRevision, Run, RunWait, Signal } from '../../ports/store/index.js';
import { type JsonText, fromJsonText, toJsonText } from '../json.js';
import { arrangeLane } from './lanes.js';
import { noteAsk } from './notes.js';
import type { Outbox } from './outbox.js';
import { runOf, textOf } from './rows.js';
import type { OpenRun } from './steps.js';
import { type Ask, type Row, type Work, answerOf, ask, changesOf, rowOf } from './work.js';

export const RUN_SQL = {
  keepRecipe: 'INSERT INTO recipe (hash, name, body) VALUES (?1, ?2, ?3) ON CONFLICT (hash) DO NOTHING',
  keepPin: 'INSERT INTO pin (hash, body) VALUES (?1, ?2) ON CONFLICT (hash) DO NOTHING',
  start: `INSERT INTO run (id, recipe, revision, event, given, status, created_at, due_at, lane, lane_max, lane_full, queued)
    VALUES (?1, ?2, ?3, ?4, ?5, 'pending', ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT (id) DO NOTHING`,
  /** What most runs are: ready. Of them no index of what is due or queued changes. */
  openReady: `UPDATE run SET opened = opened + 1, status = 'running', started_at = coalesce(started_at, ?2), wait = NULL
    WHERE id = ?1 AND status = 'pending' AND due_at = 0 AND queued = 0 RETURNING *`,
  open: `UPDATE run SET opened = opened + 1, deaths = deaths + CASE status WHEN 'running' THEN 1 ELSE 0 END, status = 'running',
    started_at = coalesce(started_at, ?2), due_at = 0, queued = 0, wait = NULL WHERE id = ?1 AND ended_at IS NULL RETURNING *`,
  lock: 'SELECT seq, id, status, ended_at, wait, lane FROM run WHERE id = ?1 FOR UPDATE',
  cancel: 'UPDATE run SET cancelled = 1, due_at = 0, queued = 0 WHERE seq = ?1',
  wake: 'UPDATE run SET due_at = 0 WHERE seq = ?1',
  resume: 'UPDATE run SET due_at = 0, deaths = 0, pin = coalesce(?2, pin) WHERE seq = ?1',
  signal: 'INSERT INTO signal (run, id, name, data) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (run, id) DO NOTHING',
  pin: 'UPDATE run SET pin = ?2 WHERE seq = ?1',
  gotOn: 'UPDATE run SET deaths = 0 WHERE seq = ?1',
  park: `UPDATE run SET status = 'waiting', wait = ?2, due_at = CASE cancelled WHEN 1 THEN 0 ELSE CAST(?3 AS BIGINT) END, deaths = 0
    WHERE seq = ?1`,
  hasSignal: 'SELECT 1 AS found FROM signal WHERE run = ?1 AND name = ?2 AND taken = 0 LIMIT 1',
  end: `UPDATE run SET status = ?3, output = ?4, error = ?5, ended_at = ?6, due_at = NULL, queued = 0, wait = NULL
    WHERE seq = ?1 AND opened = ?2 AND ended_at IS NULL RETURNING lane`,
  ended: 'SELECT 1 AS ended FROM run WHERE seq = ?1 AND ended_at IS NOT NULL',
} as const;

export const keepRecipe = ({ hash, name, body }: RecipeRevision): Ask => ask(RUN_SQL.keepRecipe, hash, name, body);
export const keepPin = ({ hash, body }: Pin): Ask => ask(RUN_SQL.keepPin, hash, toJsonText(body, `The pin ${hash}`));

export function startRun({ id, recipe, event, given, lane }: NewRun, now: number, outbox: Outbox): () => Work<boolean> {
  const data = toJsonText(event, `The event of run ${id}`);
  const inputs = given ? toJsonText(given, `The inputs of run ${id}`) : null;
  return function* start() {
    const place = lane ? ([null, lane.key, lane.max, lane.full, 1] as const) : ([0, null, null, null, 0] as const);
    const [, made] = yield [keepRecipe(recipe), ask(RUN_SQL.start, id, recipe.name, recipe.hash, data, inputs, now, ...place)];
    if (made?.changes !== 1) return false;
    if (lane) yield* arrangeLane(lane.key, now, outbox);
    else yield* outbox.add([id], now);
    return true;
  };
}

/** The run in its new hands, and what its journal is known by. */
export function* openRun(id: string, now: number): Work<{ readonly run: Run; readonly opened: number } | undefined> {
  const row = (yield* rowOf(RUN_SQL.openReady, id, now)) ?? (yield* rowOf(RUN_SQL.open, id, now));
  return row && { run: runOf(row), opened: Number(row['opened']) };
}

/** The run's row, which nobody else changes until the transaction ends; undefined when the run has ended or there is none. */
function* lockOpen(id: string): Work<Row | undefined> {
  const row = yield* rowOf(RUN_SQL.lock, id);
  return row?.['ended_at'] === null ? row : undefined;
}

export function* cancelRun(id: string, reason: string, now: number, outbox: Outbox): Work<boolean> {
  const row = yield* lockOpen(id);
  if (!row) return false;
  const seq = Number(row['seq']);
  yield [ask(RUN_SQL.cancel, seq), noteAsk(seq, '', `cancelled: ${reason}`, now)];
  yield* outbox.add([id], now);
  return true;
}

export function signalRun(id: string, signal: Signal, now: number, outbox: Outbox): () => Work<boolean> {
  const data = toJsonText(signal.data, `The data of signal ${signal.id}`);
  return function* keep() {
    const row = yield* lockOpen(id);
    if (!row) return false;
    const seq = Number(row['seq']);
    const kept = yield* changesOf(RUN_SQL.signal, seq, signal.id, signal.name, data);
    const wait = fromJsonText(row['wait']) as RunWait | undefined;
    if (kept === 0 || !wait?.signals?.includes(signal.name)) return true;
    yield* answerOf(RUN_SQL.wake, seq);
    yield* outbox.add([id], now);
    return true;
  };
}

export function* wakeRun(id: string, { reason, pin }: { reason: string; pin?: Pin }, now: number, outbox: Outbox): Work<boolean> {
  const row = yield* lockOpen(id);
  if (row?.['status'] !== 'waiting') return false;
  const seq = Number(row['seq']);
  if (pin) yield [keepPin(pin)];
  yield [ask(RUN_SQL.resume, seq, pin?.hash ?? null), noteAsk(seq, '', reason, now)];
  yield* outbox.add([id], now);
  return true;
}

/** A signal that came since the run last looked makes it due at once, and so does a cancellation. */
export function* parkRun({ id, seq }: OpenRun, wait: RunWait, now: number, outbox: Outbox): Work<void> {
  const found = yield (wait.signals ?? []).map((name) => ask(RUN_SQL.hasSignal, seq, name));
  const dueAt = found.some(({ rows }) => rows.length > 0) ? 0 : (wait.until ?? null);
  yield* answerOf(RUN_SQL.park, seq, toJsonText(wait, 'A wait'), dueAt);
  if (dueAt === 0) yield* outbox.add([id], now);
}

/** `undefined` when it is neither open in these hands nor ended. */
export function* endRun(
  { seq, opened }: OpenRun,
  [status, output, error]: readonly [FinalStatus, JsonText | null, JsonText | null],
  now: number,
  outbox: Outbox,
): Work<boolean | undefined> {
  const row = yield* rowOf(RUN_SQL.end, seq, opened, status, output, error, now);
  if (!row) return (yield* rowOf(RUN_SQL.ended, seq)) ? false : undefined;
  if (row['lane'] !== null) yield* arrangeLane(textOf(row['lane']), now, outbox);
  return true;
}
