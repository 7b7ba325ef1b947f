import type { Block, StepNode } from './recipe.js';

/** Ids of a block's steps and of all steps in them. */
export function idsOf(block: Block): readonly string[] {
  return block.flatMap((step) => [step.id, ...blocksOf(step).flatMap(idsOf)]);
}

export function blocksOf(step: StepNode): readonly Block[] {
  switch (step.kind) {
    case 'branch':
      return [step.then, step.else ?? []];
    case 'switch':
      return [...step.cases.map(({ steps }) => steps), step.default ?? []];
    case 'for-each':
      return [step.steps];
    case 'parallel':
      return Object.values(step.branches);
    case 'try':
      return [step.try, step.catch?.steps ?? [], step.finally ?? []];
    default:
      return [];
  }
}

/** Every step of a block, each before the steps in it. */
export function* stepsOf(block: Block): Generator<StepNode> {
  for (const step of block) {
    yield step;
    for (const inner of blocksOf(step)) yield* stepsOf(inner);
  }
}
