import { Schemas } from '../../../document/schema.js';
import { isExpression } from '../../read/words.js';
import { recipeSchemas, validatorOf } from '../../recipe-schemas.js';
import type { Recipe, ReturnStep } from '../../recipe.js';
import type { BlockChecker, CheckContext, Surroundings } from '../block.js';
import { endsIn } from '../ends.js';
import { checkExpressions, checkType } from '../expressions.js';
import { checkInput } from '../input.js';
import type { Outcome } from '../outcomes.js';
import type { Scope } from '../scope.js';

export function checkReturn(step: ReturnStep, scope: Scope, { context }: BlockChecker, { isInner }: Surroundings): Outcome {
  const { file, places, recipe } = context;
  const node = places.value(step, 'return');
  checkExpressions(file, node, scope);
  if (isInner) {
    file.fault(
      places.of(step).node,
      '`return` cannot stand in a loop, in `parallel` or in `finally`.',
      'Collect what is needed with `collect`, and return after it.',
    );
  }
  if (givesOutputs(recipe)) checkOutputs(step, scope, context);
  return {};
}

function checkOutputs(step: ReturnStep, scope: Scope, { file, places, recipe }: CheckContext): void {
  const node = places.value(step, 'return');
  const { schemas: named } = recipeSchemas(recipe);
  const schemas = new Schemas({ schemas: named });
  if (isExpression(step.value)) return checkType(file, node, scope, [{ schemas, schema: named.outputs }], '`return`', OUTPUTS_REMEDY);
  if (typeof step.value !== 'object' || step.value === null) return file.fault(node, '`return` does not give the outputs.', OUTPUTS_REMEDY);
  const taker = { name: 'return', what: 'output' as const, validator: validatorOf(named), schemas, input: 'outputs' };
  checkInput(file, node, node, taker, scope);
}

const OUTPUTS_REMEDY = 'Return a map with what is declared under `outputs`.';
const givesOutputs = ({ outputs }: Recipe): boolean => Object.keys(outputs).length > 0;

/** Tells when a recipe with outputs can end without giving them. */
export function checkAllReturn({ file, places, recipe }: Pick<CheckContext, 'file' | 'places' | 'recipe'>): void {
  if (!givesOutputs(recipe) || endsIn(recipe.steps)) return;
  const at = places.of(recipe).entries.get('outputs')?.key.range?.[0];
  file.fault(at, 'The recipe can end without giving its outputs.', 'End it with `return`, whichever way it goes.');
}
