import type { Log } from '../ports/log.js';
import type { HookOptions } from '../serve/hook-part.js';
import type { HookedRecipe } from '../webhook/listener.js';
import { findRecipes } from './find-recipes.js';
import { bindConnections } from './load-recipe.js';
import type { OpenProject } from './open-project.js';
import { ProjectServer } from './project-server.js';
import { sealStore } from './seal-store.js';

export interface ServeOptions {
  readonly signal: AbortSignal;
  /** Files of recipes. Default: those in the project's folder of recipes. */
  readonly recipes?: readonly string[];
  /** Runs at once. Default 32. */
  readonly concurrency?: number;
  readonly log?: Log;
  /** Where to listen for vendors, when a trigger of the recipes can be told by webhooks. */
  readonly webhooks?: HookOptions & {
    /** Where vendors reach it, without a path. Webhooks at vendors are looked after only when it is given. */
    readonly publicUrl?: string;
    /** Told once vendors are let in: where. */
    readonly onListening?: (url: string) => void;
  };
  /** Told each time the store is ours and everything is under way, vendors let in. */
  readonly onServing?: (facts: ServingFacts) => void;
}

export interface ServingFacts {
  /** Names of the recipes. */
  readonly recipes: readonly string[];
}

/**
 * Serves the project's recipes until the signal ends it: starts runs from triggers, and executes them. While another process owns the store, it stands by;
 * when that one ends or dies, it takes over. A store that no key is named for is sealed with one that is made for it.
 *
 * @throws FileError with every fault of a recipe; nothing has been sent then.
 */
export async function serveProject(project: OpenProject, options: ServeOptions): Promise<void> {
  const recipes: HookedRecipe[] = [];
  for (const { recipe } of await findRecipes(project, options.recipes))
    recipes.push({ recipe, connections: await bindConnections(project, recipe) });
  await sealStore(project);
  const server = new ProjectServer(project, recipes, options);
  try {
    await server.run();
  } finally {
    await server.close();
  }
}
