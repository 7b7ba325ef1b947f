import type { StepNode } from '../recipe.js';
import type { BlockChecker, Surroundings } from './block.js';
import { checkBranch, checkParallel, checkSwitch, checkTry } from './steps/blocks.js';
import { checkAction, checkCall } from './steps/calls.js';
import { checkLoop } from './steps/loop.js';
import { checkFail, checkReturn, checkSet, checkWait } from './steps/plain.js';
import type { Scope } from './scope.js';
import type { Shapes } from './shape.js';

/** What is known once a step has run. */
export interface Outcome {
  readonly output?: Shapes;
  /** Of the steps in it, which are seen after it. */
  readonly outputs?: ReadonlyMap<string, Shapes>;
  readonly vars?: ReadonlyMap<string, Shapes>;
  /** Steps in it that are not seen after it. */
  readonly hidden?: readonly string[];
}

export function checkKind(step: StepNode, scope: Scope, checker: BlockChecker, around: Surroundings): Outcome {
  switch (step.kind) {
    case 'action':
      return checkAction(step, scope, checker);
    case 'branch':
      return checkBranch(step, scope, checker, around);
    case 'switch':
      return checkSwitch(step, scope, checker, around);
    case 'for-each':
      return checkLoop(step, scope, checker);
    case 'parallel':
      return checkParallel(step, scope, checker);
    case 'try':
      return checkTry(step, scope, checker, around);
    case 'wait':
      return checkWait(step, scope, checker);
    case 'call':
      return checkCall(step, scope, checker);
    case 'set':
      return checkSet(step, scope, checker);
    case 'return':
      return checkReturn(step, scope, checker, around);
    case 'fail':
      return checkFail(step, scope, checker);
  }
}
