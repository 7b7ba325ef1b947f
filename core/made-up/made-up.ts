import type { ConnectorDocument, JsonSchema } from 'trunkline/document';
import { valueWriter } from '../http/sent-value.js';
import type { SeededRandom } from './seeded-random.js';
import { textOfPattern } from './text-of-pattern.js';

/** Which fields of an object are there: all, or only those that must be. */
export type Fullness = 'full' | 'minimal';

/** Classes inside one another are followed this far. */
const DEEPEST = 6;

const FORMATS: Readonly<Record<string, (random: SeededRandom) => string>> = {
  email: (random) => `person${random.integer(1, 1e6)}@customer.example`,
  'iso-8601': (random) => new Date(Date.UTC(2026, 0, 1) + random.integer(0, 1e9)).toISOString(),
  'date-time': (random) => new Date(Date.UTC(2026, 0, 1) + random.integer(0, 1e9)).toISOString(),
  date: (random) => `2026-01-${String(random.integer(1, 28)).padStart(2, '0')}`,
  time: () => '12:00:00Z',
  uri: url,
  url,
  uuid: (random) => `00000000-0000-4000-8000-${String(random.integer(1, 1e9)).padStart(12, '0')}`,
  ipv4: () => '192.0.2.1',
  ipv6: () => '2001:db8::1',
};

function url(random: SeededRandom): string {
  return `https://made-up.example/${random.integer(1, 1e6)}`;
}

/** Values of a document's data classes, made up: the same for the same seed. */
export class MadeUp {
  constructor(
    private readonly schemas: ConnectorDocument['schemas'],
    private readonly random: SeededRandom,
    private readonly fullness: Fullness,
  ) {}

  /** A value of a data class. */
  of(name: string): unknown {
    return this.#value(this.schemas[name] ?? {}, 0);
  }

  /** The same, as a vendor sends it: what travels as JSON in a string is such a string. */
  sent(name: string): unknown {
    const write = valueWriter({ $ref: `#/schemas/${name}` }, { schemas: this.schemas }, 'text');
    return write ? write(this.of(name)) : this.of(name);
  }

  #value(schema: JsonSchema, depth: number): unknown {
    const { $ref, anyOf, allOf, oneOf, enum: among, const: fixed, examples = [] } = schema;
    if ($ref !== undefined) return this.#value(this.schemas[$ref.replace('#/schemas/', '')] ?? {}, depth + 1);
    const choices = anyOf ?? oneOf;
    if (choices) return this.#value(choices.find((one) => one.type !== 'null') ?? {}, depth);
    if (allOf) return Object.assign({}, ...allOf.map((part) => this.#value(part, depth)));
    if (fixed !== undefined) return fixed;
    if (among) return this.random.pick(among.filter((one) => one !== null));
    if (examples.length > 0) return this.random.pick(examples);
    if (schema['x-digits']) return String(this.random.integer(1, 1e9));
    return this.#plain(schema, depth);
  }

  #plain(schema: JsonSchema, depth: number): unknown {
    const type = [schema.type].flat().find((one) => one !== 'null');
    if (type === 'integer' || type === 'number') return this.#number(schema);
    if (type === 'boolean') return this.random.next() < 0.5;
    if (type === 'array') return this.#list(schema, depth);
    if (type === 'object' || schema.properties) return this.#object(schema, depth);
    return this.#text(schema);
  }

  #number({ type, minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonSchema): number {
    const whole = [type].flat().includes('integer');
    const least = Math.ceil(minimum ?? (exclusiveMinimum === undefined ? 1 : exclusiveMinimum + 1));
    const most = Math.floor(maximum ?? (exclusiveMaximum === undefined ? least + 1e6 : exclusiveMaximum - 1));
    return this.random.integer(least, Math.max(least, Math.min(most, least + 1e6))) + (whole || most <= least ? 0 : 0.5);
  }

  #text({ format, pattern, minLength = 0, maxLength = Infinity }: JsonSchema): string {
    const formed = format === undefined ? undefined : FORMATS[format]?.(this.random);
    if (formed !== undefined) return formed;
    if (pattern !== undefined) return textOfPattern(pattern, this.random) ?? '';
    return `text ${this.random.integer(1, 1e6)}`.padEnd(minLength, '.').slice(0, maxLength);
  }

  #list({ items = {}, minItems = 0, maxItems = Infinity }: JsonSchema, depth: number): unknown[] {
    const wanted = this.fullness === 'full' && depth < DEEPEST ? 2 : 0;
    return Array.from({ length: Math.min(maxItems, Math.max(minItems, wanted)) }, () => this.#value(items, depth + 1));
  }

  #object({ properties = {}, required = [] }: JsonSchema, depth: number): Record<string, unknown> {
    const isThere = (name: string): boolean => required.includes(name) || (this.fullness === 'full' && depth < DEEPEST);
    const fields = Object.entries(properties).filter(([name]) => isThere(name));
    return Object.fromEntries(fields.map(([name, shape]) => [name, this.#value(shape, depth + 1)]));
  }
}
