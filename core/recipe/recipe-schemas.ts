import type { JsonSchema } from 'trunkline/document';
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
