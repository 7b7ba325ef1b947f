import type { Recipe } from '../recipe/recipe.js';
import type { AnyConnection } from '../runtime/connection.js';
import { FileError } from '../text/fault.js';
import { checkRecipeFile } from './check-recipe-file.js';
import type { OpenProject } from './open-project.js';

/**
 * A recipe of the project, with those it calls in it. Nothing is sent.
 *
 * @throws FileError with every fault of its file; InvalidInputError when there is none.
 */
export async function loadRecipe(project: OpenProject, path: string): Promise<Recipe> {
  const { source, faults, recipe } = await checkRecipeFile(project.runtime.ports.files, project.catalogue, path);
  if (recipe === undefined) throw new FileError(path, faults, source);
  return recipe;
}

/** The accounts behind a recipe's local names, and those of the recipes it calls: the project's connections of these names. */
export async function bindConnections(
  project: Pick<OpenProject, 'connection'>,
  recipe: Recipe,
): Promise<ReadonlyMap<string, AnyConnection>> {
  const connections = new Map<string, AnyConnection>();
  for (const local of localNames(recipe)) connections.set(local, await project.connection(local));
  return connections;
}

/** The same, for what must change nothing. */
export const bindDry = (project: OpenProject, recipe: Recipe): Promise<ReadonlyMap<string, AnyConnection>> =>
  bindConnections({ connection: (local) => project.dryConnection(local) }, recipe);

/** Names of connections in a recipe and in those it calls. */
export function localNames(recipe: Recipe): ReadonlySet<string> {
  return new Set([...Object.keys(recipe.connections), ...Object.values(recipe.calls).flatMap((called) => [...localNames(called)])]);
}
