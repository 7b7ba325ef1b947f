import type { RecipeConnection } from '../runtime/connection.js';
import { CommandRunner } from './commands.js';
import { DueRuns } from './due-runs.js';
import { executeRun, type RunPorts } from './execute-run.js';
import { PausedConnections } from './paused-connections.js';
import { Programs } from './programs.js';
import type { RunOutcome } from './run-recipe.js';
import { wakeForMended } from './wake-for-mended.js';

export interface ExecuteOptions {
  /** Stops between and inside calls; what is not finished is resumed by the next round. */
  readonly signal?: AbortSignal;
  /** Runs at once. Default 8. */
  readonly concurrency?: number;
  /** A step that must wait longer than this, in milliseconds, leaves its run for the next round. Default one minute. */
  readonly maxWaitMs?: number;
  /** How often to look for commands that people left in the store, in milliseconds. Default: once, at the start. */
  readonly commandsEveryMs?: number;
}

/** How many runs ended how in this round; `waiting` counts all runs of the recipe that wait after it. */
export type ExecuteSummary = Readonly<Record<RunOutcome['status'], number>>;

/** Has every run of a recipe that can go on executed: here, or by workers elsewhere. */
export type Execute = (
  recipe: string,
  connections: ReadonlyMap<string, RecipeConnection>,
  ports: RunPorts,
  options: ExecuteOptions,
) => Promise<ExecuteSummary>;

/** Runs read from the store ahead of the workers, for each of them. */
const READ_AHEAD = 4;

/**
 * Executes every run of a recipe that can go on, oldest first, each with the revision it was started with and each once. Memory does not grow with
 * their number.
 */
export async function executeRuns(
  recipe: string,
  connections: ReadonlyMap<string, RecipeConnection>,
  ports: RunPorts,
  options: ExecuteOptions = {},
): Promise<ExecuteSummary> {
  const { signal, concurrency = 8, maxWaitMs = 60_000, commandsEveryMs } = options;
  const summary = { succeeded: 0, failed: 0, cancelled: 0, uncertain: 0, waiting: 0 };
  const broken = new AbortController();
  const stop = AbortSignal.any([broken.signal, ...(signal ? [signal] : [])]);
  const circumstances = {
    programs: new Programs(ports.store, ports.evaluator),
    connections: () => Promise.resolve(connections),
    paused: new PausedConnections(ports.clock),
    maxWaitMs,
    stop,
  };
  const commands = new CommandRunner({ ...ports, mended: (connection) => circumstances.paused.mended(connection) });
  await commands.obey();
  await wakeForMended(ports, { recipe });
  const due = new DueRuns(ports, recipe, maxWaitMs, concurrency * READ_AHEAD);

  const worker = async (): Promise<void> => {
    for (;;) {
      if (stop.aborted) return;
      const run = await due.next();
      if (!run) return;
      const outcome = await commands.during(run.id, (cancel) => executeRun(run.id, ports, { ...circumstances, cancel }));
      due.done(run, outcome?.status === 'waiting');
      if (outcome) summary[outcome.status]++;
    }
  };
  const guarded = (): Promise<void> =>
    worker().catch((error: unknown) => {
      broken.abort(); // Without a journal nothing more may be sent, and nothing that is under way can be kept.
      due.wakeAll();
      throw error;
    });
  const watching = commandsEveryMs === undefined ? undefined : commands.watch(commandsEveryMs);
  const ends = await Promise.allSettled(Array.from({ length: concurrency }, guarded));
  await watching?.();
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return { ...summary, waiting: (await ports.store.countRuns(recipe)).waiting };
}
