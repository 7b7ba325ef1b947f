import type { ConnectorDocument, JsonSchema } from 'trunkline/document';
import { hasField, resolveSchema } from '../document/resolve-schema.js';
import { rawJson } from './json-body.js';

type Schemas = Pick<ConnectorDocument, 'schemas'>;

/** What a value stands in: JSON writes digits as numbers, any other place as they are. */
type Place = 'json' | 'text';

/**
 * Compiles how a field's value is written: digits as numbers again, where it goes to JSON, and a field that travels as JSON in a string as that
 * string. Undefined where a value is sent as it is.
 */
export function valueWriter(schema: JsonSchema, document: Schemas, place: Place): ((value: unknown) => unknown) | undefined {
  const isWritten = (field: JsonSchema, shape: JsonSchema): boolean | undefined =>
    field['x-json-text'] || (place === 'json' && shape['x-digits']);
  return hasField(schema, document, isWritten) ? (value) => written(value, schema, document, place) : undefined;
}

function written(value: unknown, schema: JsonSchema, document: Schemas, place: Place): unknown {
  if (!schema['x-json-text'] || value === null || value === undefined) return inside(value, schema, document, place);
  return JSON.stringify(inside(value, schema, document, 'json'));
}

function inside(value: unknown, schema: JsonSchema, document: Schemas, place: Place): unknown {
  const shape = resolveSchema(schema, document);
  if (shape['x-digits'] && typeof value === 'string') return place === 'json' ? rawJson(value) : value;
  if (Array.isArray(value)) return shape.items ? value.map((item) => written(item, shape.items!, document, place)) : value;
  if (typeof value !== 'object' || value === null || !shape.properties) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const field = Object.hasOwn(shape.properties!, name) ? shape.properties![name] : undefined;
      return [name, field ? written(inner, field, document, place) : inner];
    }),
  );
}
