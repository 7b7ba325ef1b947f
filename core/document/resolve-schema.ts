import type { ConnectorDocument, JsonSchema } from 'trunkline/document';

/** The schema of a data class that another refers to, also where it may be null; any other schema as it is. */
export function resolveSchema(schema: JsonSchema, { schemas }: Pick<ConnectorDocument, 'schemas'>): JsonSchema {
  const reference = schema.$ref ?? schema.anyOf?.find(({ $ref }) => $ref !== undefined)?.$ref;
  return reference === undefined ? schema : (schemas[reference.replace('#/schemas/', '')] ?? schema);
}

/** True when a field of a class, or of one that it holds, is such a one. `shape` is the field's schema, or that of the class it refers to. */
export function hasField(
  schema: JsonSchema,
  document: Pick<ConnectorDocument, 'schemas'>,
  isSuch: (field: JsonSchema, shape: JsonSchema) => boolean | undefined,
  seen = new Set<JsonSchema>(),
): boolean {
  const shape = resolveSchema(schema, document);
  if (isSuch(schema, shape)) return true;
  if (seen.has(shape)) return false;
  seen.add(shape);
  return innerSchemas(shape).some((inner) => hasField(inner, document, isSuch, seen));
}

/** The schemas that stand directly in another one: of its fields, and of what its list holds. */
export function innerSchemas({ properties, items }: JsonSchema): readonly JsonSchema[] {
  return [...Object.values(properties ?? {}), ...(items ? [items] : [])];
}
