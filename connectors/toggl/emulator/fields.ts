import { refuse } from './answers.js';
import { parseDay, parseTime } from './times.js';

interface Kinds {
  readonly text: string;
  readonly flag: boolean;
  readonly number: number;
  readonly integer: number;
  /** Written as RFC 3339, read as milliseconds since 1970. */
  readonly time: number;
  readonly day: string;
  readonly integers: readonly number[];
  readonly texts: readonly string[];
  readonly object: Readonly<Record<string, unknown>>;
  readonly objects: readonly Readonly<Record<string, unknown>>[];
}
type Kind = keyof Kinds;
/** With a `?`, null is a value; without, null is as good as absent. */
type Spec = Readonly<Record<string, Kind | `${Kind}?`>>;
type Value<K> = K extends `${infer Base extends Kind}?` ? Kinds[Base] | null : K extends Kind ? Kinds[K] : never;
export type Given<S extends Spec> = { -readonly [Name in keyof S]?: Value<S[Name]> };

const readers: { readonly [K in Kind]: (value: unknown) => Kinds[K] | undefined } = {
  text: (value) => (typeof value === 'string' ? value : undefined),
  flag: (value) => (typeof value === 'boolean' ? value : undefined),
  number: (value) => (typeof value === 'number' ? value : undefined),
  integer: (value) => (isInteger(value) ? value : undefined),
  time: (value) => (typeof value === 'string' ? parseTime(value) : undefined),
  day: (value) => (typeof value === 'string' && parseDay(value) !== undefined ? value : undefined),
  integers: (value) => (isArrayOf(value, isInteger) ? value : undefined),
  texts: (value) => (isArrayOf(value, (one) => typeof one === 'string') ? value : undefined),
  object: (value) => (isObject(value) ? value : undefined),
  objects: (value) => (isArrayOf(value, isObject) ? value : undefined),
};

/** The fields of a body that are named in `spec` and given; a wrong type is refused with 400, what is not named is passed over. */
export function given<const S extends Spec>(body: unknown, spec: S): Given<S> {
  if (!isObject(body)) throw refuse(400, 'A JSON object is expected');
  const found: Record<string, unknown> = {};
  for (const [name, kind] of Object.entries(spec)) {
    const value = body[name];
    if (value === undefined || (value === null && !kind.endsWith('?'))) continue;
    const read = value === null ? null : readers[kind.replace('?', '') as Kind](value);
    if (read === undefined) throw refuse(400, `Invalid value for '${name}'`);
    found[name] = read;
  }
  return found as Given<S>;
}

/** A field that a body must have. */
export function required<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined || value === '') throw refuse(400, `'${name}' must be given`);
  return value;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isInteger(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isArrayOf<Item>(value: unknown, isItem: (item: unknown) => item is Item): value is Item[] {
  return Array.isArray(value) && value.every(isItem);
}
