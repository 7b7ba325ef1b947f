import type { RecipeRevision } from '../ports/store/index.js';
import { canonicalJson, jsonHash } from '../text/canonical-json.js';
import type { Recipe } from './recipe.js';

/** What a run is pinned to. Comments, order of keys and formatting do not change the hash. */
export function revisionOf(recipe: Recipe): RecipeRevision {
  return { name: recipe.name, hash: jsonHash(recipe), body: canonicalJson(recipe) };
}

/** The recipe of a revision; its body is our own writing, so it is not checked again. */
export function recipeOf(revision: RecipeRevision): Recipe {
  return JSON.parse(revision.body) as Recipe;
}
