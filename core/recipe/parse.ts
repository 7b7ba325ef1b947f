import type { ParsedNode } from 'yaml';
import { parseDuration } from '../text/duration.js';
import { YamlFile } from '../yaml/yaml-file.js';
import { type Entry, YamlReader } from '../yaml/yaml-reader.js';
import type { ActionStep, Recipe, Retry, TriggerNode, Uses } from './recipe.js';
import type { RecipeNodes, UseNodes } from './recipe-nodes.js';

/** A recipe's file, what it says, and where it says it. `recipe` is absent when the file cannot be understood at all. */
export interface ParsedRecipe {
  readonly file: YamlFile;
  readonly recipe?: Recipe;
  readonly nodes?: RecipeNodes;
}

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const ID = /^[a-zA-Z][a-zA-Z0-9_]*$/;

/** Reads a recipe. What is wrong is in `file.faults`, all of it; a recipe with faults must not run. */
export function parseRecipe(name: string, source: string): ParsedRecipe {
  const file = new YamlFile(name, source);
  if (!file.root) {
    if (!file.hasErrors) file.fault(0, 'The file is empty.', 'A recipe begins with `name:`, and has `connections:` and `steps:`.');
    return { file };
  }
  return new RecipeParser(new YamlReader(file), file.root).parse();
}

class RecipeParser {
  readonly #uses: UseNodes[] = [];

  constructor(
    private readonly reader: YamlReader,
    private readonly root: ParsedNode,
  ) {}

  parse(): ParsedRecipe {
    const { reader, root } = this;
    const { file } = reader;
    const keys = reader.entries(root, 'The recipe', ['name', 'description', 'connections', 'vars', 'on', 'steps']);
    if (keys.size === 0) return { file };
    const name = this.#word(
      reader.required(keys, 'name', root, 'The recipe'),
      'The name',
      NAME,
      'small letters, digits and dashes: `order-intake`',
    );
    const description = keys.get('description');
    const connections = this.#connections(keys.get('connections'));
    const vars = keys.get('vars');
    const on = keys.get('on');
    const triggers = on ? reader.items(on.value, '`on`').map((node) => this.#trigger(node)) : [];
    const list = reader.required(keys, 'steps', root, 'The recipe');
    const steps = list === undefined ? [] : reader.items(list, '`steps`').map((node) => this.#step(node));
    this.#uniqueIds();
    const recipe: Recipe = {
      name: name ?? '',
      ...(description && { description: reader.text(description.value, 'The description') }),
      connections: Object.fromEntries(
        [...connections].map(([local, entry]) => [local, reader.text(entry.value, `Connection ${local}`) ?? '']),
      ),
      vars: vars ? this.#fields(vars, '`vars`') : {},
      on: triggers,
      steps,
    };
    return { file, recipe, nodes: { root, connections, ...(vars && { vars }), uses: this.#uses } };
  }

  #connections(entry: Entry | undefined): ReadonlyMap<string, Entry> {
    if (!entry) return new Map();
    const entries = this.reader.entries(entry.value, '`connections`');
    for (const { key, name } of entries.values()) this.#match(key, name, 'A connection', ID, ID_FORM);
    return entries;
  }

  #trigger(node: ParsedNode | null): TriggerNode {
    const keys = this.reader.entries(node, 'A trigger', ['id', 'uses', 'every', 'with']);
    const every = keys.get('every');
    const everyMs = every && this.#duration(every);
    const common = this.#common(node, keys, 'trigger');
    return { ...common, ...(everyMs !== undefined && { everyMs }) };
  }

  #step(node: ParsedNode | null): ActionStep {
    const keys = this.reader.entries(node, 'A step', ['id', 'uses', 'with', 'if', 'retry']);
    const condition = keys.get('if');
    const retry = keys.get('retry');
    const common = this.#common(node, keys, 'step', condition);
    const test = condition && this.#condition(condition);
    const tries = retry && this.#retry(retry);
    return { kind: 'action', ...common, ...(test !== undefined && { if: test }), ...(tries && { retry: tries }) };
  }

