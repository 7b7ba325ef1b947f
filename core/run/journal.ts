import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import type { Pin, Run, RunJournal, StepOutcome, StepPlace, StepRecord } from '../ports/store/index.js';
import type { Attempt, Durable, DurableStream, EffectOutcome, EffectRequest, Pause } from './durable.js';
import { attemptEffect } from './attempts.js';
import { Doubts } from './doubts.js';
import { JournalStream } from './journal-stream.js';
import { PendingWrites } from './pending-writes.js';

export interface JournalPorts {
  readonly journal: RunJournal;
  readonly clock: Clock;
  readonly log: Log;
  /** A step that must wait longer than this, in milliseconds, parks its run. */
  readonly maxWaitMs: number;
}

/** The embedded engine: what one scope of a run did, and will not do again. */
export class Journal implements Durable {
  readonly stream: DurableStream;
  readonly #records: ReadonlyMap<string, StepRecord>;

  private constructor(
    readonly ports: JournalPorts,
    private readonly place: string,
    readonly writes: PendingWrites,
    readonly open: Doubts,
    records: readonly StepRecord[],
  ) {
    this.#records = new Map(records.map((record) => [record.path, record]));
    this.stream = new JournalStream(ports, writes);
  }

  static async open(ports: JournalPorts): Promise<Journal> {
    return new Journal(ports, '', new PendingWrites(), new Doubts(ports.journal), await ports.journal.scope(''));
  }

  get run(): Run {
    return this.ports.journal.run;
  }

  async scope(place: string): Promise<Journal> {
    return new Journal(this.ports, place, this.writes, this.open, await this.ports.journal.scope(place));
  }

  recall(path: string): StepRecord | undefined {
    return this.#records.get(path);
  }

  async output({ output, outputRef }: StepRecord): Promise<unknown> {
    return outputRef === undefined ? (output ?? null) : this.ports.journal.value(outputRef);
  }

  effect(request: EffectRequest, send: (attempt: Attempt) => Promise<unknown>): Promise<EffectOutcome> {
    this.open.visit(request.path);
    return attemptEffect(this, { ...request, scope: this.place }, send);
  }

  doubts(holds: (path: string) => boolean): Promise<readonly StepRecord[]> {
    return this.open.within(holds);
  }

  doubt(step: StepPlace, outcome: StepOutcome): void {
    this.open.visit(step.path);
    this.writes.add(this.ports.journal.settle(step, outcome, this.ports.clock.now()));
  }

  /** Fixes what the run uses, before any of its calls. */
  pin(pin: Pin): void {
    this.writes.add(this.ports.journal.pin(pin, this.ports.clock.now()));
  }

  settle(path: string, outcome: StepOutcome): void {
    this.writes.add(this.ports.journal.settle({ path, scope: this.place }, outcome, this.ports.clock.now()));
  }

  note(path: string, reason: string): void {
    this.writes.add(this.ports.journal.note(path, reason, this.ports.clock.now()));
  }

  async begin(path: string): Promise<number> {
    const known = this.recall(path);
    if (known) return known.startedAt;
    const now = this.ports.clock.now();
    this.writes.add(this.ports.journal.begin({ path, scope: this.place }, now));
    return now;
  }

  async sleep(until: number, signal?: AbortSignal): Promise<Pause> {
    const { clock, maxWaitMs } = this.ports;
    const left = until - clock.now();
    if (left > maxWaitMs) return { until };
    if (signal?.aborted) return 'stopped';
    if (left <= 0) return 'over';
    try {
      await clock.sleep(left, signal);
      return 'over';
    } catch (error) {
      if (signal?.aborted) return 'stopped';
      throw error;
    }
  }

  async signal(path: string, name: string): Promise<{ readonly data: unknown } | undefined> {
    const place = { path, scope: this.place };
    await this.flush();
    if (!(await this.ports.journal.takeSignal(place, name, this.ports.clock.now()))) return undefined;
    const records = await this.ports.journal.scope(this.place);
    const taken = records.find((record) => record.path === path);
    return { data: taken ? await this.output(taken) : null };
  }

  flush(): Promise<void> {
    return this.writes.flush();
  }
}
