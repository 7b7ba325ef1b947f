import { errorTable, idempotent, on, OperationGroup, Post, Put, RateLimitError, SuspendedError, unsafe, type Action } from 'trunkline/sdk';
import { RECIPES } from '../sources.js';
import { ConnectionReplacement, RecipeId, RecipeRef } from './recipe-inputs.js';
import { RecipeStart, startErrors } from './recipe-start.js';

/** Polling is refused with 429 while the trigger backs off, and while the plan has nothing left. */
const pollErrors = errorTable({
  rows: [
    on({ status: 429, message: ['transaction credit', 'action quota'] }, SuspendedError, {
      remedy: 'The plan has no transactions or actions left. Raise it or wait for the next billing period.',
    }),
    on({ status: 429 }, RateLimitError, { waitSeconds: 60 }),
  ],
});

@OperationGroup({ source: RECIPES })
export class RecipeSwitches {
  @Put('/recipes/{id}/start', {
    title: 'Start a recipe',
    description: 'One that is incomplete is refused, and the error’s details tell by step what is wrong.',
    input: RecipeId,
    output: RecipeStart,
    effect: idempotent,
    errors: startErrors,
    scopes: ['Recipes: Start'],
  })
  declare startRecipe: Action<RecipeId, RecipeStart>;

  @Put('/recipes/{id}/stop', {
    title: 'Stop a recipe',
    description: 'Only while it is stopped can it be changed or given another connection. One that is stopped stays so.',
    input: RecipeId,
    effect: idempotent,
    scopes: ['Recipes: Stop'],
  })
  declare stopRecipe: Action<RecipeId, void>;

  @Post('/recipes/{recipe_id}/reset_trigger', {
    title: 'Reset the trigger of a recipe',
    description:
      'What it picked up before is picked up again, so the recipe must stand repeats. For polling and scheduled triggers only. Each reset reads ' +
      'everything anew, so a lost answer stops for a person.',
    input: RecipeRef,
    effect: unsafe,
    scopes: ['Recipes: Reset recipe trigger'],
  })
  declare resetRecipeTrigger: Action<RecipeRef, void>;

  @Put('/recipes/{recipe_id}/connect', {
    title: 'Replace a connection of a recipe',
    description: 'For one application. A recipe that is started is refused: stop it first.',
    input: ConnectionReplacement,
    effect: idempotent,
    scopes: ['Recipes: Update connection for recipe'],
  })
  declare replaceRecipeConnection: Action<ConnectionReplacement, void>;

  @Post('/recipes/{recipe_id}/poll_now', {
    title: 'Poll for a recipe now',
    description: 'Its trigger looks for new events at once. The trigger knows what it has seen, so a repeat runs nothing twice.',
    input: RecipeRef,
    effect: idempotent,
    errors: pollErrors,
    scopes: ['Recipes: Forces a running recipe to poll immediately'],
  })
  declare pollRecipeNow: Action<RecipeRef, void>;

  @Post('/recipes/{recipe_id}/force_run', {
    title: 'Run a recipe now',
    description: 'Each call is a run. What it answers is not documented, so a lost answer stops for a person.',
    input: RecipeRef,
    effect: unsafe,
    errors: pollErrors,
  })
  declare runRecipe: Action<RecipeRef, void>;
}
