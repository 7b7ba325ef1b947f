import { InvalidInputError } from 'trunkline/errors';
import type { InputValidator, ValueFault } from '../../document/input-validator.js';
import { recipeSchemas, validatorOf } from '../../recipe/recipe-schemas.js';
import type { Recipe } from '../../recipe/recipe.js';

/** Holds what a recipe is given, and what it gives, to what it declares. */
export class RecipeValues {
  #validator: InputValidator | undefined;

  constructor(private readonly recipe: Recipe) {}

  /** With the defaults of inputs that are not given. Throws an InvalidInputError that names each fault. */
  inputs(given: unknown): Readonly<Record<string, unknown>> {
    const values = { ...defaultsOf(this.recipe), ...definedOf(given) };
    this.#check('inputs', values, 'recipe_inputs', `Recipe ${this.recipe.name} was given inputs that it does not take.`);
    return values;
  }

  /** Throws an InvalidInputError where a `return` gives something else than is declared. */
  outputs(value: unknown): unknown {
    if (Object.keys(this.recipe.outputs).length > 0) {
      this.#check('outputs', value, 'recipe_outputs', `Recipe ${this.recipe.name} returned something else than it declares.`);
    }
    return value;
  }

  #check(schema: 'inputs' | 'outputs', value: unknown, code: string, message: string): void {
    this.#validator ??= validatorOf(recipeSchemas(this.recipe).schemas);
    const faults = this.#validator.faults(schema, value);
    if (faults.length > 0) throw new InvalidInputError(message, { code, details: faults.map(detailOf) });
  }
}

function defaultsOf({ inputs }: Recipe): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(inputs).flatMap(([name, input]) => (input.default === undefined ? [] : [[name, input.default]])),
  );
}

function definedOf(given: unknown): object {
  if (typeof given !== 'object' || given === null) return {};
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null && value !== undefined));
}

const detailOf = ({ path, message, missing, keyword }: ValueFault): { path: string; message: string; code: string } => ({
  path: [...path, ...(missing === undefined ? [] : [missing])].join('.'),
  message: missing === undefined ? message : 'is required',
  code: keyword,
});
