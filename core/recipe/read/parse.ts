import { isMap, type ParsedNode } from 'yaml';
import { YamlFile } from '../../yaml/yaml-file.js';
import { type Entry, YamlReader } from '../../yaml/yaml-reader.js';
import type { Concurrency, Recipe } from '../recipe.js';
import { InputReader } from './inputs.js';
import { Places } from './places.js';
import { StepReader } from './steps.js';
import { TriggerReader } from './triggers.js';
import { ID, ID_FORM, NAME, NAME_FORM, Words } from './words.js';

/** A recipe's file, what it says, and where it says it. `recipe` is absent when the file cannot be understood at all. */
export interface ParsedRecipe {
  readonly file: YamlFile;
  readonly recipe?: Recipe;
  readonly places?: Places;
}

const KEYS = ['name', 'description', 'inputs', 'outputs', 'connections', 'vars', 'timeout', 'concurrency', 'on', 'steps'];

/** Reads a recipe. What is wrong is in `file.faults`, all of it; a recipe with faults must not run. The recipes it calls are not in it yet. */
export function parseRecipe(name: string, source: string): ParsedRecipe {
  const file = new YamlFile(name, source);
  if (!file.root) {
    if (!file.hasErrors) file.fault(0, 'The file is empty.', 'A recipe begins with `name:`, and has `connections:` and `steps:`.');
    return { file };
  }
  return new RecipeParser(new Words(new YamlReader(file)), file.root).parse();
}

class RecipeParser {
  readonly #places: Places;

  constructor(
    private readonly words: Words,
    private readonly root: ParsedNode,
  ) {
    this.#places = new Places(root);
  }

  parse(): ParsedRecipe {
    const { words, root } = this;
    const { reader } = words;
    const { file } = reader;
    const keys = reader.entries(root, 'The recipe', KEYS);
    if (!isMap(root)) return { file };
    const nameNode = reader.required(keys, 'name', root, 'The recipe');
    const name = nameNode === undefined ? undefined : words.word(nameNode, 'The name', NAME, NAME_FORM);
    const description = keys.get('description');
    const timeout = keys.get('timeout');
    const concurrency = keys.get('concurrency');
    const on = keys.get('on');
    const list = reader.required(keys, 'steps', root, 'The recipe');
    const inputs = new InputReader(words, this.#places);
    const timeoutMs = timeout && words.duration(timeout);
    const group = concurrency && this.#concurrency(concurrency);
    const recipe: Recipe = {
      name: name ?? '',
      ...(description && { description: reader.text(description.value, 'The description') }),
      connections: this.#connections(keys.get('connections')),
      vars: words.fields(keys.get('vars'), '`vars`'),
      inputs: inputs.read(keys.get('inputs')),
      outputs: inputs.readOutputs(keys.get('outputs')),
      on: new TriggerReader(words, this.#places).read(on),
      ...(timeoutMs !== undefined && { timeoutMs }),
      ...(group && { concurrency: group }),
      steps: list === undefined ? [] : new StepReader(words, this.#places).block(list, '`steps`'),
      calls: {},
    };
    this.#places.set(recipe, { node: root, entries: keys });
    return { file, recipe, places: this.#places };
  }

  #connections(entry: Entry | undefined): Readonly<Record<string, string>> {
    if (!entry) return {};
    const { reader } = this.words;
    const entries = reader.entries(entry.value, '`connections`');
    for (const { key } of entries.values()) this.words.word(key, 'A connection', ID, ID_FORM);
    return this.#places.set(
      Object.fromEntries([...entries.values()].map(({ name, value }) => [name, reader.text(value, `Connection ${name}`) ?? ''])),
      { node: entry.value, entries },
    );
  }

  #concurrency({ value }: Entry): Concurrency | undefined {
    const { words } = this;
    const { reader } = words;
    if (typeof reader.data(value) === 'string') {
      const key = reader.text(value, '`concurrency`');
      return key === undefined
        ? undefined
        : this.#places.set<Concurrency>({ key, max: 1, full: 'queue' }, { node: value, entries: new Map() });
    }
    const keys = reader.entries(value, '`concurrency`', ['key', 'max', 'full']);
    const keyNode = reader.required(keys, 'key', value, '`concurrency`');
    const key = keyNode === undefined ? undefined : reader.text(keyNode, 'The key');
    const max = keys.get('max');
    const full = keys.get('full');
    const most = max ? words.whole(max, 1, 10_000) : 1;
    const rule = full ? words.oneOf(full, ['queue', 'skip', 'cancel']) : 'queue';
    if (key === undefined || most === undefined || rule === undefined) return undefined;
    return this.#places.set({ key, max: most, full: rule }, { node: value, entries: keys });
  }
}
