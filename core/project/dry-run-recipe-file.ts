import { join } from 'node:path';
import { NodeRunFiles } from '../adapters/node-run-files.js';
import { inTempFolder } from '../adapters/temp-folder.js';
import { dryRun, type DryRun } from '../dry-run/dry-run.js';
import { skipWaits } from '../dry-run/skip-waits.js';
import { openSqliteStore } from '../store/open-sqlite-store.js';
import { bindDry, loadRecipe } from './load-recipe.js';
import type { OpenProject } from './open-project.js';
import { FILES_FOLDER } from './project.js';
import { checkGiven, startByHand, withVars } from './recipe-start.js';
import type { RunRecipeOptions } from './run-recipe-file.js';

export type DryRunOptions = Pick<RunRecipeOptions, 'inputs' | 'vars' | 'signal' | 'log' | 'concurrency'>;

/**
 * Does what a round of the recipe would, without changing anything: vendors are read, and what would be written to them is only told. What a write gives
 * is made up after its class; waits for a time take none. Nothing is written to the project's store or files, and no cursor moves.
 *
 * @throws as `runRecipeFile` does, but for a store that another process owns.
 */
export async function dryRunRecipeFile(project: OpenProject, path: string, options: DryRunOptions = {}): Promise<DryRun> {
  const { clock, random, log: usual } = project.runtime.ports;
  const { signal, concurrency, log = usual } = options;
  const whole = await loadRecipe(project, path);
  checkGiven(whole, options);
  const recipe = skipWaits(withVars(whole, options));
  const start = recipe.on.length > 0 ? undefined : startByHand(recipe, random.uuid(), options);
  const connections = await bindDry(project, recipe);
  const real = await project.storeIfThere();
  return inTempFolder(async (folder) => {
    const store = openSqliteStore(join(folder, 'store.db'));
    try {
      const owned = await store.acquire({ name: 'engine', holder: 'a dry run', ttlMs: 60_000, now: clock.now() });
      return await dryRun(
        recipe,
        connections,
        { store: owned!, clock, log, files: new NodeRunFiles(join(project.root, FILES_FOLDER)), ...(real && { real }) },
        { ...(signal && { signal }), ...(concurrency !== undefined && { concurrency }), ...(start && { start }) },
      );
    } finally {
      await store.close();
    }
  });
}
