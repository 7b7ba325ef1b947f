import type { ConnectorDocument, JsonSchema } from 'trunkline/document';

/** The schema of a data class that another refers to, also where it may be null; any other schema as it is. */
export function resolveSchema(schema: JsonSchema, { schemas }: Pick<ConnectorDocument, 'schemas'>): JsonSchema {
  const reference = schema.$ref ?? schema.anyOf?.find(({ $ref }) => $ref !== undefined)?.$ref;
  return reference === undefined ? schema : (schemas[reference.replace('#/schemas/', '')] ?? schema);
}

/** The schemas that stand directly in another one: of its fields, and of what its list holds. */
export function innerSchemas({ properties, items }: JsonSchema): readonly JsonSchema[] {
  return [...Object.values(properties ?? {}), ...(items ? [items] : [])];
}
