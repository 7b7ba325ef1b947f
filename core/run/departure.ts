import type { EndedStep, StepIntent } from '../ports/store/index.js';
import type { EffectOutcome, EffectRequest } from './durable.js';
import type { Journal } from './journal.js';
import { cancelled, isRunCancelled } from './run-errors.js';

export type ScopedRequest = EffectRequest & { readonly scope: string };

/** Where a step stands before an attempt. */
export interface Standing {
  /** An intent without an outcome is on disk. */
  readonly isIntended: boolean;
  readonly key: string;
  /** An earlier attempt may have been sent. */
  readonly resumed: boolean;
}

type Stay = { readonly outcome: EffectOutcome } | { readonly failure: unknown };

/** One attempt's way out: its intent is on disk before anything of it leaves. */
export class Departure {
  #begun: Promise<void> | undefined;
  #stay: Stay | undefined;
  #isOver = false;

  constructor(
    private readonly journal: Journal,
    private readonly request: ScopedRequest,
    private readonly standing: Standing,
  ) {}

  /** Resolves when the call may leave. What keeps it here is known to `end`. */
  readonly begin = (): Promise<void> => {
    if (this.#isOver) return Promise.reject(this.#kept());
    return (this.#begun ??= this.standing.isIntended ? Promise.resolve() : this.#intend());
  };

  /**
   * From now on nothing more of the attempt leaves, not even what a connector's code began and did not wait for. Gives the outcome of a call that had to
   * stay. Rejects when the journal could not be written.
   */
  async end(): Promise<EffectOutcome | undefined> {
    this.#isOver = true;
    await this.#begun?.catch(() => undefined);
    if (this.#stay === undefined || 'outcome' in this.#stay) return this.#stay?.outcome;
    throw this.#stay.failure;
  }

  /** The step, to be ended; with its intent when nothing of the attempt has left. */
  get step(): EndedStep {
    const { path, scope } = this.request;
    return this.isUnsent ? { path, scope, unsent: this.intent } : { path, scope };
  }

  get isUnsent(): boolean {
    return this.#begun === undefined && !this.standing.isIntended;
  }

  get intent(): StepIntent {
    const { path, scope, effect, requestHash } = this.request;
    return { path, scope, effect, requestHash, key: this.standing.key };
  }

  async #intend(): Promise<void> {
    try {
      const outcome = (await this.#write()) ?? (await this.#tooLate());
      if (outcome) this.#stay = { outcome };
    } catch (failure) {
      this.#stay = { failure };
    }
    if (this.#stay || this.#isOver) throw this.#kept();
  }

  #kept(): Error {
    return new Error(`${this.request.path} does not leave.`);
  }

  /** A read may be under way before its intent is on disk: nothing happens by it. Everything else waits. */
  async #write(): Promise<EffectOutcome | undefined> {
    const { ports, writes } = this.journal;
    const write = ports.journal.intend(this.intent, ports.clock.now());
    if (this.request.effect === 'read') {
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
  async #tooLate(): Promise<EffectOutcome | undefined> {
    const { ports } = this.journal;
    const { path, effect, deadline } = this.request;
    const now = ports.clock.now();
    if (effect === 'read' || now < deadline) return undefined;
    const wait = { until: now, refused: !this.standing.resumed, reason: 'its time was over before it was sent' };
    await ports.journal.postpone(path, wait, now);
    return { status: 'expired' };
  }
}
