import { didYouMean } from '../../../text/did-you-mean.js';
import { InputValidator } from '../../../document/input-validator.js';
import { Schemas } from '../../../document/schema.js';
import { stepsOf } from '../../blocks-of.js';
import type { ActionStep, CallStep, Recipe } from '../../recipe.js';
import { recipeSchemas } from '../../recipe-schemas.js';
import type { BlockChecker, CheckContext } from '../block.js';
import { checkExpressions } from '../expressions.js';
import { checkInput } from '../input.js';
import type { Scope } from '../scope.js';
import type { Outcome } from '../outcomes.js';
import { NOTHING, type Shapes } from '../shape.js';
import { checkUses } from '../uses.js';

export function checkAction(step: ActionStep, scope: Scope, { context }: BlockChecker): Outcome {
  const { file, places, bound, recipe, used } = context;
  used.add(step.uses.connection);
  const { node, entries } = places.of(step);
  const operation = checkUses(file, { uses: step.uses, node: places.value(step, 'uses'), wanted: 'action' }, bound, recipe.connections);
  const input = entries.get('with')?.value;
  checkExpressions(file, input, scope);
  if (operation) checkInput(file, node, input, operation.taker, scope);
  return { output: { shapes: operation && (operation.result ? [operation.result] : NOTHING) } };
}

export function checkCall(step: CallStep, scope: Scope, { context }: BlockChecker): Outcome {
  const { file, places, recipes } = context;
  const { node, entries } = places.of(step);
  const input = entries.get('with')?.value;
  checkExpressions(file, input, scope);
  const called = recipes.get(step.recipe);
  if (!called) return unknownRecipe(step, context);
  const { schemas: named } = recipeSchemas(called);
  const schemas = new Schemas({ schemas: named });
  checkInput(file, node, input, { name: step.recipe, validator: new InputValidator({ schemas: named }), schemas, input: 'inputs' }, scope);
  return { output: { shapes: outputOf(called, schemas) } };
}

function unknownRecipe(step: CallStep, { file, places, recipes }: CheckContext): Outcome {
  const { recipe } = step;
  if (recipe === '') return UNKNOWN;
  const suggestion = didYouMean(recipe, recipes.keys());
  const remedy = suggestion
    ? `Did you mean \`${suggestion}\`?`
    : `A recipe is called by the name of its file, without \`.yaml\`, beside this one.`;
  file.fault(places.value(step, 'call'), `There is no recipe \`${recipe}\`.`, remedy, { ...(suggestion && { suggestion }) });
  return UNKNOWN;
}

/** What its `return` gives; null from a recipe that has none. */
function outputOf(called: Recipe, schemas: Schemas): Shapes {
  if (Object.keys(called.outputs).length > 0) return [{ schemas, schema: schemas.named('outputs')! }];
  return [...stepsOf(called.steps)].some(({ kind }) => kind === 'return') ? undefined : NOTHING;
}

const UNKNOWN: Outcome = { output: { shapes: undefined } };
