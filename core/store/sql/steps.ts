import type { EndedStep, StepIntent, StepOutcome, StepPlace, StepWait } from '../../ports/store/index.js';
import { type JsonText, type StoredJson, fromJsonText, toJsonText, toStoredJson } from '../json.js';
import { StoreError } from '../store-error.js';
import { keepBlob } from './blobs.js';
import { scopeAround } from './iterations.js';
import { noteAsk } from './notes.js';
import { type Answer, type Ask, type Work, ask, rowOf } from './work.js';

/** The first intent of a step is kept. */
const ITS_INTENT = ['effect', 'request_hash', 'key'].map((column) => `${column} = COALESCE(step.${column}, excluded.${column})`).join(', ');

export const STEP_SQL = {
  guard: 'SELECT cancelled FROM run WHERE seq = ?1 AND opened = ?2 AND ended_at IS NULL FOR SHARE',
  guardAlone: 'SELECT cancelled FROM run WHERE seq = ?1 AND opened = ?2 AND ended_at IS NULL FOR UPDATE',
  begin: `INSERT INTO step (run, path, scope, status, attempts, started_at) VALUES (?1, ?2, ?3, 'begun', 0, ?4)
    ON CONFLICT (run, scope, path) DO NOTHING`,
  intend: `INSERT INTO step (run, path, scope, effect, request_hash, key, status, attempts, started_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'intended', 1, ?7)
    ON CONFLICT (run, scope, path) DO UPDATE SET status = 'intended', attempts = step.attempts + 1, ${ITS_INTENT}
    WHERE step.status = 'begun' OR step.status = 'waiting' AND step.request_hash = excluded.request_hash AND step.key = excluded.key`,
  postpone: `UPDATE step SET status = 'waiting', wait_until = ?3, wait_refused = ?4, wait_reason = ?5
    WHERE run = ?1 AND scope = ?6 AND path = ?2 AND status = 'intended'`,
  postponeUnsent: `INSERT INTO step (run, path, scope, effect, request_hash, key, status, attempts, started_at, wait_until, wait_refused, wait_reason)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'waiting', 1, ?7, ?8, ?9, ?10)
    ON CONFLICT (run, scope, path) DO UPDATE SET status = 'waiting', attempts = step.attempts + 1, wait_until = excluded.wait_until,
      wait_refused = excluded.wait_refused, wait_reason = excluded.wait_reason, ${ITS_INTENT}
    WHERE step.status = 'begun' OR step.status = 'waiting' AND step.request_hash = excluded.request_hash AND step.key = excluded.key`,
  settle: `INSERT INTO step (run, path, scope, status, output, output_ref, error, started_at, ended_at, effect, request_hash, key, attempts)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8, ?9, ?10, ?11, ?12)
    ON CONFLICT (run, scope, path) DO UPDATE SET status = excluded.status, output = excluded.output, output_ref = excluded.output_ref,
      error = excluded.error, ended_at = excluded.ended_at, attempts = step.attempts + excluded.attempts, ${ITS_INTENT}
    WHERE step.status IN ('begun', 'intended', 'waiting')`,
  takeSignal: `UPDATE signal SET taken = 1
    WHERE seq = (SELECT min(seq) FROM signal WHERE run = ?1 AND name = ?2 AND taken = 0) RETURNING data`,
} as const;

/** A run in somebody's hands. */
export interface OpenRun {
  readonly id: string;
  readonly seq: number;
  readonly opened: number;
}

export function refused({ id }: { readonly id: string }, why: string): StoreError {
  return new StoreError('store_refused', `Run ${id} cannot be changed: ${why}.`, 'Two executions of one run must never overlap.');
}

/** Changes of a run that is still in these hands. `alone`: nothing else of the run is written in the meantime. */
export function* guarded(run: OpenRun, asks: readonly Ask[], alone = false): Work<readonly Answer[]> {
  const [guard, ...answers] = yield [ask(alone ? STEP_SQL.guardAlone : STEP_SQL.guard, run.seq, run.opened), ...asks];
  if (guard?.rows.length === 1) return answers;
  throw refused(run, 'it has ended, or is executed by another process');
}

