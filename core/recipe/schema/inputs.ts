import type { ConnectorDocument, JsonSchema } from 'trunkline/document';
import { orExpression, ref, type Schema } from './schema.js';

/** Words of JSON Schema that editors know. Ours, and titles that repeat a field's name, would only make the file longer. */
const WORDS = [
  'description',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
];
const MORE_WORDS = ['minItems', 'maxItems', 'uniqueItems', 'enum', 'const', 'deprecated', 'required'];
const FORMATS: ReadonlySet<string> = new Set(['date-time', 'date', 'time', 'email', 'uri', 'uuid', 'hostname', 'ipv4', 'ipv6']);

/** What an operation takes, and whether it must be given something. */
export interface InputSchema {
  readonly schema: Schema;
  readonly isNeeded: boolean;
}

/** Writes the input classes of one connector into the definitions, those that they hold included, each once. */
export class InputDefinitions {
  constructor(
    private readonly document: Pick<ConnectorDocument, 'name' | 'schemas'>,
    private readonly definitions: Record<string, Schema>,
  ) {}

  /** @param filled A field that need not be given, since the runtime fills it in. */
  of(name: string | undefined, filled?: string): InputSchema {
    if (name === undefined) return { schema: { type: 'object', maxProperties: 0 }, isNeeded: false };
    const required = this.document.schemas[name]?.required ?? [];
    const needed = required.filter((field) => field !== filled);
    if (needed.length === required.length) return { schema: this.#class(name), isNeeded: needed.length > 0 };
    const key = `${this.document.name}.${name}-${filled}`;
    this.definitions[key] ??= { ...this.#written(name), required: needed };
    return { schema: ref(key), isNeeded: needed.length > 0 };
  }

  #class(name: string): Schema {
    const key = `${this.document.name}.${name}`;
    if (this.definitions[key] === undefined) {
      this.definitions[key] = {}; // it may hold itself
      this.definitions[key] = this.#written(name);
    }
    return ref(key);
  }

  #written(name: string): Schema {
    const schema = this.document.schemas[name] ?? {};
    const isClosed = schema.properties !== undefined && schema.additionalProperties === undefined;
    return { ...this.#bare(schema), ...(isClosed && { additionalProperties: false }) };
  }

  /** A value of a field: itself, or an expression. */
  #value(schema: JsonSchema): Schema {
    const { description, ...own } = this.#bare(schema);
    const isPlainText = own['type'] === 'string' && Object.keys(own).length === 1;
    return { ...(description !== undefined && { description }), ...(isPlainText ? own : orExpression(own)) };
  }

  #bare(schema: JsonSchema): Schema {
    const { $ref, type, format, items, properties, additionalProperties: more, anyOf, oneOf, allOf } = schema;
    if ($ref !== undefined) return { ...pick(schema, ['description']), ...this.#class($ref.slice($ref.lastIndexOf('/') + 1)) };
    if (schema['x-digits']) return { ...pick(schema, ['description']), type: ['string', 'integer'], pattern: '^-?[0-9]+$' };
    return {
      ...pick(schema, [...WORDS, ...MORE_WORDS]),
      ...(type !== undefined && { type }),
      ...(format !== undefined && FORMATS.has(format) && { format }),
      ...(items && { items: this.#value(items) }),
      ...(properties && { properties: mapped(properties, (one) => this.#value(one)) }),
      ...(more !== undefined && { additionalProperties: typeof more === 'object' ? this.#value(more) : more }),
      ...(anyOf && { anyOf: anyOf.map((one) => this.#bare(one)) }),
      ...(oneOf && { anyOf: oneOf.map((one) => this.#bare(one)) }),
      ...(allOf && { allOf: allOf.map((one) => this.#bare(one)) }),
    };
  }
}

const pick = (schema: JsonSchema, words: readonly string[]): Schema =>
  Object.fromEntries(Object.entries(schema).filter(([word]) => words.includes(word)));

const mapped = (all: Readonly<Record<string, JsonSchema>>, write: (one: JsonSchema) => Schema): Schema =>
  Object.fromEntries(Object.entries(all).map(([name, one]) => [name, write(one)]));
