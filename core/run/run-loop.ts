import type { DueRun, Run } from '../ports/store/index.js';
import type { RecipeConnection } from '../runtime/connection.js';
import { CommandRunner } from './commands.js';
import { executeRun, type RunPorts } from './execute-run.js';
import { PausedConnections } from './paused-connections.js';
import { Programs } from './programs.js';
import { wakeForMended } from './wake-for-mended.js';

export interface RunLoopOptions {
  /** The accounts behind the local names of a run's recipe. */
  readonly connections: (run: Run) => Promise<ReadonlyMap<string, RecipeConnection>>;
  /** Runs at once. Default 32. */
  readonly concurrency?: number;
  /** A step that must wait longer than this, in milliseconds, gives its place to another run. Default five seconds. */
  readonly maxWaitMs?: number;
  /** How often to look for what people ask of runs, in milliseconds. Default half a second. */
  readonly commandsEveryMs?: number;
}

/** How long nothing may be looked for when nobody wakes the loop: another process may have written. */
const LOOK_EVERY_MS = 1_000;

/** Executes the runs of all recipes, each as soon as it can go on, until it is stopped. */
export class RunLoop {
  readonly #commands: CommandRunner;
  readonly #programs: Programs;
  readonly #paused: PausedConnections;
  readonly #under = new Map<string, Promise<void>>();
  #wake: () => void = () => undefined;
  #isWoken = false;
  #failure: { readonly error: unknown } | undefined;

  constructor(
    private readonly ports: RunPorts,
    private readonly options: RunLoopOptions,
  ) {
    this.#programs = new Programs(ports.store, ports.evaluator);
    this.#paused = new PausedConnections(ports.clock);
    this.#commands = new CommandRunner({ ...ports, mended: (connection) => this.#paused.mended(connection), woken: () => this.wake() });
  }

  /** Runs that are under way. */
  get active(): number {
    return this.#under.size;
  }

  /** There may be a run that can go on. */
  wake(): void {
    this.#isWoken = true;
    this.#wake();
  }

  /**
   * Resolves when it was stopped and nothing is under way any more: that is cut off and goes on in the next process. Throws when the store fails.
   */
  async run(stopped: AbortSignal): Promise<void> {
    const { commandsEveryMs = 500 } = this.options;
    const ended = new AbortController();
    const stop = AbortSignal.any([stopped, ended.signal]);
    await this.#commands.obey();
    await wakeForMended(this.ports);
    const unwatch = this.#commands.watch(commandsEveryMs, (error) => {
      this.#failure ??= { error };
      this.wake();
    });
    const onStop = (): void => this.#wake();
    stop.addEventListener('abort', onStop);
    try {
      while (!stop.aborted && !this.#failure) {
        this.#isWoken = false;
        await this.#begin(stop);
        if (!this.#isWoken && !stop.aborted) await this.#rest(stop);
      }
    } finally {
      stop.removeEventListener('abort', onStop);
      ended.abort(); // When the store fails, what is under way is cut off as well: nothing of it can be kept.
      await Promise.allSettled(this.#under.values());
      await unwatch();
    }
    if (this.#failure) throw this.#failure.error;
  }

  get #hasRoom(): boolean {
    const { concurrency = 32 } = this.options;
    return this.#under.size < concurrency;
  }

  /** Begins as many runs as there is room for. */
  async #begin(stop: AbortSignal): Promise<void> {
    const { concurrency = 32 } = this.options;
    for (let after = 0; this.#hasRoom;) {
      const due = await this.ports.store.dueRuns({ now: this.ports.clock.now(), after, limit: concurrency });
      for (const run of due) if (this.#hasRoom && !this.#under.has(run.id)) this.#start(run, stop);
      if (due.length < concurrency) return;
      after = due.at(-1)!.order;
    }
  }

  #start(run: DueRun, stop: AbortSignal): void {
    const done = this.#execute(run, stop)
      .catch((error: unknown) => void (this.#failure ??= { error })) // Without a journal nothing more may be sent.
      .finally(() => {
        this.#under.delete(run.id);
        this.wake();
      });
    this.#under.set(run.id, done);
  }

  async #execute(run: DueRun, stop: AbortSignal): Promise<void> {
    const { maxWaitMs = 5_000, connections } = this.options;
    await this.#commands.during(run.id, (cancel) =>
      executeRun(run.id, this.ports, { programs: this.#programs, connections, paused: this.#paused, maxWaitMs, stop, cancel }),
    );
  }

  /** Waits until something was woken, or the next run is due; one that is due finds no room before another has ended, which wakes. */
  async #rest(stop: AbortSignal): Promise<void> {
    const { store, clock } = this.ports;
    const next = this.#hasRoom ? await store.nextWake() : undefined;
    if (this.#isWoken || stop.aborted) return;
    await new Promise<void>((resolve) => {
      const ms = Math.min(LOOK_EVERY_MS, Math.max(0, (next ?? Infinity) - clock.now()));
      const cancel = clock.after(ms, resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
    this.#wake = () => undefined;
  }
}
