import type { Engine } from '../ports/engine.js';
import { CommandRunner } from '../run/commands.js';
import { type LeaseClaim, standBy } from '../run/hold-lease.js';
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

/**
 * A worker: advances the runs that the engine brings until it is stopped. One worker of a store also sends starts to the engine and does what people ask
 * of runs; the others stand by to take that over.
 */
export async function runWorker(ports: WorkerPorts, options: WorkerOptions): Promise<void> {
  const advancer = new RunAdvancer(ports, options);
  const serving = await ports.engine.serve(advancer.advance);
  options.onServing?.(serving.url);
  try {
    while (!options.stop.aborted) await serveStore(ports, options);
  } finally {
    await serving.stop();
    await advancer.idle();
  }
}

/** Sends starts and obeys commands for as long as the lease on that is ours. */
async function serveStore({ store, clock, log, engine }: WorkerPorts, { holder, leaseMs = 10_000, stop }: WorkerOptions): Promise<void> {
  const lease: LeaseClaim = { name: DISPATCH, holder, ttlMs: leaseMs };
  const held = await standBy(store, clock, lease, stop);
  if (!held) return;
  const commands = new CommandRunner({ store: held.store, clock });
  const unwatch = commands.watch(COMMANDS_EVERY_MS);
  try {
    await keepDispatching({ store: held.store, engine, clock, log }, AbortSignal.any([stop, held.lost]));
  } finally {
    await unwatch();
    await held.release();
  }
}
