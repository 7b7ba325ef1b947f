import { join } from 'node:path';
import { CancelledError } from 'trunkline/errors';
import { NodeRunFiles } from '../adapters/node-run-files.js';
import { WorkerEvaluator } from '../adapters/worker-evaluator.js';
import type { Log } from '../ports/log.js';
import type { HeldStore } from '../run/hold-lease.js';
import { errorJson } from '../run/run-errors.js';
import { RunLoop } from '../run/run-loop.js';
import { runParts } from '../serve/run-parts.js';
import { schedulePart } from '../serve/schedule-part.js';
import type { BoundRecipe } from '../trigger/run-once.js';
import { boundRuns } from './bound-runs.js';
import { findRecipes } from './find-recipes.js';
import { bindConnections } from './load-recipe.js';
import type { OpenProject } from './open-project.js';
import { ownStore } from './own-store.js';
import { FILES_FOLDER } from './project.js';

export interface ServeOptions {
  readonly signal: AbortSignal;
  /** Files of recipes. Default: those in the project's folder of recipes. */
  readonly recipes?: readonly string[];
  /** Runs at once. Default 32. */
  readonly concurrency?: number;
  readonly log?: Log;
  /** Told each time the store is ours and everything is under way. */
  readonly onServing?: (facts: ServingFacts) => void;
}

export interface ServingFacts {
  /** Names of the recipes. */
  readonly recipes: readonly string[];
}

/**
 * Serves the project's recipes until the signal ends it: starts runs from triggers, and executes them. While another process owns the store, it stands by;
 * when that one ends or dies, it takes over.
 *
 * @throws FileError with every fault of a recipe; nothing has been sent then.
 */
export async function serveProject(project: OpenProject, options: ServeOptions): Promise<void> {
  const bound: BoundRecipe[] = [];
  for (const { recipe } of await findRecipes(project, options.recipes))
    bound.push({ recipe, connections: await bindConnections(project, recipe) });
  const server = new ProjectServer(project, bound, options);
  try {
    while (!options.signal.aborted) await server.takeTurn();
  } finally {
    await server.close();
  }
}

class ProjectServer {
  readonly #evaluator = new WorkerEvaluator();
  readonly #log: Log;

  constructor(
    private readonly project: OpenProject,
    private readonly bound: readonly BoundRecipe[],
    private readonly options: ServeOptions,
  ) {
    this.#log = options.log ?? project.runtime.ports.log;
  }

  /** Serves for as long as the store is ours. One that was lost, as by a process that was held up, is stood by for again. */
  async takeTurn(): Promise<void> {
    const held = await this.#stand();
    if (!held) return;
    try {
      await this.#serve(held);
    } catch (error) {
      if (!held.lost.aborted) throw error;
      this.#log.write({ at: this.project.runtime.ports.clock.now(), event: 'server.interrupted', data: { error: errorJson(error) } });
    } finally {
      await held.release();
    }
  }

  async close(): Promise<void> {
    await this.#evaluator.close();
  }

  async #stand(): Promise<HeldStore | undefined> {
    try {
      return await ownStore(this.project, { wait: true, signal: this.options.signal, log: this.#log });
    } catch (error) {
      if (error instanceof CancelledError && this.options.signal.aborted) return undefined;
      throw error;
    }
  }

  async #serve({ store, lost }: HeldStore): Promise<void> {
    const { concurrency, signal, onServing } = this.options;
    const { clock } = this.project.runtime.ports;
    const ports = {
      store,
      clock,
      log: this.#log,
      evaluator: this.#evaluator,
      files: new NodeRunFiles(join(this.project.root, FILES_FOLDER)),
    };
    const runs = new RunLoop(ports, { connections: boundRuns(this.project, store), ...(concurrency !== undefined && { concurrency }) });
    const recipes = this.bound.map(({ recipe }) => recipe);
    onServing?.({ recipes: recipes.map(({ name }) => name) });
    const wake = (): void => runs.wake();
    await runParts([(stop) => runs.run(stop), schedulePart(recipes, ports, wake)], AbortSignal.any([signal, lost]));
  }
}
