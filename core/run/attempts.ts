import type { EndedStep, StepRecord, StepWait } from '../ports/store/index.js';
import { Departure, type ScopedRequest } from './departure.js';
import type { Attempt, EffectOutcome, EffectRequest } from './durable.js';
import type { Journal } from './journal.js';
import { judge } from './judge.js';
import { errorJson, givenUp, interrupted, isUnkeepable, ReplayMismatchError, messageOf } from './run-errors.js';

type Send = (attempt: Attempt) => Promise<unknown>;
/** `tries`: this one counted. */
type Try = Pick<Attempt, 'key' | 'resumed'> & { readonly tries: number };
type Open = { readonly status: 'waiting' | 'intended'; readonly attempts: number; readonly key: string; readonly wait?: StepWait };

/** Makes a call until it has an outcome, or must be left for later: intent on disk before, outcome after. */
export async function attemptEffect(journal: Journal, request: ScopedRequest, send: Send): Promise<EffectOutcome> {
  const record = journal.recall(request.path);
  const known = await outcomeOf(journal, record, request);
  if (known) return known;
  if (record?.status === 'intended' && request.effect === 'unsafe') return settle(journal, request, 'uncertain', interrupted(request.path));
  let now = openOf(record, request);
  for (;;) {
    const isIntended = now.status === 'intended';
    const resumed = isIntended || now.wait?.refused === false;
    const pause = await waitFor(journal, request, now, resumed);
    if (pause) return pause;
    const departure = new Departure(journal, request, { isIntended, resumed, key: now.key });
    const tries = isIntended ? now.attempts : now.attempts + 1;
    const next = await attempt(journal, request, departure, { key: now.key, resumed, tries }, send);
    if (!('wait' in next)) return next;
    now = { status: 'waiting', attempts: tries, key: now.key, wait: next.wait };
  }
}

function openOf(record: StepRecord | undefined, { key }: ScopedRequest): Open {
  const status = record?.status === 'intended' ? 'intended' : 'waiting';
  return { status, attempts: record?.attempts ?? 0, key: record?.intent?.key ?? key, ...(record?.wait && { wait: record.wait }) };
}

async function attempt(
  journal: Journal,
  request: ScopedRequest,
  departure: Departure,
  by: Try,
  send: Send,
): Promise<EffectOutcome | { readonly wait: StepWait }> {
  let output: unknown;
  try {
    if (!request.tellsBeforeEffect || request.effect === 'read') await departure.begin();
    output = await send({ key: by.key, resumed: by.resumed, beforeEffect: departure.begin });
  } catch (error) {
    return (await departure.end()) ?? failed(journal, request, departure, by, error);
  }
  return (await departure.end()) ?? keep(journal, request, departure, output);
}

async function failed(
  journal: Journal,
  { path, effect, retry, signal, recheckAt }: ScopedRequest,
  departure: Departure,
  { resumed, tries }: Try,
  error: unknown,
): Promise<EffectOutcome | { readonly wait: StepWait }> {
  const { isUnsent: unsent } = departure;
  const verdict = judge(error, { effect, attempts: tries, retry, stopping: signal?.aborted === true, unsent });
  switch (verdict.next) {
    case 'retry':
      return { wait: await postpone(journal, departure, verdict.waitMs, verdict.refused && !resumed, error) };
    case 'park': {
      await postpone(journal, departure, 0, !resumed, error); // The step waits for no instant: once a person has acted, it may be sent.
      return { status: 'parked', until: recheckAt(), reason: `step ${path} waits for a person: ${messageOf(error)}`, mend: true };
    }
    case 'stop':
      return { status: 'stopped' };
    case 'cancelled':
      await settle(journal, departure.step, 'failed', errorJson(error));
      return { status: 'cancelled', error: errorJson(error) };
    default:
      return settle(journal, departure.step, verdict.next, errorJson(error));
  }
}

/**
 * The call was made and must not be made again: when its output cannot be kept, the step has failed. What was read is on disk before any later call is
 * made, and is not waited for.
 */
async function keep(journal: Journal, { effect }: ScopedRequest, { step }: Departure, output: unknown): Promise<EffectOutcome> {
  const { ports, writes } = journal;
  try {
    writes.add(ports.journal.settle(step, { status: 'succeeded', output }, ports.clock.now()));
  } catch (error) {
    if (isUnkeepable(error)) return settle(journal, step, 'failed', errorJson(error));
    throw error;
  }
  if (effect !== 'read') await writes.flush();
  return { status: 'succeeded', output: output ?? null };
}

/** The outcome of a step that must wait or end before another attempt; undefined when that may begin now. */
async function waitFor(
  journal: Journal,
  request: ScopedRequest,
  { wait, status }: Open,
  resumed: boolean,
): Promise<EffectOutcome | undefined> {
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

async function postpone({ ports }: Journal, departure: Departure, waitMs: number, refused: boolean, error: unknown): Promise<StepWait> {
  const now = ports.clock.now();
  const { path } = departure.step;
  const wait = { until: now + waitMs, refused, reason: `another attempt after ${waitMs} ms: ${messageOf(error)}` };
  await (departure.isUnsent ? ports.journal.postponeUnsent(departure.intent, wait, now) : ports.journal.postpone(path, wait, now));
  ports.log.write({ at: now, event: 'step.retry', run: ports.journal.run.id, data: { step: path, waitMs, error: errorJson(error) } });
  return wait;
}

async function settle({ ports, writes }: Journal, step: EndedStep, status: 'failed' | 'uncertain', error: unknown): Promise<EffectOutcome> {
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
