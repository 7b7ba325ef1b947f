import type { Decision, Retried } from '../../ports/store/index.js';
import { toStoredJson } from '../json.js';
import { keepBlob, releaseBlob } from './blobs.js';
import { iterationsOf, scopeAround } from './iterations.js';
import { noteAsk } from './notes.js';
import type { Outbox } from './outbox.js';
import { lockEnded, reopenItems, reopenRun } from './reopen.js';
import { textOf } from './rows.js';
import { type Ask, type Work, ask, rowOf } from './work.js';

export const RETRY_SQL = {
  calls: `UPDATE step SET status = 'waiting', wait_until = ?2, wait_refused = 1, wait_reason = ?3, error = NULL, started_at = ?2, ended_at = NULL
    WHERE run = ?1 AND status = 'failed' AND key IS NOT NULL`,
  others: `DELETE FROM step WHERE run = ?1 AND status = 'failed' AND key IS NULL RETURNING output_ref`,
  items: `SELECT loop, key FROM item WHERE run = ?1 AND status = 'failed' ORDER BY seq`,
  uncertain: `SELECT seq FROM step WHERE run = ?1 AND scope = ?3 AND path = ?2 AND status = 'uncertain'`,
  left: `SELECT count(*) AS steps FROM step WHERE run = ?1 AND status = 'uncertain' AND key IS NOT NULL`,
  happened: `UPDATE step SET status = 'succeeded', output = ?2, output_ref = ?3, error = NULL, ended_at = ?4 WHERE seq = ?1`,
  tryAgain: `UPDATE step SET status = 'waiting', wait_until = ?2, wait_refused = 1, wait_reason = ?3, error = NULL, started_at = ?2, ended_at = NULL
    WHERE seq = ?1`,
  failed: `UPDATE step SET status = 'failed', ended_at = ?2 WHERE seq = ?1`,
} as const;

/** Steps that made a call keep their key; the others are forgotten and done anew. */
export function* retryRun(id: string, reason: string, now: number, outbox: Outbox): Work<Retried | undefined> {
  const row = yield* lockEnded(id, ['failed', 'succeeded']);
  if (!row) return undefined;
  const seq = Number(row['seq']);
  const [failed, calls, others] = yield [ask(RETRY_SQL.items, seq), ask(RETRY_SQL.calls, seq, now, reason), ask(RETRY_SQL.others, seq)];
  yield others!.rows.flatMap((step) => releaseBlob(step['output_ref']));
  const items = failed!.rows.map(({ loop, key }) => ({ loop: textOf(loop), key: textOf(key) }));
  const retried = { steps: calls!.changes + others!.changes, items: items.length };
  if (retried.steps + retried.items === 0 && row['status'] === 'succeeded') return undefined;
  yield* reopenItems(seq, items);
  yield* reopenRun(row, `retried: ${reason}`, now, outbox);
  return retried;
}

/** A run that is still under way is left to end first: whoever executes it has its own memory of the step. */
export function resolveStep(id: string, path: string, decision: Decision, now: number, outbox: Outbox): () => Work<boolean> {
  const decided = decisionAsks(path, decision, now);
  return function* resolve() {
    const row = yield* lockEnded(id, ['uncertain']);
    if (!row) return false;
    const run = Number(row['seq']);
    const step = yield* rowOf(RETRY_SQL.uncertain, run, path, scopeAround(path));
    if (!step) return false;
    yield [...decided(Number(step['seq'])), noteAsk(run, path, `${decision.kind}: ${decision.reason}`, now)];
    yield* reopenItems(run, iterationsOf(path));
    const left = Number((yield* rowOf(RETRY_SQL.left, run))?.['steps']);
    if (left === 0) yield* reopenRun(row, 'no step is uncertain any more', now, outbox);
    return true;
  };
}

function decisionAsks(path: string, decision: Decision, now: number): (step: number) => readonly Ask[] {
  if (decision.kind === 'happened') {
    const output = toStoredJson(decision.output, `The output of step ${path}`);
    return (step) => [ask(RETRY_SQL.happened, step, output.inline, output.blob?.hash ?? null, now), ...keepBlob(output)];
  }
  if (decision.kind === 'failed') return (step) => [ask(RETRY_SQL.failed, step, now)];
  return (step) => [ask(RETRY_SQL.tryAgain, step, now, decision.reason)];
}
