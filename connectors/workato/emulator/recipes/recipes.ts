import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import type { Call } from '../access/call.js';
import { ok, success } from '../answers.js';
import { texts } from '../query.js';
import { listRecipes } from './list-recipes.js';
import { newRecipe } from './new-recipe.js';
import { readRecipe } from './recipe-body.js';
import { recipeOf, stoppedRecipeOf } from './recipe-of.js';
import { startRecipe } from './start.js';
import { addVersion } from './versions.js';
import { recipeView } from './view.js';

/** Rows 2 to 6, 8 and 9 of the endpoints. */
export function addRecipes(api: Api): void {
  api
    .get('/recipes', listRecipes)
    .post('/recipes', createRecipe)
    .get('/recipes/{id}', (call) => {
      const withTags = texts(call.request, 'includes').includes('tags');
      return ok(recipeView(recipeOf(call), call.workspace, call.now, { withTags }));
    })
    .put('/recipes/{id}', updateRecipe)
    .delete('/recipes/{id}', deleteRecipe)
    .put('/recipes/{id}/start', (call) => startRecipe(call, recipeOf(call)))
    .put('/recipes/{id}/stop', stopRecipe);
}

/** Facts: K84. */
function createRecipe(call: Call): Answer {
  const { workspace, now } = call;
  const content = readRecipe(call, true);
  const draft = { ...newRecipe(workspace.recipes.nextId, now), folder_id: workspace.rootFolderId };
  const recipe = workspace.recipes.add({ ...draft, ...content });
  addVersion(workspace, recipe, now);
  call.effect('recipe.created', recipe.id, recipe.name);
  return success({ id: recipe.id });
}

function updateRecipe(call: Call): Answer {
  const recipe = stoppedRecipeOf(call);
  const content = readRecipe(call, false);
  call.workspace.recipes.change(recipe, { ...content, version_no: recipe.version_no + 1, version_comment: null, updated_at: call.now });
  addVersion(call.workspace, recipe, call.now);
  call.effect('recipe.updated', recipe.id, recipe.name);
  return success();
}

function deleteRecipe(call: Call): Answer {
  const recipe = stoppedRecipeOf(call);
  call.workspace.recipes.delete(recipe, call.now);
  call.effect('recipe.deleted', recipe.id, recipe.name);
  return success();
}

function stopRecipe(call: Call): Answer {
  const recipe = recipeOf(call);
  if (recipe.running) {
    call.workspace.recipes.change(recipe, { running: false, stopped_at: call.now, updated_at: call.now });
    call.effect('recipe.stopped', recipe.id, recipe.name);
  }
  return success();
}
