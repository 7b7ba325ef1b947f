import { join } from 'node:path';
import { InvalidInputError } from 'trunkline/errors';
import type { Recipe } from '../recipe/recipe.js';
import { FileError } from '../text/fault.js';
import type { Files } from '../ports/files.js';
import { checkRecipeFile } from './check-recipe-file.js';
import type { OpenProject } from './open-project.js';
import { PROJECT_FILE, RECIPES_FOLDER } from './project.js';

/** A recipe and the file it is in. */
export interface FoundRecipe {
  readonly path: string;
  readonly recipe: Recipe;
}

/**
 * The project's recipes: those in its folder of recipes, or in these files.
 *
 * @throws FileError with every fault of the first file that has any; InvalidInputError when there is no recipe, or two have one name: the state of
 *   triggers and the memory of events are kept under it.
 */
export async function findRecipes(project: OpenProject, files?: readonly string[]): Promise<readonly FoundRecipe[]> {
  const found: FoundRecipe[] = [];
  for (const path of files ?? (await pathsOf(project))) {
    const { source, faults, recipe } = await checkRecipeFile(project.runtime.ports.files, project.catalogue, path);
    if (recipe === undefined) throw new FileError(path, faults, source);
    const other = found.find((one) => one.recipe.name === recipe.name);
    if (other) throw sameName(recipe.name, other.path, path);
    found.push({ path, recipe });
  }
  return found;
}

/** Files of recipes in a project's folder of recipes, which may be the project's own; none where there is no such folder. */
export async function recipePaths(files: Files, folder: string): Promise<readonly string[]> {
  const names = (await files.list(folder)) ?? [];
  return names.filter((name) => /\.ya?ml$/.test(name) && name !== PROJECT_FILE).map((name) => join(folder, name));
}

/** The project's folder of recipes. */
export const recipesFolder = ({ root, project }: OpenProject): string => join(root, project.recipes ?? RECIPES_FOLDER);

async function pathsOf(project: OpenProject): Promise<readonly string[]> {
  const folder = recipesFolder(project);
  const paths = await recipePaths(project.runtime.ports.files, folder);
  if (paths.length > 0) return paths;
  throw new InvalidInputError(`There is no recipe in ${folder}.`, {
    code: 'no_recipe',
    remedy: `Put recipes there, name another folder with \`recipes:\` in ${PROJECT_FILE}, or name the files.`,
  });
}

const sameName = (name: string, one: string, other: string): InvalidInputError =>
  new InvalidInputError(`Two recipes are called ${name}: ${one} and ${other}.`, {
    code: 'same_name',
    remedy: 'Give one of them another name: what a trigger has seen is kept under it.',
  });
