import { InvalidInputError } from 'trunkline/errors';
import { NAME } from '../../recipe/read/words.js';
import { checkRecipeFile } from '../check-recipe-file.js';
import { recipesFolder, recipePaths } from '../find-recipes.js';
import { loadRecipe } from '../load-recipe.js';
import type { OpenProject } from '../open-project.js';

/** The name of a recipe that is given by its name or by its file; what could be a name is one, and a file `./name`. @throws FileError with the faults of the file. */
export async function recipeName(project: OpenProject, given: string): Promise<string> {
  return NAME.test(given) ? given : (await loadRecipe(project, given)).name;
}

/** The file of a recipe that is given by its file or by its name. @throws InvalidInputError when no file of the project's has the name. */
export async function recipePath(project: OpenProject, given: string): Promise<string> {
  if (!NAME.test(given)) return given;
  const { files } = project.runtime.ports;
  const folder = recipesFolder(project);
  for (const path of await recipePaths(files, folder)) {
    const { recipe } = await checkRecipeFile(files, project.catalogue, path);
    if (recipe?.name === given) return path;
  }
  throw new InvalidInputError(`No recipe in ${folder} is named \`${given}\`.`, {
    code: 'no_recipe',
    remedy: `Give its file, as ${given}.yaml.`,
  });
}
