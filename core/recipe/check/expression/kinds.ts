import type { Kind } from './kind.js';
import { listShape, plainShape, type Shape, type Shapes, TEXT, typesOfSchema } from '../shape.js';

const OF_DATA: Readonly<Record<string, Kind>> = {
  string: 'string',
  integer: 'double',
  number: 'double',
  boolean: 'bool',
  null: 'null',
  array: 'list',
  object: 'map',
};

/** A value of a kind, as data: what JSON it becomes at the end of an expression. */
const SHAPES: Readonly<Record<Exclude<Kind, 'optional' | 'list' | 'map'>, Shape>> = {
  int: plainShape({ type: 'integer' }, { kind: 'int' }),
  uint: plainShape({ type: 'integer' }, { kind: 'uint' }),
  double: plainShape({ type: 'number' }, { kind: 'double' }),
  string: plainShape({ type: 'string' }),
  bool: plainShape({ type: 'boolean' }),
  null: plainShape({ type: 'null' }),
  timestamp: plainShape({ type: 'string', format: 'date-time' }, { kind: 'timestamp' }),
  duration: plainShape({ type: 'string' }, { kind: 'duration' }),
  bytes: plainShape({}, { kind: 'bytes' }),
  type: plainShape({}, { kind: 'type' }),
};

/** The kinds that a value may be of; undefined when any. */
export function kindsOf(shapes: Shapes): ReadonlySet<Kind> | undefined {
  if (!shapes || shapes.length === 0) return undefined;
  const kinds = new Set<Kind>();
  for (const shape of shapes) {
    const own = kindsOfShape(shape);
    if (!own) return undefined;
    for (const kind of own) kinds.add(kind);
  }
  return kinds;
}

function kindsOfShape({ schemas, schema, kind, isOptional }: Shape): readonly Kind[] | undefined {
  if (isOptional) return ['optional'];
  if (kind) return [kind];
  const types = typesOfSchema(schemas, schema)?.map((type) => OF_DATA[type]);
  return types?.every((type) => type !== undefined) ? types : undefined;
}

/** What a call that gives this type of CEL gives; undefined for one that may give anything. */
export function shapesOfType(type: string): Shapes {
  const name = NAMES[type] ?? type;
  if (Object.hasOwn(SHAPES, name)) return [SHAPES[name as keyof typeof SHAPES]];
  if (type === 'list<string>') return [listShape(TEXT)];
  if (name === 'list') return [plainShape({ type: 'array' })];
  return name === 'map' ? [plainShape({ type: 'object', additionalProperties: true })] : undefined;
}

/** Names of the kinds in CEL, where they are others. */
const NAMES: Readonly<Record<string, Kind>> = {
  'google.protobuf.Timestamp': 'timestamp',
  'google.protobuf.Duration': 'duration',
};

export const CEL_TYPES: Readonly<Record<Kind, string>> = {
  ...(Object.fromEntries([...Object.keys(SHAPES), 'list', 'map', 'optional'].map((name) => [name, name])) as Record<Kind, string>),
  timestamp: 'google.protobuf.Timestamp',
  duration: 'google.protobuf.Duration',
};

/** What can be given on as data, as it is. */
export const isData = (kind: Kind): boolean => kind !== 'bytes' && kind !== 'type' && kind !== 'optional';

const WORDS: Readonly<Record<Kind, string>> = {
  int: 'a whole number',
  uint: 'a whole number',
  double: 'a number',
  string: 'a text',
  bool: 'true or false',
  null: 'nothing',
  list: 'a list',
  map: 'a map',
  timestamp: 'a time',
  duration: 'a duration',
  bytes: 'bytes',
  type: 'a type',
  optional: 'a value that may be absent',
};

/** Kinds as people say them. */
export const kindWords = (kinds: Iterable<Kind>): string => [...new Set([...kinds].map((kind) => WORDS[kind]))].join(' or ');
