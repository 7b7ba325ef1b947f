import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import { type Call, found } from '../access/call.js';
import { ok, success } from '../answers.js';
import { texts } from '../query.js';
import { wrongState } from '../refused.js';
import { listRecipes } from './list-recipes.js';
import { readRecipe } from './recipe-body.js';
import type { RecipeRecord } from './records.js';
import { startRecipe } from './start.js';
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

/** A recipe that nobody has started yet. */
export function newRecipe(id: number, now: number): RecipeRecord {
  return {
    id,
    name: `Recipe ${id}`,
    description: '',
    created_at: now,
    updated_at: now,
    folder_id: 0,
    running: false,
    trigger_application: '',
    action_applications: [],
    config: [],
    code: '{}',
    version_no: 1,
    version_comment: null,
    copy_count: 0,
    lifetime_task_count: 0,
    stopped_at: null,
    stop_cause: null,
    tags: [],
  };
}

/** Facts: K84. */
function createRecipe(call: Call): Answer {
  const { workspace, now } = call;
  const content = readRecipe(call, true);
  const draft = { ...newRecipe(workspace.recipes.nextId, now), folder_id: workspace.rootFolderId };
  const { id, name } = workspace.recipes.add({ ...draft, ...content });
  call.effect('recipe.created', id, name);
  return success({ id });
}

function updateRecipe(call: Call): Answer {
  const recipe = stoppedRecipeOf(call);
  const content = readRecipe(call, false);
  call.workspace.recipes.change(recipe, { ...content, version_no: recipe.version_no + 1, updated_at: call.now });
  call.effect('recipe.updated', recipe.id, recipe.name);
  return success();
}

function deleteRecipe(call: Call): Answer {
  const recipe = recipeOf(call);
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
