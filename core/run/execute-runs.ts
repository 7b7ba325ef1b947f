import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import type { Run, Store } from '../ports/store.js';
import { recipeOf } from '../recipe/revision.js';
import type { RecipeConnection } from '../runtime/connection.js';
import { Journal } from './journal.js';
import { type Program, compileRecipe } from './program.js';
import { errorJson, isExpressionFault } from './run-errors.js';
import { type RunOutcome, runRecipe } from './run-recipe.js';

export interface ExecutePorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}

export interface ExecuteOptions {
  /** Stops between and inside calls; what is not finished is resumed by the next round. */
  readonly signal?: AbortSignal;
  /** Runs at once. Default 8. */
  readonly concurrency?: number;
  /** A step that must wait longer than this, in milliseconds, leaves its run for the next round. Default one minute. */
  readonly maxWaitMs?: number;
}

export type ExecuteSummary = Record<RunOutcome['status'], number>;

/** Runs read from the store ahead of the workers, for each of them. */
const READ_AHEAD = 4;

/** Executes every unfinished run of a recipe, oldest first, each with the revision it was started with. Memory does not grow with their number. */
export async function executeRuns(
  recipe: string,
  connections: ReadonlyMap<string, RecipeConnection>,
  ports: ExecutePorts,
  options: ExecuteOptions = {},
): Promise<ExecuteSummary> {
  const { signal, concurrency = 8, maxWaitMs = 60_000 } = options;
  const summary: ExecuteSummary = { succeeded: 0, failed: 0, cancelled: 0, uncertain: 0, waiting: 0 };
  const paused = new Set<string>();
  const programs = new Programs(ports.store);
  const runs = unfinished(ports.store, recipe, concurrency * READ_AHEAD);
  let broken = false;

  const worker = async (): Promise<void> => {
    for (;;) {
      if (signal?.aborted || broken) return;
      const next = await runs.next();
      if (next.done) return;
      const outcome = await executeRun(next.value, programs, connections, ports, { signal, maxWaitMs, paused });
      summary[outcome.status]++;
    }
  };
  const guarded = (): Promise<void> =>
    worker().catch((error: unknown) => {
      broken = true; // Without a journal nothing more may be sent.
      throw error;
    });
  const ends = await Promise.allSettled(Array.from({ length: concurrency }, guarded));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return summary;
}

/** Compiled revisions. Few are in use at once, and the memory of them ends with the round. */
class Programs {
  readonly #byHash = new Map<string, Promise<Program>>();

  constructor(private readonly store: Store) {}

  of({ revision }: Run): Promise<Program> {
    const known = this.#byHash.get(revision) ?? this.#load(revision);
    this.#byHash.set(revision, known);
    return known;
  }

  async #load(hash: string): Promise<Program> {
    const revision = await this.store.recipe(hash);
    if (!revision) throw new Error(`The store has runs of recipe revision ${hash} and not the revision.`);
    return compileRecipe(recipeOf(revision));
  }
}

interface RunCircumstances {
  readonly signal?: AbortSignal;
  readonly maxWaitMs: number;
  readonly paused: Set<string>;
}

async function executeRun(
  run: Run,
  programs: Programs,
  connections: ReadonlyMap<string, RecipeConnection>,
  ports: ExecutePorts,
  { signal, maxWaitMs, paused }: RunCircumstances,
): Promise<RunOutcome> {
  const { store, clock, log } = ports;
  const write = (event: string, data: Readonly<Record<string, unknown>>): void => log.write({ at: clock.now(), event, run: run.id, data });
  write('run.started', { recipe: run.recipe, resumed: run.status === 'running' });
  const journal = await Journal.open(run.id, { store, clock, log, maxWaitMs, ...(signal && { signal }) });
  const host = {
    connections,
    paused,
    ...(signal && { signal }),
    report: (event: string, path: string, data?: object) => write(event, { step: path, ...data }),
  };
  const program = await programs.of(run).catch(asUnreadable);
  const outcome = 'status' in program ? program : await runRecipe(run, program, journal, host);
  if (outcome.status === 'waiting') await store.note(run.id, '', outcome.reason, clock.now());
  else await store.endRun(run.id, outcome.status, outcome.error, clock.now());
  write('run.ended', { ...outcome });
  return outcome;
}

/** A revision that an older Trunkline took and this one cannot read: its runs fail, and the others go on. */
function asUnreadable(error: unknown): RunOutcome {
  if (isExpressionFault(error)) return { status: 'failed', error: errorJson(error) };
  throw error;
}

async function* unfinished(store: Store, recipe: string, limit: number): AsyncGenerator<Run, undefined> {
  let after = 0;
  for (;;) {
    const page = await store.unfinishedRuns(recipe, { after, limit });
    const last = page.at(-1);
    if (!last) return undefined;
    after = last.order;
    yield* page;
  }
}
