import type { ConnectorDocument, JsonSchema } from 'trunkline/document';
import { resolveSchema } from './resolve-schema.js';

const HIDDEN = '[secret]';

/** The input of an operation without what nobody may read again once it was written. @param schema Its name in the document. */
export function hideWriteOnly(input: unknown, schema: string | undefined, document: ConnectorDocument): unknown {
  return schema === undefined ? input : hidden(input, { $ref: `#/schemas/${schema}` }, document);
}

function hidden(value: unknown, schema: JsonSchema, document: ConnectorDocument): unknown {
  if (schema.writeOnly && value !== undefined && value !== null) return HIDDEN;
  const { items, properties = {} } = resolveSchema(schema, document);
  if (Array.isArray(value)) return value.map((item) => hidden(item, items ?? {}, document));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, hidden(inner, Object.hasOwn(properties, name) ? properties[name]! : {}, document)]),
  );
}
