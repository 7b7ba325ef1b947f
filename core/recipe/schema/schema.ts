/** A JSON Schema as an editor is given it: draft 7, with words that connector documents do not use. */
export interface Schema {
  readonly [keyword: string]: unknown;
}

export const ref = (name: string): Schema => ({ $ref: `#/definitions/${name}` });

export const described = (description: string, schema: Schema): Schema => ({ description, ...schema });

/** A map with these fields and no others. */
export const fields = (properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  ...(required.length > 0 && { required }),
  additionalProperties: false,
});

/** What stands in a recipe where a value is worked out. */
export const EXPRESSION = ref('expression');

export const orExpression = (schema: Schema): Schema => ({ anyOf: [schema, EXPRESSION] });
