import { stepsOf } from '../../recipe/blocks-of.js';
import type { Recipe, StepNode, Uses } from '../../recipe/recipe.js';
import type { Program } from '../../run/program/program.js';

/** A step that calls something, as its recipe has it. */
export interface CallAt {
  readonly id: string;
  readonly uses: Uses;
  /** Names of the recipes that are called on the way to it, the outermost first. */
  readonly through: readonly string[];
}

const ITERATIONS = /\[(?:"(?:[^"\\]|\\.)*")\]\./g;

/** The call at a path of a run's journal: `each["42"].sub/launch` is `launch` of the recipe that `sub` calls. Throws where there is none. */
export function callAt(recipe: Recipe, path: string): CallAt {
  const through: string[] = [];
  let within: Recipe | undefined = recipe;
  for (const part of path.replaceAll(ITERATIONS, '\n').split('/')) {
    const id = part.split('\n').at(-1);
    const step: StepNode | undefined = within && [...stepsOf(within.steps)].find((one) => one.id === id);
    if (step?.kind === 'action') return { id: step.id, uses: step.uses, through };
    if (step?.kind === 'call') through.push(step.recipe);
    within = step?.kind === 'call' ? within?.calls[step.recipe] : undefined;
  }
  throw new TypeError(`Recipe ${recipe.name} has no call at ${path}.`);
}

/** Ids of the steps that look at what a call gave. */
export function readersOf(program: Program, { id, through }: CallAt): readonly string[] {
  let within: Program | undefined = program;
  for (const name of through) within = within?.calls.get(name);
  return within?.readersOf(id) ?? [];
}
