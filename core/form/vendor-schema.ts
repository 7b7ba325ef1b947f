import type { JsonSchema } from 'trunkline/document';
import { UnexpectedResponseError } from 'trunkline/errors';
import type { Limits } from '../limits.js';

type Json = Readonly<Record<string, unknown>>;
/** Takes a keyword's value as it may stay; undefined leaves the keyword out. */
type Keep = (value: unknown, schema: (inner: unknown) => JsonSchema | undefined) => unknown;

const text: Keep = (value) => (typeof value === 'string' ? value : undefined);
const number: Keep = (value) => (typeof value === 'number' ? value : undefined);
const flag: Keep = (value) => (typeof value === 'boolean' ? value : undefined);
// Copied: what is remembered is handed out more than once.
const any: Keep = (value) => structuredClone(value);
const list: Keep = (value) => (Array.isArray(value) ? structuredClone(value) : undefined);
const words: Keep = (value) => (Array.isArray(value) ? value.filter((word) => typeof word === 'string') : undefined);
const textOrWords: Keep = (value, schema) => text(value, schema) ?? words(value, schema);
const schema: Keep = (value, inner) => inner(value);
const flagOrSchema: Keep = (value, inner) => flag(value, inner) ?? inner(value);
const schemas: Keep = (value, inner) => (Array.isArray(value) ? value.map(inner).filter((kept) => kept !== undefined) : undefined);
const named: Keep = (value, inner) =>
  isObject(value)
    ? Object.fromEntries(
        Object.entries(value).flatMap(([name, held]) => {
          const kept = inner(held);
          return kept === undefined ? [] : [[name, kept]];
        }),
      )
    : undefined;

/** Words of JSON Schema that a form can use. Any other is left out, our own `x-` words too: a vendor cannot say what we call. */
const KEYWORDS: Readonly<Record<string, Keep>> = {
  ...{ title: text, description: text, format: text, pattern: text, type: textOrWords },
  ...{ minimum: number, maximum: number, exclusiveMinimum: number, exclusiveMaximum: number, multipleOf: number },
  ...{ minLength: number, maxLength: number, minItems: number, maxItems: number },
  ...{ uniqueItems: flag, writeOnly: flag, nullable: flag, deprecated: flag },
  ...{ enum: list, examples: list, required: words, const: any, default: any },
  ...{ items: schema, not: schema, additionalProperties: flagOrSchema, allOf: schemas, anyOf: schemas, oneOf: schemas },
  ...{ properties: named, $defs: named, definitions: named },
};

/**
 * Holds what a vendor sent as a schema to the bounds.
 *
 * @throws UnexpectedResponseError when it is no object, or too large or too deep to be shown.
 */
export function assertVendorSchema(value: unknown, { schemaBytes, schemaDepth }: Limits, operation: string): asserts value is Json {
  const refuse = (problem: string): never => {
    throw new UnexpectedResponseError(`${operation} gave a schema that ${problem}.`, {
      code: 'bad_schema',
      operation,
      remedy: 'Fill the field in without a form, or raise the limits `schemaBytes` and `schemaDepth`.',
    });
  };
  if (!isObject(value)) refuse('is no object');
  if (!isWithin(value, schemaDepth)) refuse(`is more than ${schemaDepth} levels deep`);
  if (Buffer.byteLength(JSON.stringify(value)) > schemaBytes) refuse(`has more than ${schemaBytes} bytes`);
}

/**
 * A vendor's schema as a part of ours, at a JSON pointer. References inside it are kept, and point to where it now is; those that lead out of it
 * are taken away, so that nothing is fetched for it. It is data: nobody compiles it.
 */
export function placedSchema(value: Json, pointer: string): JsonSchema {
  const place = (inner: unknown): JsonSchema | undefined => {
    if (!isObject(inner)) return undefined;
    const kept = Object.entries(inner).flatMap(([keyword, held]) => {
      const word = keyword === '$ref' ? referenceInside(held, value, pointer) : keep(keyword)?.(held, place);
      return word === undefined ? [] : [[keyword, word]];
    });
    return Object.fromEntries(kept) as JsonSchema;
  };
  return place(value) ?? {};
}

function keep(keyword: string): Keep | undefined {
  return Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined;
}

/** `#`, or a definition that is there. */
function referenceInside(reference: unknown, root: Json, pointer: string): string | undefined {
  if (typeof reference !== 'string') return undefined;
  const [, where, name] = /^#(?:\/(\$defs|definitions)\/([^/]+))?$/.exec(reference) ?? [];
  if (where !== undefined && name !== undefined) {
    const definitions = root[where];
    const key = name.replaceAll('~1', '/').replaceAll('~0', '~');
    if (!isObject(definitions) || !Object.hasOwn(definitions, key) || !isObject(definitions[key])) return undefined;
  } else if (reference !== '#') return undefined;
  return `#${pointer}${reference.slice(1)}`;
}

function isWithin(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((inner) => isWithin(inner, depth - 1));
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
