import type { Run, RunReads, StepRecord } from '../../ports/store/index.js';
import { iterationsOf, scopeOf } from '../../store/sql/iterations.js';
import type { Attempt, Durable, DurableStream, EffectOutcome, EffectRequest, Pause } from '../durable.js';
import { ReplayedStream } from './replayed-stream.js';

export type ReplayReads = Pick<RunReads, 'value' | 'keptPages'>;

/** Holds a branch of the run where it is, and leaves those beside it alone. */
const HELD = { status: 'parked', reason: 'nothing is known beyond this', until: Infinity } as const;

/**
 * What is kept of a run, as the interpreter asks for it on its way to one call. Writes nothing: where the journal ends, so does the way.
 */
export class ReplayedRun implements Durable {
  readonly stream: DurableStream;

  /** @param records Of the scopes that the call stands in, by their paths. */
  constructor(
    readonly run: Run,
    private readonly target: StepRecord,
    private readonly records: ReadonlyMap<string, StepRecord>,
    private readonly reads: ReplayReads,
  ) {
    this.stream = new ReplayedStream(run.id, iterationsOf(target.path), reads);
  }

  recall(path: string): StepRecord | undefined {
    const record = this.records.get(path);
    if (record?.path === this.target.path) return { ...record, status: 'waiting' };
    return record && this.#isAround(path) ? { ...record, status: 'begun' } : record;
  }

  async output({ output, outputRef }: StepRecord): Promise<unknown> {
    return outputRef === undefined ? (output ?? null) : this.reads.value(outputRef);
  }

  /** The call itself is made, when it is the one that was journaled. */
  async effect({ path, requestHash, key }: EffectRequest, send: (attempt: Attempt) => Promise<unknown>): Promise<EffectOutcome> {
    const record = this.records.get(path);
    if (path === this.target.path) {
      if (record?.intent?.requestHash === requestHash) await send({ key, resumed: false, beforeEffect: () => Promise.resolve() });
      return HELD;
    }
    if (record?.status === 'succeeded') return { status: 'succeeded', output: await this.output(record) };
    return record?.status === 'failed' ? { status: 'failed', error: record.error } : HELD;
  }

  begin(path: string): Promise<number> {
    return Promise.resolve(this.recall(path)?.startedAt ?? this.run.startedAt ?? this.run.createdAt);
  }

  sleep(): Promise<Pause> {
    return Promise.resolve({ until: Infinity });
  }

  signal(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  scope(): Promise<this> {
    return Promise.resolve(this);
  }

  doubts(): Promise<readonly StepRecord[]> {
    return Promise.resolve([]);
  }

  flush(): Promise<void> {
    return Promise.resolve();
  }

  settle(): void {}

  doubt(): void {}

  note(): void {}

  #isAround(path: string): boolean {
    return this.target.path.startsWith(`${path}/`) || this.target.path.startsWith(`${path}[`);
  }
}

/** The scopes that a path stands in, the outermost first. */
export const scopesAround = (path: string): readonly string[] => ['', ...iterationsOf(path).map(scopeOf)];
