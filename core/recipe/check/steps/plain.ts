import { InputValidator } from '../../../document/input-validator.js';
import { Schemas } from '../../../document/schema.js';
import type { FailStep, ReturnStep, SetStep, WaitStep } from '../../recipe.js';
import { recipeSchemas } from '../../recipe-schemas.js';
import type { BlockChecker, Surroundings } from '../block.js';
import { checkExpressions, checkType, valueShapes } from '../expressions.js';
import { checkInput } from '../input.js';
import type { Scope } from '../scope.js';
import type { Outcome } from '../steps.js';

const TEXT: ReadonlySet<string> = new Set(['string']);
const LENGTH: ReadonlySet<string> = new Set(['string', 'integer', 'number']);

export function checkWait(step: WaitStep, scope: Scope, { context }: BlockChecker): Outcome {
  const { file, places } = context;
  const node = places.value(step, 'wait');
  checkExpressions(file, node, scope);
  if (typeof step.for === 'string') checkType(file, node, scope, LENGTH, 'A wait', 'Give a duration as "90s", or a number of seconds.');
  return { output: undefined };
}

export function checkSet(step: SetStep, scope: Scope, { context }: BlockChecker): Outcome {
  const { file, places } = context;
  checkExpressions(file, places.value(step, 'set'), scope);
  return { vars: new Map(Object.entries(step.vars).map(([name, value]) => [name, valueShapes(value, scope)])) };
}

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
  if (Object.keys(recipe.outputs).length > 0 && typeof step.value === 'object') {
    const { schemas: named } = recipeSchemas(recipe);
    const taker = {
      name: 'return',
      validator: new InputValidator({ schemas: named }),
      schemas: new Schemas({ schemas: named }),
      input: 'outputs',
    };
    checkInput(file, node, node, taker, scope);
  }
  return {};
}

export function checkFail(step: FailStep, scope: Scope, { context }: BlockChecker): Outcome {
  const { file, places } = context;
  const node = places.value(step, 'fail');
  checkExpressions(file, node, scope);
  checkType(file, node, scope, TEXT, 'A message', 'Put it into a text: "total is ${{ event.total }}".');
  return {};
}
