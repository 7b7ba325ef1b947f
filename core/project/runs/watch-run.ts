import type { Clock } from '../../ports/clock.js';
import type { Run, RunNote, RunReads, StepRecord } from '../../ports/store/index.js';
import { readAll } from './read-all.js';

/** What is new of a run. */
export type RunNews =
  | { readonly kind: 'run'; readonly run: Run }
  | { readonly kind: 'step'; readonly step: StepRecord }
  | { readonly kind: 'note'; readonly note: RunNote };

export interface WatchOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds between two looks. Default 500. */
  readonly everyMs?: number;
}

/** Tells what a run has done and what it does, until it has ended or the signal says so. A store tells nobody: it is looked at again and again. */
export async function* watchRun(
  store: RunReads,
  clock: Clock,
  id: string,
  { signal, everyMs = 500 }: WatchOptions = {},
): AsyncGenerator<RunNews> {
  const steps = new NewSteps(store, id);
  let lastNote = 0;
  let known = '';
  for (;;) {
    if (signal?.aborted) return;
    const run = await store.run(id); // First, so that nothing of an ended run is missed.
    if (!run) return;
    for await (const step of steps.read()) yield { kind: 'step', step };
    for await (const note of readAll((place) => store.notes(id, place), lastNote)) {
      lastNote = note.order;
      yield { kind: 'note', note };
    }
    const state = JSON.stringify([run.status, run.cancelled, run.wait]);
    if (state !== known) yield { kind: 'run', run };
    known = state;
    if (run.endedAt !== undefined) return;
    await clock.sleep(everyMs, signal).catch((error: unknown) => {
      if (!signal?.aborted) throw error;
    });
  }
}

/** Steps that are there since the last look, and those that have gone on since. */
class NewSteps {
  /** By the order of a step that has not ended: how it stood. */
  readonly #open = new Map<number, string>();
  #last = 0;

  constructor(
    private readonly store: RunReads,
    private readonly run: string,
  ) {}

  async *read(): AsyncGenerator<StepRecord> {
    for (const [order, state] of this.#open) {
      const [step] = await this.store.steps(this.run, { after: order - 1, limit: 1 });
      if (step?.order !== order) this.#open.delete(order);
      else if (stateOf(step) !== state) yield this.#notice(step);
    }
    for await (const step of readAll((place) => this.store.steps(this.run, place), this.#last)) {
      this.#last = step.order;
      yield this.#notice(step);
    }
  }

  #notice(step: StepRecord): StepRecord {
    if (step.endedAt === undefined && step.status !== 'skipped') this.#open.set(step.order, stateOf(step));
    else this.#open.delete(step.order);
    return step;
  }
}

const stateOf = ({ status, attempts }: StepRecord): string => `${status} ${attempts}`;
