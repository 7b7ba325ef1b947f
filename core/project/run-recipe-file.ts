import type { RecipeConnection } from '../runtime/connection.js';
import type { Log } from '../ports/log.js';
import { revisionOf } from '../recipe/revision.js';
import { openSqliteStore } from '../store/sqlite-store.js';
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
}

/**
 * Polls a recipe's triggers once and runs what they start, and what an earlier round left unfinished. A recipe without triggers is run
 * itself, once each time.
 *
 * @throws FileError with every fault of the recipe; nothing has been sent then.
 */
export async function runRecipeFile(project: OpenProject, path: string, options: RunRecipeOptions = {}): Promise<RoundSummary> {
  const { ports } = project.runtime;
  const { source, faults, parsed } = await checkRecipeFile(ports.files, project.catalogue, path);
  const { recipe } = parsed;
  if (recipe === undefined || faults.some(({ severity }) => severity === 'error')) throw new FileError(path, faults, source);
  const connections = new Map<string, RecipeConnection>();
  for (const local of Object.keys(recipe.connections)) connections.set(local, await project.connection(local));
  const store = project.store ?? openSqliteStore(project.storePath);
  try {
    const { signal, concurrency, log = ports.log } = options;
    const started = recipe.on.length === 0;
    if (started) await store.startRun({ id: ports.random.uuid(), recipe: revisionOf(recipe), event: null }, ports.clock.now());
    const summary = await runOnce({ recipe, connections }, { store, clock: ports.clock, log }, { signal, concurrency });
    return started ? { ...summary, started: 1 } : summary;
  } finally {
    if (project.store === undefined) await store.close();
  }
}
