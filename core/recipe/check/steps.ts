import type { StepNode } from '../recipe.js';
import type { BlockChecker, Surroundings } from './block.js';
import type { Outcome } from './outcomes.js';
import { checkBranch, checkParallel } from './steps/blocks.js';
import { checkAction, checkCall } from './steps/calls.js';
import { checkLoop } from './steps/loop.js';
import { checkFail, checkSet, checkWait } from './steps/plain.js';
import { checkReturn } from './steps/return.js';
import { checkSwitch } from './steps/switch.js';
import { checkTry } from './steps/try.js';
import type { Scope } from './scope.js';

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
