import type { JsonSchema } from 'trunkline/document';
import { Schemas } from '../../document/schema.js';
import type { Kind } from './expression/kind.js';

/** A schema together with the document its references lead into. */
export interface Shape {
  readonly schemas: Schemas;
  readonly schema: JsonSchema;
  /** What it is inside an expression, where that is another thing than in data: a time is a text there. */
  readonly kind?: Kind;
  /** What `.?` gives: it may be absent, and is no data until `orValue` ends it. */
  readonly isOptional?: boolean;
  /** Of a list that the recipe itself makes. */
  readonly items?: Shapes;
  /** Of a map that the recipe itself makes: all it has. */
  readonly fields?: ReadonlyMap<string, Shapes>;
}

/** What is known of a value: it has one of these shapes. Undefined: nothing is known. */
export type Shapes = readonly Shape[] | undefined;

const OWN = new Schemas({ schemas: {} });

/** The shape of a schema that refers to nothing. */
export const plainShape = (schema: JsonSchema, more: Omit<Shape, 'schemas' | 'schema'> = {}): Shape => ({ schemas: OWN, schema, ...more });

export const TEXT = [plainShape({ type: 'string' })];
export const WHOLE = [plainShape({ type: 'integer' })];
export const NUMBER = [plainShape({ type: 'number' })];
export const FLAG = [plainShape({ type: 'boolean' })];
export const NOTHING = [plainShape({ type: 'null' })];
export const MAP = [plainShape({ type: 'object', additionalProperties: true })];

export const listShape = (items: Shapes): Shape => plainShape({ type: 'array' }, { items });
export const mapShape = (fields: ReadonlyMap<string, Shapes>): Shape => plainShape({ type: 'object' }, { fields });

/** The shape of a value that stands in the file, templates in it left open. */
export function shapeOf(value: unknown, ofTemplate: (text: string) => Shapes): Shapes {
  if (typeof value === 'string') return ofTemplate(value);
  if (typeof value === 'number') return Number.isInteger(value) ? WHOLE : NUMBER;
  if (typeof value === 'boolean') return FLAG;
  if (value === null || value === undefined) return NOTHING;
  if (Array.isArray(value)) return [listShape(anyOf(value.map((item) => shapeOf(item, ofTemplate))))];
  return [mapShape(new Map(Object.entries(value).map(([name, inner]) => [name, shapeOf(inner, ofTemplate)])))];
}

/** A value that is of one of these; unknown as soon as one of them is. */
export function anyOf(all: readonly Shapes[]): Shapes {
  if (all.includes(undefined)) return undefined;
  return [...new Set(all.flatMap((shapes) => shapes ?? []))];
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

export function typesOfSchema(schemas: Schemas, schema: JsonSchema): readonly string[] | undefined {
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

/** What a member of a value is; undefined where nothing is known, empty where there is none. */
export function fieldShapes(shapes: Shapes, name: string): Shapes {
  return shapes && anyOf(shapes.map((shape) => fieldOf(shape, name)));
}

function fieldOf({ schemas, schema, fields }: Shape, name: string): Shapes {
  if (fields) return fields.has(name) ? fields.get(name) : [];
  const field = schemas.field(schema, name);
  if (field === 'open') return undefined;
  return field ? [{ schemas, schema: field }] : [];
}

export const fieldNames = (shapes: Shapes): readonly string[] =>
  (shapes ?? []).flatMap(({ schemas, schema, fields }) => (fields ? [...fields.keys()] : schemas.fieldNames(schema)));

/** The shapes of a list's items. */
export function itemShapes(shapes: Shapes): Shapes {
  return shapes && anyOf(shapes.filter(isList).map(itemsOf));
}

function itemsOf({ schemas, schema, items, fields }: Shape): Shapes {
  if (items || fields) return items;
  const found = partsOf(schemas, schema).flatMap((part) => (part.items ? [{ schemas, schema: part.items }] : []));
  return found.length > 0 ? found : undefined;
}

const isList = ({ schemas, schema }: Shape): boolean => typesOfSchema(schemas, schema)?.includes('array') ?? true;

function partsOf(schemas: Schemas, schema: JsonSchema): readonly JsonSchema[] {
  const own = schemas.resolve(schema);
  return [own, ...[...(own.anyOf ?? []), ...(own.oneOf ?? [])].flatMap((part) => partsOf(schemas, part))];
}

/** The values it may be, where it is one of a few. */
export function wordsOf(shapes: Shapes): readonly unknown[] | undefined {
  const lists = shapes?.map(({ schemas, schema }) => wordsOfSchema(schemas, schema));
  return lists && lists.length > 0 && lists.every((list) => list !== undefined) ? [...new Set(lists.flat())] : undefined;
}

function wordsOfSchema(schemas: Schemas, schema: JsonSchema): readonly unknown[] | undefined {
  const own = schemas.resolve(schema);
  if (own.enum) return own.enum;
  if (own.const !== undefined) return [own.const];
  if (own.type === 'null') return [null];
  const lists = (own.anyOf ?? own.oneOf)?.map((part) => wordsOfSchema(schemas, part));
  return lists?.every((list) => list !== undefined) ? lists.flat() : undefined;
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
export const typeWords = (types: Iterable<string>): string => [...types].map((type) => WORDS[type] ?? type).join(' or ');
