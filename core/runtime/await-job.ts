import { RejectedError, UnavailableError, UnexpectedResponseError } from 'trunkline/errors';
import { isUnsafeSegment } from '#host';
import type { CallContext } from '../http/call-context.js';
import { excerpt } from '../http/excerpt.js';
import type { Answer } from '../http/judge.js';
import { text } from '../http/fault-facts.js';
import { segment } from '../http/plain-value.js';
import type { PreparedRequest } from '../http/prepared-request.js';
import { retryAfterMs } from '../http/retry-after.js';
import type { ConnectionParts, Input } from './connection-parts.js';
import type { JobPlan, JobRequest } from './job-plan.js';
import type { OperationPlan } from './operation-plan.js';

/** A job that was begun. */
export interface BegunJob {
  readonly plan: OperationPlan;
  readonly job: JobPlan;
  readonly input: Input;
  /** The answer of the start. */
  readonly started: Answer;
  readonly call: CallContext;
}

/** The job says itself that it failed: nobody need look what became of it. */
export class JobFailed extends RejectedError {
  constructor(...given: ConstructorParameters<typeof RejectedError>) {
    super(...given);
    this.name = RejectedError.name;
  }
}

/**
 * Makes the call that begins it.
 *
 * @throws InvalidInputError before anything is sent, when the input cannot stand in the job's paths; else as any request.
 */
export async function beginJob(
  parts: ConnectionParts,
  { plan, job, input, request, call }: Omit<BegunJob, 'started'> & { readonly request: PreparedRequest },
): Promise<BegunJob> {
  for (const name of [...job.status.fromInput, ...(job.result?.fromInput ?? [])]) segment(name, input[name] ?? '');
  const started = await parts.exchange.send(request, call);
  const granted = request.file ? request.file.grant(call, call) : call;
  return { plan, job, input, started, call: request.effect.kind === 'read' ? granted : { ...granted, touched: true } };
}

/**
 * Asks how a job stands until it is done, and gives its last status and the request for its result, where that is elsewhere.
 *
 * @throws JobFailed when it failed; UnavailableError when it is not done in the call's time; else as any request.
 */
export async function awaitJob(parts: ConnectionParts, begun: BegunJob): Promise<{ last: Answer; result: PreparedRequest | undefined }> {
  const { job, started, call } = begun;
  const request = prepare(parts, begun, job.status, undefined);
  for (let [answer, state] = [started, '']; ;) {
    await pause(parts, begun, answer, state);
    answer = await parts.exchange.send(request, call);
    state = stateOf(job.state(answer.data));
    if (job.done.has(state)) return { last: answer, result: job.result && prepare(parts, begun, job.result, answer) };
    if (job.failed.has(state)) throw failure(parts, begun, answer, state);
  }
}

/** The wait before a look: the vendor's wish, else the job's own. Not begun where the call's time would be over. */
async function pause(parts: ConnectionParts, { plan, job, call }: BegunJob, { headers }: Answer, state: string): Promise<void> {
  const { clock, exchange, limits, log, redactor } = parts;
  const waitMs = retryAfterMs(headers, [], clock.now(), limits.longestRetryAfterMs) ?? job.everyMs;
  const known = state === '' ? undefined : excerpt(state, redactor);
  if (clock.monotonic() + waitMs >= call.deadline) throw unfinished(call, known);
  log.write({ at: clock.now(), event: 'job.wait', connection: parts.id, operation: plan.name, data: { state: known, waitMs } });
  await exchange.sleep(waitMs, call);
}

function prepare(parts: ConnectionParts, begun: BegunJob, request: JobRequest, last: Answer | undefined): PreparedRequest {
  const { plan, input, started, call } = begun;
  const read = (reads: JobRequest['fromStart'], answer: Answer | undefined): (readonly [string, unknown])[] =>
    reads.map(([name, select]) => [name, usable(name, select(answer?.data), call)]);
  const given = request.fromInput.map((name) => [name, input[name]] as const);
  const values = Object.fromEntries([...given, ...read(request.fromStart, started), ...read(request.fromStatus, last)]);
  return { ...parts.prepareRead(plan, request.build, values), input };
}

/** What an answer gives for a path must be one segment of it. */
function usable(name: string, value: unknown, { operation }: CallContext): string | number {
  if (typeof value === 'number' || (typeof value === 'string' && !isUnsafeSegment(value))) return value;
  throw new UnexpectedResponseError(`${operation} was answered without a usable \`${name}\`, by which its job is found.`, {
    code: 'no_job',
    operation,
    remedy: 'The vendor changed its answer, or the job’s `with` is wrong.',
  });
}

function stateOf(value: unknown): string {
  return typeof value === 'boolean' ? String(value) : (text(value) ?? '');
}

function failure({ redactor }: ConnectionParts, { job, call: { operation } }: BegunJob, answer: Answer, state: string): JobFailed {
  const said = text(job.message?.(answer.data)) ?? `its state is ${JSON.stringify(state)}`;
  return new JobFailed(`${operation} was begun and failed: ${excerpt(said, redactor)}`, {
    code: 'job_failed',
    operation,
    status: answer.status,
  });
}

function unfinished({ operation }: CallContext, state: string | undefined): UnavailableError {
  const stands = state === undefined ? 'was begun' : `was begun and is in the state ${JSON.stringify(state)}`;
  return new UnavailableError(`${operation} ${stands}; the call has no time to wait for its end.`, {
    code: 'job_unfinished',
    operation,
    remedy: 'Give the call more time: `timeoutMs`, or `--timeout`.',
  });
}
