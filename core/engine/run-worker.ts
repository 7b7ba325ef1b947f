import type { Engine } from '../ports/engine.js';
import { CommandRunner } from '../run/commands.js';
import { type LeaseClaim, standBy } from '../run/hold-lease.js';
import { errorJson } from '../run/run-errors.js';
import { isPassing } from '../store/store-error.js';
import { type AdvanceOptions, type AdvancePorts, RunAdvancer } from './advance-runs.js';
import { keepDispatching } from './dispatch.js';

export interface WorkerPorts extends AdvancePorts {
  readonly engine: Engine;
}

export interface WorkerOptions extends AdvanceOptions {
  /** Told once the engine knows of the worker. */
  readonly onServing?: (url: string) => void;
}

/** The lease of who sends starts to the engine and does what people ask of runs. */
export const DISPATCH = 'dispatch';
/** How often to look for what people ask of runs. */
const COMMANDS_EVERY_MS = 500;
const AGAIN_MS = 1_000;

/**
 * A worker: advances the runs that the engine brings until it is stopped. One worker of a store also sends starts to the engine and does what people ask
 * of runs; the others stand by to take that over.
 */
export async function runWorker(ports: WorkerPorts, options: WorkerOptions): Promise<void> {
  const advancer = new RunAdvancer(ports, options);
  const serving = await ports.engine.serve(advancer.advance);
  options.onServing?.(serving.url);
  try {
    while (!options.stop.aborted) await standIn(ports, options);
  } finally {
    await serving.stop();
    await advancer.idle();
  }
}

/** A worker that was slow, or whose database is away, stands by again; any other failure of the store ends it. */
async function standIn(ports: WorkerPorts, options: WorkerOptions): Promise<void> {
  const { clock, log } = ports;
  const { stop } = options;
  try {
    await serveStore(ports, options);
  } catch (error) {
    if (!isPassing(error)) throw error;
    log.write({ at: clock.now(), event: 'worker.interrupted', data: { error: errorJson(error) } });
    await clock.sleep(AGAIN_MS, stop).catch((reason: unknown) => {
      if (!stop.aborted) throw reason;
    });
  }
}

/** Sends starts and obeys commands for as long as the lease on that is ours. */
async function serveStore({ store, clock, log, engine }: WorkerPorts, { holder, leaseMs = 10_000, stop }: WorkerOptions): Promise<void> {
  const lease: LeaseClaim = { name: DISPATCH, holder, ttlMs: leaseMs };
  const held = await standBy(store, clock, lease, stop);
  if (!held) return;
  const commands = new CommandRunner({ store: held.store, clock });
  const deaf = new AbortController();
  const unwatch = commands.watch(COMMANDS_EVERY_MS, () => deaf.abort());
  try {
    await keepDispatching({ store: held.store, engine, clock, log }, AbortSignal.any([stop, held.lost, deaf.signal]));
  } finally {
    await unwatch();
    await held.release();
  }
}
