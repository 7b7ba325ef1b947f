import type { Block, StepNode } from '../recipe.js';
import { constantOf } from './constant.js';

/** True when nothing behind this block can run: whatever happens in it, it returns or fails. */
export const endsIn = (block: Block | undefined): boolean => block?.some(ends) ?? false;

/** True for a step after which nothing more of its block can run. */
export function ends(step: StepNode): boolean {
  if (step.kind === 'branch') return endsIn(step.then) && endsIn(step.else);
  if (step.if !== undefined && constantOf(step.if) !== true) return false;
  switch (step.kind) {
    case 'return':
    case 'fail':
      return true;
    case 'switch':
      return endsIn(step.default) && step.cases.every(({ steps }) => endsIn(steps));
    case 'parallel':
      return Object.values(step.branches).some(endsIn);
    case 'try':
      return endsIn(step.finally) || (endsIn(step.try) && (step.catch === undefined || endsIn(step.catch.steps)));
    default:
      return false;
  }
}
