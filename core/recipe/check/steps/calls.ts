import { didYouMean } from '../../../text/did-you-mean.js';
import { InputValidator } from '../../../document/input-validator.js';
import { Schemas } from '../../../document/schema.js';
import type { ActionStep, CallStep } from '../../recipe.js';
import { recipeSchemas } from '../../recipe-schemas.js';
import type { BlockChecker } from '../block.js';
import { checkExpressions } from '../expressions.js';
import { checkInput } from '../input.js';
import type { Scope } from '../scope.js';
import type { Outcome } from '../steps.js';
import { checkUses } from '../uses.js';

export function checkAction(step: ActionStep, scope: Scope, { context }: BlockChecker): Outcome {
  const { file, places, bound, recipe, used } = context;
  used.add(step.uses.connection);
  const { node, entries } = places.of(step);
  const operation = checkUses(file, { uses: step.uses, node: places.value(step, 'uses'), wanted: 'action' }, bound, recipe.connections);
  const input = entries.get('with')?.value;
  checkExpressions(file, input, scope);
  if (operation) checkInput(file, node, input, operation.taker, scope);
  return { output: operation?.result && [operation.result] };
}

export function checkCall(step: CallStep, scope: Scope, { context }: BlockChecker): Outcome {
  const { file, places, recipes } = context;
  const { node, entries } = places.of(step);
  const input = entries.get('with')?.value;
  checkExpressions(file, input, scope);
  const called = recipes.get(step.recipe);
  if (!called) {
    if (step.recipe === '') return {};
    const suggestion = didYouMean(step.recipe, recipes.keys());
    const remedy = suggestion ? `Did you mean \`${suggestion}\`?` : `Recipes here: ${[...recipes.keys()].join(', ') || 'none'}.`;
    file.fault(places.value(step, 'call'), `There is no recipe \`${step.recipe}\`.`, remedy, { ...(suggestion && { suggestion }) });
    return {};
  }
  const { schemas: named } = recipeSchemas(called);
  const schemas = new Schemas({ schemas: named });
  checkInput(file, node, input, { name: step.recipe, validator: new InputValidator({ schemas: named }), schemas, input: 'inputs' }, scope);
  return { output: Object.keys(called.outputs).length > 0 ? [{ schemas, schema: named['outputs']! }] : undefined };
}
