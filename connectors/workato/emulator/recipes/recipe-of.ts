import { type Call, found } from '../access/call.js';
import { wrongState } from '../refused.js';
import type { RecipeRecord } from './records.js';

/** The recipe whose id stands in the path. */
export function recipeOf(call: Call): RecipeRecord {
  return found(call.workspace.recipes.find(call.id()));
}

/** The same, for what cannot be done while it runs. Facts: K65, K85. */
export function stoppedRecipeOf(call: Call): RecipeRecord {
  const recipe = recipeOf(call);
  if (recipe.running) throw wrongState('Recipe is running');
  return recipe;
}
