import type { Answer } from 'trunkline/testing';
import type { Call } from '../access/call.js';
import { ok, success } from '../answers.js';
import { Refused } from '../refused.js';
import type { Workspace } from '../workspace.js';
import { stepsOf } from './code.js';
import type { RecipeRecord } from './records.js';

/** The number of a step, and its faults: field, value and what is wrong. */
type StepErrors = readonly [step: number, faults: readonly (readonly [field: string, value: null, problem: string])[]];

/** Answers 200 also when the recipe cannot be started. Facts: K41, K64, K66. */
export function startRecipe(call: Call, recipe: RecipeRecord): Answer {
  call.needTrial();
  const code_errors = codeErrors(recipe);
  const config_errors = configErrors(recipe, call.workspace);
  if (code_errors.length + config_errors.length > 0) return ok({ success: false, code_errors, config_errors });
  const refusal = call.workato.takeFailure('webhook');
  if (refusal !== null) throw new Refused(422, refusal, 'message');
  if (!recipe.running) {
    call.workspace.recipes.change(recipe, { running: true, stopped_at: null, stop_cause: null, updated_at: call.now });
    call.effect('recipe.started', recipe.id, recipe.name);
  }
  return success({ code_errors, config_errors });
}

function codeErrors({ code }: RecipeRecord): StepErrors[] {
  const [trigger] = stepsOf(code) ?? [];
  return trigger?.provider ? [] : [[0, [['provider', null, 'trigger is missing']]]];
}

/** An application whose connection is missing, lost or was never signed in to. */
function configErrors({ code, config }: RecipeRecord, { connections }: Workspace): StepErrors[] {
  const steps = stepsOf(code) ?? [];
  return config
    .filter(({ skip_validation, account_id }) => !skip_validation && connections.find(account_id)?.authorization_status !== 'success')
    .map(({ provider }) => [steps.find((step) => step.provider === provider)?.number ?? 0, [['account_id', null, 'not connected']]]);
}
