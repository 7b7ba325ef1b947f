import type { JsonSchema } from 'trunkline/document';
import type { Entry } from '../../yaml/yaml-reader.js';
import type { InputNode } from '../recipe.js';
import type { Places } from './places.js';
import { ID, ID_FORM, type Words } from './words.js';

const TYPES = ['string', 'integer', 'number', 'boolean', 'array', 'object'] as const;
const SCHEMA_KEYS = [
  'type',
  'description',
  'format',
  'pattern',
  'enum',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'items',
  'minItems',
  'maxItems',
  'properties',
  'required',
  'additionalProperties',
  'examples',
];

/** Reads what a recipe declares it is given, and what it gives. */
export class InputReader {
  constructor(
    private readonly words: Words,
    private readonly places: Places,
  ) {}

  read(entry: Entry | undefined): Readonly<Record<string, InputNode>> {
    return this.#each(entry, '`inputs`', (one) => this.#input(one));
  }

  readOutputs(entry: Entry | undefined): Readonly<Record<string, JsonSchema>> {
    return this.#each(entry, '`outputs`', (one) => this.#schema(one, SCHEMA_KEYS));
  }

  #each<T extends object>(entry: Entry | undefined, what: string, read: (one: Entry) => T): Readonly<Record<string, T>> {
    if (!entry) return {};
    const entries = this.words.reader.entries(entry.value, what);
    for (const { key } of entries.values()) this.words.word(key, 'A name', ID, ID_FORM);
    return Object.fromEntries([...entries.values()].map((one) => [one.name, read(one)]));
  }

  #input(one: Entry): InputNode {
    const { reader } = this.words;
    const entries = reader.entries(one.value, `Input ${one.name}`, [...SCHEMA_KEYS, 'default']);
    const required = entries.get('required');
    const isRequired = required ? reader.data(required.value) : true;
    const isFlag = typeof isRequired === 'boolean';
    const schema = this.#schema(one, [...SCHEMA_KEYS, 'default'], isFlag ? ['required', 'default'] : ['default']);
    const fallback = entries.get('default');
    const input: InputNode = {
      schema,
      required: isFlag ? isRequired : true,
      ...(fallback && { default: reader.data(fallback.value) }),
    };
    return this.places.set(input, { node: one.value, entries });
  }

  #schema({ name, value }: Entry, known: readonly string[], left: readonly string[] = []): JsonSchema {
    const { reader } = this.words;
    const entries = reader.entries(value, `\`${name}\``, known);
    const type = entries.get('type');
    if (!type) reader.required(entries, 'type', value, `\`${name}\``);
    else this.words.oneOf(type, TYPES);
    const schema = Object.fromEntries(
      [...entries.values()].filter((one) => !left.includes(one.name)).map((one) => [one.name, reader.data(one.value)]),
    );
    return this.places.set(schema, { node: value, entries });
  }
}
