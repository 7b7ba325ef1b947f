import { isMap, isScalar } from 'yaml';
import type { JsonSchema } from 'trunkline/document';
import { keyText, pairsOf } from '../../yaml/nodes.js';
import type { Entry } from '../../yaml/yaml-reader.js';
import type { InputNode } from '../recipe.js';
import type { Places } from './places.js';
import { SchemaReader } from './schemas.js';
import { ID, ID_FORM, type Words } from './words.js';

/** Reads what a recipe declares it is given, and what it gives. */
export class InputReader {
  readonly #schemas: SchemaReader;

  constructor(
    private readonly words: Words,
    private readonly places: Places,
  ) {
    this.#schemas = new SchemaReader(words);
  }

  read(entry: Entry | undefined): Readonly<Record<string, InputNode>> {
    return this.#each(entry, '`inputs`', (one) => this.#input(one));
  }

  readOutputs(entry: Entry | undefined): Readonly<Record<string, JsonSchema>> {
    return this.#each(entry, '`outputs`', ({ name, value }) => this.#schemas.read(value, `Output ${name}`));
  }

  #each<T extends object>(entry: Entry | undefined, what: string, read: (one: Entry) => T): Readonly<Record<string, T>> {
    if (!entry) return {};
    const entries = this.words.reader.entries(entry.value, what);
    for (const { key } of entries.values()) this.words.word(key, 'A name', ID, ID_FORM);
    return Object.fromEntries([...entries.values()].map((one) => [one.name, read(one)]));
  }

  /** `required: false` is the input's own; a list under `required` is a word of its schema, and names fields. */
  #input({ name, value }: Entry): InputNode {
    const { reader } = this.words;
    const flag = isMap(value) ? pairsOf(value).find((pair) => keyText(pair.key) === 'required')?.value : undefined;
    const isFlag = isScalar(flag);
    const schema = this.#schemas.read(value, `Input ${name}`, ['default', ...(isFlag ? ['required'] : [])]);
    const entries = isMap(value) ? reader.entries(value, `Input ${name}`) : new Map<string, Entry>();
    const required = isFlag ? this.words.flag(entries.get('required')!) : undefined;
    const fallback = entries.get('default');
    const input: InputNode = { schema, required: required ?? true, ...(fallback && { default: reader.data(fallback.value) }) };
    return this.places.set(input, { node: value, entries });
  }
}
