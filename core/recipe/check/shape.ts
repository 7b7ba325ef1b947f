import type { JsonSchema } from 'trunkline/document';
import { Schemas } from '../../document/schema.js';

/** A schema together with the document its references lead into. */
export interface Shape {
  readonly schemas: Schemas;
  readonly schema: JsonSchema;
}

/** What is known of a value: it has one of these shapes. Undefined: nothing is known. */
export type Shapes = readonly Shape[] | undefined;

const OWN = new Schemas({ schemas: {} });

/** The shape of a schema that refers to nothing. */
export const plainShape = (schema: JsonSchema): Shape => ({ schemas: OWN, schema });

export const TEXT = [plainShape({ type: 'string' })];
export const WHOLE = [plainShape({ type: 'integer' })];
export const NUMBER = [plainShape({ type: 'number' })];
export const FLAG = [plainShape({ type: 'boolean' })];

/** The shape of a value that stands in the file, templates in it left open. */
export function shapeOf(value: unknown, ofTemplate: (text: string) => Shapes): Shapes {
  if (typeof value === 'string') return ofTemplate(value);
  if (typeof value === 'number') return Number.isInteger(value) ? WHOLE : NUMBER;
  if (typeof value === 'boolean') return FLAG;
  if (value === null) return [plainShape({ type: 'null' })];
  if (Array.isArray(value)) return [plainShape({ type: 'array' })];
  const fields = Object.entries(value as object).map(([name, inner]) => [name, shapeOf(inner, ofTemplate)] as const);
  const [document, properties] = merged(fields);
  return [{ schemas: document, schema: { type: 'object', properties } }];
}

/** Fields of several documents in one schema: those of plain schemas are kept, and the others are left open. */
function merged(fields: readonly (readonly [string, Shapes])[]): readonly [Schemas, Readonly<Record<string, JsonSchema>>] {
  const first = fields.flatMap(([, shapes]) => shapes ?? []).find(({ schemas }) => schemas !== OWN)?.schemas ?? OWN;
  const schemaOf = (shapes: Shapes): JsonSchema => {
    const [only, ...more] = shapes ?? [];
    return only && more.length === 0 && (only.schemas === first || only.schemas === OWN) ? only.schema : {};
  };
  return [first, Object.fromEntries(fields.map(([name, shapes]) => [name, schemaOf(shapes)]))];
}

/** The JSON types that a value may have; undefined when any. */
export function typesOf(shapes: Shapes): ReadonlySet<string> | undefined {
  if (!shapes || shapes.length === 0) return undefined;
  const types = new Set<string>();
  for (const { schemas, schema } of shapes) {
    const own = typesOfSchema(schemas, schema);
    if (!own) return undefined;
    for (const type of own) types.add(type);
  }
  return types;
}

function typesOfSchema(schemas: Schemas, schema: JsonSchema): readonly string[] | undefined {
  const own = schemas.resolve(schema);
  if (own['x-digits']) return ['string'];
  if (own.type !== undefined) return [own.type].flat();
  if (own.enum) return [...new Set(own.enum.map(typeOfValue))];
  if (own.const !== undefined) return [typeOfValue(own.const)];
  const parts = own.anyOf ?? own.oneOf;
  if (parts) {
    const types = parts.map((part) => typesOfSchema(schemas, part));
    return types.every((type) => type !== undefined) ? [...new Set(types.flat())] : undefined;
  }
  return own.properties ? ['object'] : undefined;
}

export function typeOfValue(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

/** The shapes of a list's items. */
export function itemShapes(shapes: Shapes): Shapes {
  return shapes?.flatMap(({ schemas, schema }) =>
    partsOf(schemas, schema).flatMap((part) => (part.items ? [{ schemas, schema: part.items }] : [])),
  );
}

function partsOf(schemas: Schemas, schema: JsonSchema): readonly JsonSchema[] {
  const own = schemas.resolve(schema);
  return [own, ...(own.anyOf ?? []).flatMap((part) => partsOf(schemas, part))];
}

/** The words a value may be, where it is one of a few. */
export function wordsOf(shapes: Shapes): readonly unknown[] | undefined {
  const lists = shapes?.map(({ schemas, schema }) => partsOf(schemas, schema).find((part) => part.enum)?.enum);
  return lists && lists.length > 0 && lists.every((list) => list !== undefined) ? lists.flat() : undefined;
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  null: 'nothing',
};

/** Types as people say them. */
export const typeWords = (types: ReadonlySet<string>): string => [...types].map((type) => WORDS[type] ?? type).join(' or ');
