import type { RecipeConnection } from '../runtime/connection.js';
import type { Log } from '../ports/log.js';
import type { Recipe } from '../recipe/recipe.js';
import { revisionOf } from '../recipe/revision.js';
import { holdLease } from '../run/hold-lease.js';
import { RecipeValues } from '../run/program/recipe-values.js';
import { openSqliteStore } from '../store/open-sqlite-store.js';
import { StoreError } from '../store/store-error.js';
import { FileError } from '../text/fault.js';
import { runOnce, type RoundSummary } from '../trigger/run-once.js';
import { checkRecipeFile } from './check-recipe-file.js';
import type { OpenProject } from './open-project.js';

export interface RunRecipeOptions {
  readonly signal?: AbortSignal;
  /** Where the events of the run go. Default: the runtime's log. */
  readonly log?: Log;
  /** Runs at once. Default 8. */
  readonly concurrency?: number;
  /** For a recipe without triggers: what it is given. */
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** Instead of the recipe's own, in the runs that are started now. */
  readonly vars?: Readonly<Record<string, unknown>>;
}

/**
 * Polls a recipe's triggers once and runs what they start, and what an earlier round left unfinished. A recipe without triggers is run
 * itself, once each time.
 *
 * @throws FileError with every fault of the recipe; InvalidInputError for inputs that it does not take. Nothing has been sent then.
 */
export async function runRecipeFile(project: OpenProject, path: string, options: RunRecipeOptions = {}): Promise<RoundSummary> {
  const { ports } = project.runtime;
  const { source, faults, recipe } = await checkRecipeFile(ports.files, project.catalogue, path);
  if (recipe === undefined) throw new FileError(path, faults, source);
  const given = givenTo(recipe, options);
  const connections = new Map<string, RecipeConnection>();
  for (const local of connectionNames(recipe)) connections.set(local, await project.connection(local));
  const store = project.store ?? openSqliteStore(project.storePath);
  try {
    const held = await holdLease(store, ports.clock, { name: 'engine', holder: `process ${process.pid}` });
    if (!held) throw owned(project.storePath);
    const { signal, concurrency, log = ports.log } = options;
    const stop = signal ? AbortSignal.any([signal, held.lost]) : held.lost;
    const started = recipe.on.length === 0;
    const run = { id: ports.random.uuid(), recipe: revisionOf(recipe), event: null, given };
    if (started) await held.store.startRun(run, ports.clock.now());
    const summary = await runOnce({ recipe, connections }, { store: held.store, clock: ports.clock, log }, { signal: stop, concurrency });
    await held.release();
    return started ? { ...summary, started: 1 } : summary;
  } finally {
    if (project.store === undefined) await store.close();
  }
}

function givenTo(
  recipe: Recipe,
  { inputs = {}, vars = {} }: RunRecipeOptions,
): { readonly inputs: unknown; readonly vars: Readonly<Record<string, unknown>> } {
  return { inputs: new RecipeValues(recipe).inputs(inputs), vars };
}

/** Of the recipe and of those it calls: a local name stands for the project's connection of that name. */
function connectionNames(recipe: Recipe): ReadonlySet<string> {
  return new Set([...Object.keys(recipe.connections), ...Object.values(recipe.calls).flatMap((called) => [...connectionNames(called)])]);
}

const owned = (path: string): StoreError =>
  new StoreError(
    'store_owned',
    `The store ${path} is in use by another process.`,
    'Stop the other one, or give this project another store.',
  );
