import type { Advanced } from '../ports/engine.js';
import type { Run, Store } from '../ports/store/index.js';
import { executeRun, type RunPorts } from '../run/execute-run.js';
import { type HeldStore, standBy } from '../run/hold-lease.js';
import { PausedConnections } from '../run/paused-connections.js';
import { Programs } from '../run/programs.js';
import type { RunOutcome } from '../run/run-recipe.js';
import type { RecipeConnection } from '../runtime/connection.js';
import { Places } from './places.js';

export interface AdvancePorts extends Omit<RunPorts, 'store'> {
  readonly store: Store;
}

export interface AdvanceOptions {
  /** The accounts behind the local names of a run's recipe. */
  readonly connections: (run: Run) => Promise<ReadonlyMap<string, RecipeConnection>>;
  /** Who we are: for people. */
  readonly holder: string;
  /** Our own shutdown. */
  readonly stop: AbortSignal;
  /** Runs at once. Default 32. */
  readonly concurrency?: number;
  /** How long another worker's hold on a run outlives it, in milliseconds. Default ten seconds. */
  readonly leaseMs?: number;
  /** A step that must wait longer than this, in milliseconds, gives its run back to the engine. Default five seconds. */
  readonly maxWaitMs?: number;
}

/** How often to look whether somebody has cancelled a run that is under way here. */
const CANCEL_EVERY_MS = 1_000;

/** One worker's part in runs that an engine brings: each under a lease of its own, whose epoch refuses the writes of a worker that was given up. */
export class RunAdvancer {
  readonly #under = new Map<string, Promise<Advanced>>();
  readonly #programs: Programs;
  readonly #places: Places;
  readonly #paused: PausedConnections;

  constructor(
    private readonly ports: AdvancePorts,
    private readonly options: AdvanceOptions,
  ) {
    this.#programs = new Programs(ports.store, ports.evaluator);
    this.#paused = new PausedConnections(ports.clock);
    this.#places = new Places(options.concurrency ?? 32);
  }

  /** An engine that lost sight of what it asked for asks again: then this is the same execution, and not a second one. */
  readonly advance = (run: string): Promise<Advanced> => {
    const known = this.#under.get(run);
    if (known) return known;
    const advancing = this.#places.during(() => this.#hold(run)).finally(() => this.#under.delete(run));
    this.#under.set(run, advancing);
    return advancing;
  };

  /** Resolves when nothing is under way any more. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#under.values());
  }

  async #hold(id: string): Promise<Advanced> {
    const { store, clock } = this.ports;
    const { holder, leaseMs = 10_000, stop } = this.options;
    const run = await store.run(id);
    if (!run || run.endedAt !== undefined) return {};
    await this.#hear(run);
    const held = await standBy(store, clock, { name: `run/${id}`, holder, ttlMs: leaseMs }, stop);
    stop.throwIfAborted();
    if (!held) throw new Error(`Run ${id} was not begun.`);
    try {
      return wakeOf(await this.#execute(run, held), stop);
    } finally {
      await held.release();
    }
  }

  /** A run that comes before its time was woken since a person has mended the connection it waits for: its last note says when. */
  async #hear({ id, wait, cancelled }: Run): Promise<void> {
    const { store, clock } = this.ports;
    if (wait?.connection === undefined || cancelled || (wait.until ?? Infinity) <= clock.now()) return;
    const last = (await store.notes(id)).at(-1);
    if (last && last.reason !== wait.reason) this.#paused.mended(wait.connection, last.at);
  }

  async #execute(run: Run, held: HeldStore): Promise<RunOutcome | undefined> {
    const { stop, maxWaitMs = 5_000, connections } = this.options;
    const cancel = new AbortController();
    const unwatch = this.#watchCancel(run.id, cancel);
    try {
      return await executeRun(
        run.id,
        { ...this.ports, store: held.store },
        {
          programs: this.#programs,
          connections,
          paused: this.#paused,
          maxWaitMs,
          stop: AbortSignal.any([stop, held.lost]),
          cancel: cancel.signal,
        },
      );
    } finally {
      unwatch();
    }
  }

  /** Cuts off a run that was cancelled. A look that fails is made again: no step begins in a cancelled run in any case. */
  #watchCancel(id: string, cancel: AbortController): () => void {
    const { store, clock } = this.ports;
    let isOver = false;
    let forget = (): void => undefined;
    const again = (): void => {
      if (!isOver) forget = clock.after(CANCEL_EVERY_MS, look);
    };
    const look = (): void => {
      store.run(id).then((run) => (run?.cancelled ? cancel.abort() : again()), again);
    };
    again();
    return () => {
      isOver = true;
      forget();
    };
  }
}

function wakeOf(outcome: RunOutcome | undefined, stop: AbortSignal): Advanced {
  if (outcome?.status !== 'waiting') return {};
  stop.throwIfAborted(); // Another worker goes on with it at once.
  const { until } = outcome.wait;
  return until === undefined ? {} : { wakeAt: until };
}