  #common(
    node: ParsedNode | null,
    keys: ReadonlyMap<string, Entry>,
    kind: UseNodes['kind'],
    condition?: Entry,
  ): Omit<TriggerNode, 'everyMs'> {
    const what = kind === 'step' ? 'The step' : 'The trigger';
    const idNode = this.reader.required(keys, 'id', node, what);
    const usesNode = this.reader.required(keys, 'uses', node, what);
    const id = idNode === undefined ? '' : (this.#word(idNode, 'The id', ID, ID_FORM) ?? '');
    const uses = usesNode === undefined ? NO_USES : this.#readUses(usesNode);
    const input = keys.get('with');
    this.#uses.push({ kind, node, id, idNode, uses, usesNode, ...(input && { input }), ...(condition && { condition }) });
    return { id, uses, with: input ? this.#fields(input, '`with`') : {} };
  }

  #readUses(node: ParsedNode | null): Uses {
    const text = this.reader.text(node, '`uses`');
    if (text === undefined) return NO_USES;
    const [connection, operation, ...more] = text.split('.');
    if (connection && operation && more.length === 0) return { connection, operation };
    this.reader.file.fault(
      node,
      '`uses` names a connection and one of its operations.',
      'Write `connection.operation`, as `shop.createOrder`.',
    );
    return NO_USES;
  }

  #condition({ value }: Entry): string | boolean | undefined {
    const data = this.reader.data(value);
    if (typeof data === 'boolean' || (typeof data === 'string' && /^\$\{\{[^]*\}\}$/.test(data.trim())))
      return typeof data === 'string' ? data.trim() : data;
    this.reader.file.fault(value, 'A condition is one whole expression.', 'Write it as `if: ${{ event.total > 100 }}`.');
    return undefined;
  }

  #retry({ value }: Entry): Retry | undefined {
    const keys = this.reader.entries(value, '`retry`', ['attempts', 'delay', 'backoff']);
    const attemptsNode = this.reader.required(keys, 'attempts', value, '`retry`');
    const attempts = this.reader.data(attemptsNode);
    if (attemptsNode && (typeof attempts !== 'number' || !Number.isInteger(attempts) || attempts < 1 || attempts > 100)) {
      this.reader.file.fault(
        attemptsNode,
        '`attempts` is a whole number from 1 to 100, the first attempt counted.',
        'Write `attempts: 3`.',
      );
      return undefined;
    }
    const delay = keys.get('delay');
    const backoff = keys.get('backoff');
    const kind = backoff ? this.reader.data(backoff.value) : 'exponential';
    if (kind !== 'constant' && kind !== 'exponential') {
      this.reader.file.fault(backoff?.value, '`backoff` is `constant` or `exponential`.', 'Choose one of the two.');
      return undefined;
    }
    const delayMs = delay ? this.#duration(delay) : 1_000;
    return delayMs === undefined || typeof attempts !== 'number' ? undefined : { attempts, delayMs, backoff: kind };
  }

  #duration({ name, value }: Entry): number | undefined {
    const data = this.reader.data(value);
    const ms = typeof data === 'string' ? parseDuration(data) : undefined;
    if (ms === undefined)
      this.reader.file.fault(value, `\`${name}\` is a duration.`, 'Write a number and a unit: `30s`, `5m`, `2h`, `1d`.');
    return ms;
  }

  #fields({ value }: Entry, what: string): Readonly<Record<string, unknown>> {
    const entries = this.reader.entries(value, what);
    return Object.fromEntries([...entries.values()].map((entry) => [entry.name, this.reader.data(entry.value)]));
  }

  #word(node: ParsedNode | null | undefined, what: string, form: RegExp, forms: string): string | undefined {
    if (node === undefined) return undefined;
    const text = this.reader.text(node, what);
    return text !== undefined && this.#match(node, text, what, form, forms) ? text : undefined;
  }

  #match(node: ParsedNode | null, text: string, what: string, form: RegExp, forms: string): boolean {
    if (form.test(text)) return true;
    this.reader.file.fault(node, `${what} \`${text}\` has a form that cannot be used.`, `Use ${forms}.`);
    return false;
  }

  #uniqueIds(): void {
    const seen = new Set<string>();
    for (const { kind, id, idNode } of this.#uses) {
      const key = `${kind} ${id}`;
      if (id !== '' && seen.has(key))
        this.reader.file.fault(
          idNode,
          `There is another ${kind} with the id \`${id}\`.`,
          'Give each its own id: its state is kept under it.',
        );
      seen.add(key);
    }
  }
}

const NO_USES: Uses = { connection: '', operation: '' };
const ID_FORM = 'a letter, then letters, digits and underscores: `newOrder`';
