import { stepsOf } from '../../recipe/blocks-of.js';
import type { Recipe, StepNode, Uses } from '../../recipe/recipe.js';

const ITERATIONS = /\[(?:"(?:[^"\\]|\\.)*")\]\./g;

/** What the step at a path of a run's journal calls: `each["42"].sub/launch` is `launch` of the recipe that `sub` calls. Throws where it calls nothing. */
export function usesAt(recipe: Recipe, path: string): Uses {
  let within: Recipe | undefined = recipe;
  for (const part of path.replaceAll(ITERATIONS, '\n').split('/')) {
    const id = part.split('\n').at(-1);
    const step: StepNode | undefined = within && [...stepsOf(within.steps)].find((one) => one.id === id);
    if (step?.kind === 'action') return step.uses;
    within = step?.kind === 'call' ? within?.calls[step.recipe] : undefined;
  }
  throw new TypeError(`Recipe ${recipe.name} has no call at ${path}.`);
}
