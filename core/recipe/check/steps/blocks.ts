import type { Place } from '../../../yaml/nodes.js';
import type { BranchStep, ParallelStep } from '../../recipe.js';
import type { BlockChecker, Surroundings } from '../block.js';
import { constantOf } from '../constant.js';
import type { Outcome } from '../outcomes.js';
import type { Scope } from '../scope.js';

export function checkBranch(step: BranchStep, scope: Scope, checker: BlockChecker, around: Surroundings): Outcome {
  tellUnreachable(step, checker);
  return { ends: [step.then, step.else ?? []].map((block) => checker.check(block, scope, around)), keepsVars: true };
}

/** A condition that is the same whatever the data. */
function tellUnreachable(step: BranchStep, { context: { file, places } }: BlockChecker): void {
  const constant = constantOf(step.if);
  const never = constant === false ? 'then' : constant === true && step.else ? 'else' : undefined;
  if (never === undefined) return;
  const at: Place = places.of(step).entries.get('if')?.value;
  file.fault(
    at,
    `The condition is always ${String(constant)}, so \`${never}\` never runs.`,
    'Remove it, or compare something of the run.',
    {
      severity: 'warning',
    },
  );
}

/** What a branch sets stays in it. */
export function checkParallel(step: ParallelStep, scope: Scope, checker: BlockChecker): Outcome {
  return { ends: Object.values(step.branches).map((block) => checker.check(block, scope, { isInner: true })) };
}
