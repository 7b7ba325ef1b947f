import type { Answer } from 'trunkline/testing';
import type { Api } from '../access/api.js';
import type { Call } from '../access/call.js';
import { success } from '../answers.js';
import { Fields } from '../fields.js';
import { newRecipe } from './new-recipe.js';
import { recipeOf, stoppedRecipeOf } from './recipe-of.js';
import { addVersion } from './versions.js';

/** Rows 7 and 11 of the endpoints. */
export function addCopies(api: Api): void {
  api.post('/recipes/{id}/copy', copyRecipe).put('/recipes/{id}/connect', replaceConnection);
}

/** Facts: K86. */
function copyRecipe(call: Call): Answer {
  const { workspace, now } = call;
  const original = recipeOf(call);
  const fields = new Fields(call.body);
  const folder_id = fields.integer('folder_id') ?? original.folder_id;
  if (!workspace.folders.find(folder_id)) fields.refuse('folder_id', 'does not exist');
  fields.check();
  const { name, description, code, config, trigger_application, action_applications, tags } = original;
  const content = { name: `Copy of ${name}`, description, code, config, trigger_application, action_applications, tags };
  const copy = workspace.recipes.add({ ...newRecipe(workspace.recipes.nextId, now), ...content, folder_id });
  addVersion(workspace, copy, now);
  workspace.recipes.change(original, { copy_count: original.copy_count + 1 });
  call.effect('recipe.copied', copy.id, copy.name);
  return success({ new_flow_id: copy.id });
}

/** Facts: K88. */
function replaceConnection(call: Call): Answer {
  const { workspace } = call;
  const recipe = stoppedRecipeOf(call);
  const fields = new Fields(call.body);
  const adapter = fields.requiredText('adapter_name');
  const account_id = fields.requiredInteger('connection_id');
  if (!recipe.config.some(({ provider }) => provider === adapter)) fields.refuse('adapter_name', 'is not used by the recipe');
  if (workspace.connections.find(account_id)?.provider !== adapter) fields.refuse('connection_id', `is not a connection of ${adapter}`);
  fields.check();
  const config = recipe.config.map((entry) => (entry.provider === adapter ? { ...entry, account_id } : entry));
  workspace.recipes.change(recipe, { config, updated_at: call.now });
  call.effect('recipe.connected', recipe.id, adapter);
  return success();
}
