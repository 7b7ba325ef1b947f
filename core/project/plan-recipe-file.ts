import type { Plan } from '../plan/plan.js';
import { planRecipe } from '../plan/plan-recipe.js';
import { RecipeValues } from '../run/program/recipe-values.js';
import { loadRecipe, localNames } from './load-recipe.js';
import type { OpenProject } from './open-project.js';
import { checkGiven, type GivenValues, withVars } from './recipe-start.js';

/**
 * Says what a recipe will do: its calls with their effects, how many there may be, and how long rate limits make them take. Opens no connection and
 * no secret, and sends nothing. Without inputs, loops over them are of unknown length.
 *
 * @throws FileError with every fault of the recipe; InvalidInputError for inputs and vars that it does not take.
 */
export async function planRecipeFile(project: OpenProject, path: string, given: GivenValues = {}): Promise<Plan> {
  const recipe = await loadRecipe(project, path);
  checkGiven(recipe, given);
  const inputs = given.inputs === undefined ? {} : new RecipeValues(recipe).inputs(given.inputs);
  const accounts = [];
  for (const name of localNames(recipe)) {
    const { connector, settings } = project.project.connections[name]!;
    accounts.push({ name, settings, document: (await project.catalogue.find(connector))!.document });
  }
  return planRecipe(recipe, accounts, { inputs, vars: withVars(recipe, given).vars });
}
