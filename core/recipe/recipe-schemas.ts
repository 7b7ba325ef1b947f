import type { JsonSchema } from 'trunkline/document';
import { RE2JS } from 're2js';
import type { RegExpEngine } from '../document/ajv.js';
import { InputValidator } from '../document/input-validator.js';
import type { Recipe } from './recipe.js';

/** Schemas of what a recipe is given and of what it gives. */
export function recipeSchemas({ inputs, outputs }: Pick<Recipe, 'inputs' | 'outputs'>): {
  readonly schemas: Readonly<Record<'inputs' | 'outputs', JsonSchema>>;
} {
  const required = Object.entries(inputs).flatMap(([name, input]) => (input.required && input.default === undefined ? [name] : []));
  const properties = Object.fromEntries(Object.entries(inputs).map(([name, { schema }]) => [name, schema]));
  return {
    schemas: {
      inputs: { type: 'object', properties, required, additionalProperties: false },
      outputs: { type: 'object', properties: outputs, required: Object.keys(outputs), additionalProperties: false },
    },
  };
}

/** Holds values to schemas that a recipe declares. Patterns take time in proportion to the text, whatever they are. */
export const validatorOf = (schemas: Readonly<Record<string, JsonSchema>>): InputValidator => new InputValidator({ schemas }, LINEAR);

const LINEAR: RegExpEngine = Object.assign(
  (pattern: string) => {
    const compiled = RE2JS.compile(pattern);
    return { test: (text: string) => compiled.matcher(text).find() };
  },
  { code: 'linear' },
);
