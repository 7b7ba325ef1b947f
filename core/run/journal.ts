import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import type { StepRecord, Store } from '../ports/store.js';
import { StoreError } from '../store/store-error.js';
import type { Attempt, Durable, EffectOutcome, EffectRequest } from './durable.js';
import { judge } from './judge.js';
import { ReplayMismatchError, errorJson, interrupted } from './run-errors.js';

export interface JournalPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Our own shutdown: whatever is cut off by it is resumed later. */
  readonly signal?: AbortSignal;
  /** A step that must wait longer than this parks its run until the next round. */
  readonly maxWaitMs: number;
}

type Known = Pick<StepRecord, 'status' | 'attempts' | 'wait'> & { readonly key: string };

/** The embedded engine: one run's journal in the store. */
export class Journal implements Durable {
  readonly #records: Map<string, StepRecord>;

  private constructor(
    private readonly run: string,
    private readonly ports: JournalPorts,
    records: readonly StepRecord[],
  ) {
    this.#records = new Map(records.map((record) => [record.path, record]));
  }

  static async open(run: string, ports: JournalPorts): Promise<Journal> {
    return new Journal(run, ports, await ports.store.steps(run));
  }

  recall(path: string): StepRecord | undefined {
    return this.#records.get(path);
  }

  async skip(path: string, reason: string): Promise<void> {
    await Promise.all([
      this.ports.store.settle(this.run, path, { status: 'skipped' }, this.#now()),
      this.ports.store.note(this.run, path, reason, this.#now()),
    ]);
  }

  async fail(path: string, error: unknown): Promise<void> {
    await this.#settle(path, 'failed', errorJson(error));
  }

  async effect(request: EffectRequest, send: (attempt: Attempt) => Promise<unknown>): Promise<EffectOutcome> {
    const record = this.#records.get(request.path);
    const known = outcomeOf(record, request);
    if (known) return known;
    if (record?.status === 'intended' && request.effect === 'unsafe') {
      return this.#settle(request.path, 'uncertain', interrupted(request.path));
    }
    let now: Known = { status: 'waiting', attempts: 0, ...record, key: record?.intent?.key ?? request.key };
    for (;;) {
      const resumed = now.status === 'intended' || now.wait?.refused === false;
      const pause = await this.#waitFor(now);
      if (pause) return pause;
      if (now.status === 'waiting') {
        await this.ports.store.intend(this.run, { ...request, key: now.key }, this.#now());
        now = { status: 'intended', attempts: now.attempts + 1, key: now.key };
      }
      const next = await this.#attempt(request, { key: now.key, resumed }, now, send);
      if ('wait' in next) now = { ...now, status: 'waiting', wait: next.wait };
      else return next;
    }
  }

  async #attempt(
    request: EffectRequest,
    attempt: Attempt,
    { attempts }: Known,
    send: (attempt: Attempt) => Promise<unknown>,
  ): Promise<EffectOutcome | Required<Pick<StepRecord, 'wait'>>> {
    const { path, effect, retry } = request;
    let output: unknown;
    try {
      output = await send(attempt);
    } catch (error) {
      const verdict = judge(error, { effect, attempts, retry, stopping: this.ports.signal?.aborted === true });
      switch (verdict.next) {
        case 'retry':
          return { wait: await this.#postpone(path, verdict.waitMs, verdict.refused && !attempt.resumed, error) };
        case 'park':
          await this.#postpone(path, 0, !attempt.resumed, error);
          return { status: 'parked', error: errorJson(error), reason: `step ${path} waits for a person` };
        case 'stop':
          return { status: 'stopped' };
        case 'cancelled':
          await this.#settle(path, 'failed', errorJson(error));
          return { status: 'cancelled', error: errorJson(error) };
        default:
          return this.#settle(path, verdict.next, errorJson(error));
      }
    }
    return this.#keep(path, output);
  }

  /** The call was made and must not be made again: when its output cannot be kept, the step has failed. */
  async #keep(path: string, output: unknown): Promise<EffectOutcome> {
    try {
      await this.ports.store.settle(this.run, path, { status: 'succeeded', output }, this.#now());
      return { status: 'succeeded', output: output ?? null };
    } catch (error) {
      if (error instanceof StoreError && error.code.startsWith('value_')) return this.#settle(path, 'failed', errorJson(error));
      throw error;
    }
  }

  async #waitFor({ wait }: Known): Promise<EffectOutcome | undefined> {
    const { clock, signal, maxWaitMs } = this.ports;
    const left = (wait?.until ?? 0) - clock.now();
    if (left > maxWaitMs) return { status: 'parked', error: undefined, reason: `waits until ${new Date(wait?.until ?? 0).toISOString()}` };
    if (signal?.aborted) return { status: 'stopped' };
    if (left <= 0) return undefined;
    try {
      await clock.sleep(left, signal);
      return undefined;
    } catch (error) {
      if (signal?.aborted) return { status: 'stopped' };
      throw error;
    }
  }

  async #postpone(path: string, waitMs: number, refused: boolean, error: unknown): Promise<NonNullable<StepRecord['wait']>> {
    const message = error instanceof Error ? error.message : String(error);
    const wait = { until: this.#now() + waitMs, refused, reason: `another attempt after ${waitMs} ms: ${message}` };
    await this.ports.store.postpone(this.run, path, wait, this.#now());
    this.ports.log.write({ at: this.#now(), event: 'step.retry', run: this.run, data: { step: path, waitMs, error: errorJson(error) } });
    return wait;
  }

  async #settle(path: string, status: 'failed' | 'uncertain', error: unknown): Promise<EffectOutcome> {
    await this.ports.store.settle(this.run, path, { status, error }, this.#now());
    return { status, error };
  }

  #now(): number {
    return this.ports.clock.now();
  }
}

/** What the journal already decided about this step; a request that differs from the journaled one is never reconciled by guessing. */
function outcomeOf(record: StepRecord | undefined, request: EffectRequest): EffectOutcome | undefined {
  if (!record) return undefined;
  if (record.intent && record.intent.requestHash !== request.requestHash) {
    return { status: 'failed', error: errorJson(new ReplayMismatchError(request.path)) };
  }
  if (record.status === 'succeeded') return { status: 'succeeded', output: record.output };
  if (record.status === 'failed' || record.status === 'uncertain') return { status: record.status, error: record.error };
  return undefined;
}