export function* begin(run: OpenRun, { path, scope }: StepPlace, now: number): Work<void> {
  yield* guarded(run, [ask(STEP_SQL.begin, run.seq, path, scope, now)]);
}

/** The columns of a step's intent. */
const intentOf = ({ effect, requestHash, key }: Omit<StepIntent, 'path' | 'scope'>) => [effect, requestHash, key] as const;

export function* intend(run: OpenRun, step: StepIntent, now: number): Work<void> {
  const { path, scope } = step;
  const intent = ask(STEP_SQL.intend, run.seq, path, scope, ...intentOf(step), now);
  const [guard, answer] = yield [ask(STEP_SQL.guard, run.seq, run.opened), intent];
  const [open] = guard!.rows;
  if (!open) throw refused(run, 'it has ended, or is executed by another process');
  if (open['cancelled'] === 1) throw runCancelled(run.id);
  if (answer?.changes !== 1) throw refused(run, `step ${path} has an open attempt, an outcome, or another request`);
}

function runCancelled(id: string): StoreError {
  return new StoreError(
    'run_cancelled',
    `Run ${id} was cancelled: no call is begun any more.`,
    'Start a new run if its work is wanted after all.',
  );
}

export function* postpone(run: OpenRun, path: string, { until, refused: didNothing, reason }: StepWait, now: number): Work<void> {
  const [answer] = yield* guarded(run, [
    ask(STEP_SQL.postpone, run.seq, path, until, didNothing ? 1 : 0, reason, scopeAround(path)),
    noteAsk(run.seq, path, reason, now),
  ]);
  if (answer?.changes !== 1) throw refused(run, `step ${path} has no open attempt to postpone`);
}

export function* postponeUnsent(run: OpenRun, step: StepIntent, { until, refused: didNothing, reason }: StepWait, now: number): Work<void> {
  const { path, scope } = step;
  const [answer] = yield* guarded(run, [
    ask(STEP_SQL.postponeUnsent, run.seq, path, scope, ...intentOf(step), now, until, didNothing ? 1 : 0, reason),
    noteAsk(run.seq, path, reason, now),
  ]);
  if (answer?.changes !== 1) throw refused(run, `step ${path} has an open attempt, an outcome, or another request`);
}

/** The values are made to JSON before the transaction: one that cannot be kept disturbs no other write. */
export function settle(run: OpenRun, place: EndedStep, outcome: StepOutcome, now: number): () => Work<void> {
  const { path } = place;
  const output = outcome.status === 'succeeded' ? toStoredJson(outcome.output, `The output of step ${path}`) : { inline: null };
  const error = 'error' in outcome ? toJsonText(outcome.error, `The error of step ${path}`) : null;
  return function* keep() {
    const [answer] = yield* guarded(run, [settleAsk(run, place, outcome.status, output, error, now), ...keepBlob(output)]);
    if (answer?.changes !== 1) throw refused(run, `step ${path} has an outcome`);
  };
}

function settleAsk(
  { seq }: OpenRun,
  { path, scope, unsent }: EndedStep,
  status: string,
  output: StoredJson,
  error: JsonText | null,
  now: number,
): Ask {
  const intent = unsent ? ([...intentOf(unsent), 1] as const) : ([null, null, null, 0] as const);
  return ask(STEP_SQL.settle, seq, path, scope, status, output.inline, output.blob?.hash ?? null, error, now, ...intent);
}

export function* takeSignal(run: OpenRun, place: StepPlace, name: string, now: number): Work<boolean> {
  yield* guarded(run, [], true);
  const row = yield* rowOf(STEP_SQL.takeSignal, run.seq, name);
  if (!row) return false;
  const data = toStoredJson(fromJsonText(row['data']), `The signal ${name}`);
  const [answer] = yield [settleAsk(run, place, 'succeeded', data, null, now), ...keepBlob(data)];
  if (answer?.changes !== 1) throw refused(run, `step ${place.path} has an outcome`);
  return true;
}

export function* note(run: OpenRun, path: string, reason: string, now: number): Work<void> {
  yield* guarded(run, [noteAsk(run.seq, path, reason, now)]);
}
