import type { StepRecord, StepWait } from '../ports/store/index.js';
import type { Attempt, EffectOutcome, EffectRequest } from './durable.js';
import type { Journal } from './journal.js';
import { judge } from './judge.js';
import { cancelled, errorJson, givenUp, interrupted, isRunCancelled, isUnkeepable, ReplayMismatchError, messageOf } from './run-errors.js';

type Request = EffectRequest & { readonly scope: string };
type Send = (attempt: Attempt) => Promise<unknown>;
type Open = { readonly status: 'waiting' | 'intended'; readonly attempts: number; readonly key: string; readonly wait?: StepWait };

/** Makes a call until it has an outcome, or must be left for later: intent on disk before, outcome after. */
export async function attemptEffect(journal: Journal, request: Request, send: Send): Promise<EffectOutcome> {
  const record = journal.recall(request.path);
  const known = await outcomeOf(journal, record, request);
  if (known) return known;
  if (record?.status === 'intended' && request.effect === 'unsafe') return settle(journal, request, 'uncertain', interrupted(request.path));
  let now = openOf(record, request);
  for (;;) {
    const resumed = now.status === 'intended' || now.wait?.refused === false;
    const pause = await waitFor(journal, request, now, resumed);
    if (pause) return pause;
    if (now.status === 'waiting') {
      const refusal = (await intend(journal, request, now.key)) ?? (await tooLate(journal, request));
      if (refusal) return refusal;
      now = { status: 'intended', attempts: now.attempts + 1, key: now.key };
    }
    const next = await attempt(journal, request, { key: now.key, resumed }, now.attempts, send);
    if (!('wait' in next)) return next;
    now = { ...now, status: 'waiting', wait: next.wait };
  }
}

function openOf(record: StepRecord | undefined, { key }: Request): Open {
  const status = record?.status === 'intended' ? 'intended' : 'waiting';
  return { status, attempts: record?.attempts ?? 0, key: record?.intent?.key ?? key, ...(record?.wait && { wait: record.wait }) };
}

/** A read may be under way before its intent is on disk: nothing happens by it. Everything else waits. */
async function intend(journal: Journal, { path, scope, effect, requestHash }: Request, key: string): Promise<EffectOutcome | undefined> {
  const { ports, writes } = journal;
  const write = ports.journal.intend({ path, scope, effect, requestHash, key }, ports.clock.now());
  if (effect === 'read') {
    writes.add(write);
    return undefined;
  }
  try {
    await Promise.all([write, writes.flush()]);
    return undefined;
  } catch (error) {
    if (isRunCancelled(error)) return { status: 'cancelled', error: cancelled() };
    throw error;
  }
}

/** Writing the intent took until the deadline, or the clock was set: the call is not sent, and the journal says so. */
async function tooLate({ ports }: Journal, { path, effect, deadline }: Request): Promise<EffectOutcome | undefined> {
  const now = ports.clock.now();
  if (effect === 'read' || now < deadline) return undefined;
  await ports.journal.postpone(path, { until: now, refused: true, reason: 'its time was over before it was sent' }, now);
  return { status: 'expired' };
}

async function attempt(
  journal: Journal,
  request: Request,
  by: Attempt,
  attempts: number,
  send: Send,
): Promise<EffectOutcome | { readonly wait: StepWait }> {
  const { path, effect, retry, signal } = request;
  let output: unknown;
  try {
    output = await send(by);
  } catch (error) {
    const verdict = judge(error, { effect, attempts, retry, stopping: signal?.aborted === true });
    switch (verdict.next) {
      case 'retry':
        return { wait: await postpone(journal, path, verdict.waitMs, verdict.refused && !by.resumed, error) };
      case 'park': {
        await postpone(journal, path, 0, !by.resumed, error); // The step waits for no instant: once a person has acted, it may be sent.
        return { status: 'parked', until: request.recheckAt(), reason: `step ${path} waits for a person: ${messageOf(error)}`, mend: true };
      }
      case 'stop':
        return { status: 'stopped' };
      case 'cancelled':
        await settle(journal, request, 'failed', errorJson(error));
        return { status: 'cancelled', error: errorJson(error) };
      default:
        return settle(journal, request, verdict.next, errorJson(error));
    }
  }
  return keep(journal, request, output);
}

/**
 * The call was made and must not be made again: when its output cannot be kept, the step has failed. What was read is on disk before any later call is
 * made, and is not waited for.
 */
async function keep(journal: Journal, request: Request, output: unknown): Promise<EffectOutcome> {
  const { ports, writes } = journal;
  try {
    writes.add(ports.journal.settle(request, { status: 'succeeded', output }, ports.clock.now()));
  } catch (error) {
    if (isUnkeepable(error)) return settle(journal, request, 'failed', errorJson(error));
    throw error;
  }
  if (request.effect !== 'read') await writes.flush();
  return { status: 'succeeded', output: output ?? null };
}

/** The outcome of a step that must wait or end before another attempt; undefined when that may begin now. */
async function waitFor(journal: Journal, request: Request, { wait, status }: Open, resumed: boolean): Promise<EffectOutcome | undefined> {
  const { clock } = journal.ports;
  const { deadline, effect, signal } = request;
  if (Math.max(clock.now(), wait?.until ?? 0) >= deadline) {
    if (status === 'intended' && resumed && effect !== 'read') return settle(journal, request, 'uncertain', interrupted(request.path));
    if (status === 'intended') await settle(journal, request, 'failed', givenUp(request.path));
    return { status: 'expired' };
  }
  const pause = await journal.sleep(wait?.until ?? 0, signal);
  if (pause === 'over') return undefined;
  if (pause === 'stopped') return { status: 'stopped' };
  return { status: 'parked', until: pause.until, reason: `step ${request.path}: ${wait?.reason ?? 'waits'}` };
}

async function postpone({ ports }: Journal, path: string, waitMs: number, refused: boolean, error: unknown): Promise<StepWait> {
  const now = ports.clock.now();
  const wait = { until: now + waitMs, refused, reason: `another attempt after ${waitMs} ms: ${messageOf(error)}` };
  await ports.journal.postpone(path, wait, now);
  ports.log.write({ at: now, event: 'step.retry', run: ports.journal.run.id, data: { step: path, waitMs, error: errorJson(error) } });
  return wait;
}

async function settle({ ports, writes }: Journal, step: Request, status: 'failed' | 'uncertain', error: unknown): Promise<EffectOutcome> {
  await Promise.all([ports.journal.settle(step, { status, error }, ports.clock.now()), writes.flush()]);
  return { status, error };
}

/** What the journal already decided about this step; a request that differs from the journaled one is never reconciled by guessing. */
async function outcomeOf(journal: Journal, record: StepRecord | undefined, request: EffectRequest): Promise<EffectOutcome | undefined> {
  if (!record) return undefined;
  if (record.intent && record.intent.requestHash !== request.requestHash) {
    return { status: 'failed', error: errorJson(new ReplayMismatchError(request.path)) };
  }
  if (record.status === 'succeeded') return { status: 'succeeded', output: await journal.output(record) };
  if (record.status === 'failed' || record.status === 'uncertain') return { status: record.status, error: record.error };
  return undefined;
}
