import { join } from 'node:path';
import { WorkerEvaluator } from '../adapters/worker-evaluator.js';
import { NodeRunFiles } from '../adapters/node-run-files.js';
import { onEngine } from '../engine/await-runs.js';
import type { Log } from '../ports/log.js';
import type { Run } from '../ports/store/index.js';
import { executeRuns } from '../run/execute-runs.js';
import { runOnce, type RoundSummary } from '../trigger/run-once.js';
import { bindConnections, loadRecipe } from './load-recipe.js';
import type { OpenProject } from './open-project.js';
import { ownStore } from './own-store.js';
import { openEngine } from './open-engine.js';
import { FILES_FOLDER } from './project.js';
import { checkGiven, type GivenValues, startByHand, withVars } from './recipe-start.js';

export interface RunRecipeOptions extends GivenValues {
  readonly signal?: AbortSignal;
  /** Where the events of the run go. Default: the runtime's log. */
  readonly log?: Log;
  /** Runs at once. Default 8. */
  readonly concurrency?: number;
  /** Stand by while another process owns the store. Default: refuse with `store_owned`. */
  readonly wait?: boolean;
  /** Only go on with what earlier rounds left: no trigger is polled and no run is started. */
  readonly resumeOnly?: boolean;
}

export interface RecipeRound extends RoundSummary {
  /** The run of a recipe without triggers, as this round left it. */
  readonly run?: Run;
}

/** How often a round looks for what people ask of its runs. */
const COMMANDS_EVERY_MS = 500;

/**
 * Polls a recipe's triggers once and runs what they start, and what an earlier round left unfinished. A recipe without triggers is run
 * itself, once each time. With an engine, its workers execute the runs, and this waits for them.
 *
 * @throws FileError with every fault of the recipe; InvalidInputError for inputs and vars that it does not take. Nothing has been sent then.
 */
export async function runRecipeFile(project: OpenProject, path: string, options: RunRecipeOptions = {}): Promise<RecipeRound> {
  const { clock, random, log: usual } = project.runtime.ports;
  const { signal, concurrency, log = usual, resumeOnly = false } = options;
  const recipe = await loadRecipe(project, path);
  checkGiven(recipe, options);
  const start = resumeOnly || recipe.on.length > 0 ? undefined : startByHand(recipe, random.uuid(), options);
  const polled = resumeOnly ? { ...recipe, on: [] } : withVars(recipe, options);
  const connections = await bindConnections(project, recipe);
  const held = await ownStore(project, options);
  const evaluator = new WorkerEvaluator();
  try {
    const engine = await openEngine(project);
    const execute = engine ? onEngine(engine, await held.store.countRuns(recipe.name)) : executeRuns;
    if (start) await held.store.startRun(start, clock.now());
    const summary = await runOnce(
      { recipe: polled, connections },
      { store: held.store, clock, log, evaluator, files: new NodeRunFiles(join(project.root, FILES_FOLDER)) },
      {
        signal: signal ? AbortSignal.any([signal, held.lost]) : held.lost,
        commandsEveryMs: COMMANDS_EVERY_MS,
        ...(concurrency && { concurrency }),
      },
      execute,
    );
    if (!start) return summary;
    const run = await held.store.run(start.id);
    return { ...summary, started: 1, ...(run && { run }) };
  } finally {
    await evaluator.close();
    await held.release();
  }
}
