import { join } from 'node:path';
import { NodeRunFiles } from '../adapters/node-run-files.js';
import type { RestateOptions } from '../adapters/restate/restate-engine.js';
import { runWorker } from '../engine/run-worker.js';
import type { Log } from '../ports/log.js';
import type { Run } from '../ports/store/index.js';
import { recipeOf } from '../recipe/revision.js';
import type { RecipeConnection } from '../runtime/connection.js';
import { bindConnections } from './load-recipe.js';
import { noEngine, openEngine } from './open-engine.js';
import type { OpenProject } from './open-project.js';
import { engineClaim } from './own-store.js';
import { FILES_FOLDER } from './project.js';

export interface WorkOptions {
  readonly signal: AbortSignal;
  /** Runs at once. Default 32. */
  readonly concurrency?: number;
  /** In the place of what trunkline.yaml says of the engine. */
  readonly engine?: RestateOptions;
  readonly log?: Log;
  /** Told where the engine reaches the worker, once it knows of it. */
  readonly onServing?: (url: string) => void;
}

/**
 * Works for the project's engine until the signal ends it: advances runs of every recipe of the project, with the accounts of its trunkline.yaml.
 *
 * @throws InvalidInputError `no_engine`; EngineError when the engine does not know of the worker and cannot be told.
 */
export async function workProject(project: OpenProject, options: WorkOptions): Promise<void> {
  const { clock, log: usual } = project.runtime.ports;
  const { signal, concurrency, log = usual, onServing } = options;
  const engine = await openEngine(project, options.engine);
  if (!engine) throw noEngine();
  const store = await project.openStore();
  const bound = new Map<string, Promise<ReadonlyMap<string, RecipeConnection>>>();
  const bind = async ({ revision }: Run): Promise<ReadonlyMap<string, RecipeConnection>> => {
    const recipe = await store.recipe(revision);
    if (!recipe) throw new TypeError(`The store has runs of recipe revision ${revision} and not the revision.`);
    return bindConnections(project, recipeOf(recipe));
  };
  const connections = (run: Run): Promise<ReadonlyMap<string, RecipeConnection>> => {
    const known = bound.get(run.revision) ?? bind(run);
    bound.set(run.revision, known);
    known.catch(() => bound.delete(run.revision));
    return known;
  };
  await runWorker(
    { store, engine, clock, log, files: new NodeRunFiles(join(project.root, FILES_FOLDER)) },
    {
      connections,
      holder: engineClaim().holder,
      stop: signal,
      ...(concurrency !== undefined && { concurrency }),
      ...(onServing && { onServing }),
    },
  );
}
