import { InvalidInputError } from 'trunkline/errors';
import type { NewRun } from '../ports/store/index.js';
import type { Recipe } from '../recipe/recipe.js';
import { revisionOf } from '../recipe/revision.js';
import { RecipeValues } from '../run/program/recipe-values.js';
import { didYouMean } from '../text/did-you-mean.js';
import { laneReader } from '../trigger/lane.js';

/** What a person gives a recipe. */
export interface GivenValues {
  /** For a recipe without triggers. */
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** Instead of the recipe's own, in the runs that are started now. */
  readonly vars?: Readonly<Record<string, unknown>>;
}

/**
 * A run that a person starts: the recipe has no trigger that would.
 *
 * @throws InvalidInputError with each input that is missing or wrong.
 */
export function startByHand(recipe: Recipe, id: string, { inputs, vars = {} }: GivenValues): NewRun {
  const values = new RecipeValues(recipe).inputs(inputs ?? {});
  const lane = laneReader(recipe)({ event: null, inputs: values });
  return { id, recipe: revisionOf(recipe), event: null, given: { inputs: values, vars }, ...(lane && { lane }) };
}

/** The recipe with other values of its vars: runs that its triggers start are of this revision. */
export const withVars = (recipe: Recipe, { vars = {} }: GivenValues): Recipe => ({ ...recipe, vars: { ...recipe.vars, ...vars } });

/** @throws InvalidInputError for vars that the recipe does not have, and for inputs where triggers start the runs. */
export function checkGiven(recipe: Recipe, { inputs, vars = {} }: GivenValues): void {
  const names = Object.keys(recipe.vars);
  const unknown = Object.keys(vars).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const meant = didYouMean(unknown, names);
    throw refused(
      `The recipe ${recipe.name} has no var \`${unknown}\`${meant ? `; did you mean \`${meant}\`?` : '.'}`,
      `It has: ${names.join(', ') || 'none'}.`,
    );
  }
  if (inputs !== undefined && recipe.on.length > 0) {
    throw refused(
      `The recipe ${recipe.name} is started by its triggers and takes no inputs.`,
      'Leave them out, or take `on` out of the recipe.',
    );
  }
}

const refused = (message: string, remedy: string): InvalidInputError => new InvalidInputError(message, { code: 'recipe_inputs', remedy });
