import type { Block, Recipe, StepNode } from '../recipe/recipe.js';

/** The recipe with waits for a time that take none. Who waits for a signal still does. */
export function skipWaits(recipe: Recipe): Recipe {
  const calls = Object.entries(recipe.calls).map(([name, called]) => [name, skipWaits(called)] as const);
  return { ...recipe, steps: ofBlock(recipe.steps), calls: Object.fromEntries(calls) };
}

const ofBlock = (block: Block): Block => block.map(ofStep);

function ofStep(step: StepNode): StepNode {
  switch (step.kind) {
    case 'wait': {
      const { until: _until, ...rest } = step;
      return step.signal ? step : { ...rest, for: 0 };
    }
    case 'branch':
      return { ...step, then: ofBlock(step.then), ...(step.else && { else: ofBlock(step.else) }) };
    case 'switch':
      return {
        ...step,
        cases: step.cases.map(({ is, steps }) => ({ is, steps: ofBlock(steps) })),
        ...(step.default && { default: ofBlock(step.default) }),
      };
    case 'for-each':
      return { ...step, steps: ofBlock(step.steps) };
    case 'parallel':
      return { ...step, branches: Object.fromEntries(Object.entries(step.branches).map(([name, block]) => [name, ofBlock(block)])) };
    case 'try':
      return {
        ...step,
        try: ofBlock(step.try),
        ...(step.catch && { catch: { ...step.catch, steps: ofBlock(step.catch.steps) } }),
        ...(step.finally && { finally: ofBlock(step.finally) }),
      };
    default:
      return step;
  }
}
