import { isMap, type ParsedNode } from 'yaml';
import type { Place } from '../../yaml/nodes.js';
import type { Entry } from '../../yaml/yaml-reader.js';
import { didYouMean } from '../../text/did-you-mean.js';
import type { Block, StepNode } from '../recipe.js';
import type { Places } from './places.js';
import { type KindReader, STEP_KINDS } from './step-kinds.js';
import { type Entries, ID, ID_FORM, type Words } from './words.js';

/** What steps that need no id are called: their kind and number. */
export const GIVEN_ID = /^(?:branch|switch|parallel|try|wait|set|return|fail)_\d+$/;

const COMMON = ['id', 'if', 'timeout'];
const KIND_WORDS = Object.keys(STEP_KINDS);

/** Reads blocks of steps. A step's kind is the word that only that kind has. */
export class StepReader {
  readonly #ids = new Map<string, StepNode>();
  readonly #counts = new Map<string, number>();

  constructor(
    readonly words: Words,
    readonly places: Places,
  ) {}

  block(node: Place, what: string): Block {
    const { reader } = this.words;
    const items = reader.items(node, what);
    if (items.length === 0 && node) reader.file.fault(node, `${what} has no steps.`, 'Add one, or leave it out.');
    return items.map((item) => this.#step(item)).filter((step) => step !== undefined);
  }

  #step(node: ParsedNode | null): StepNode | undefined {
    const { reader } = this.words;
    const all = reader.entries(node, 'A step');
    const word = this.#kindOf(node, all);
    if (word === undefined) return undefined;
    const kind = STEP_KINDS[word]!;
    const keys = reader.entries(node, `A \`${word}\` step`, [...COMMON, word, ...kind.keys]);
    const id = this.#id(node, keys, kind);
    const condition = kind.kind === 'branch' ? undefined : keys.get('if');
    const timeout = keys.get('timeout');
    const test = condition && this.words.condition(condition);
    const timeoutMs = timeout && this.words.duration(timeout);
    const base = { id, ...(test !== undefined && { if: test }), ...(timeoutMs !== undefined && { timeoutMs }) };
    const own = kind.read(keys, node, this);
    if (!own) return undefined;
    const step = this.places.set({ ...base, ...own } as StepNode, { node, entries: keys });
    this.#unique(step, keys);
    return step;
  }

  #kindOf(node: ParsedNode | null, keys: Entries): string | undefined {
    const found = KIND_WORDS.filter((word) => keys.has(word));
    const { file } = this.words.reader;
    if (found.length === 1) return found[0];
    const list = KIND_WORDS.map((word) => `\`${word}\``).join(', ');
    if (found.length > 1) {
      file.fault(keys.get(found[1]!)?.key, `A step has one of \`${found.join('` and `')}\`, not both.`, 'Make two steps of it.');
      return undefined;
    }
    if (!isMap(node)) return undefined;
    const mistaken = [...keys.values()].find(({ name }) => !COMMON.includes(name) && didYouMean(name, KIND_WORDS) !== undefined);
    const suggestion = mistaken && didYouMean(mistaken.name, KIND_WORDS);
    const remedy = suggestion ? `Did you mean \`${suggestion}\`?` : `It has one of ${list}.`;
    file.fault(mistaken?.key ?? node, 'This step does not say what it does.', remedy, { ...(suggestion && { suggestion }) });
    return undefined;
  }

  #id(node: ParsedNode | null, keys: Entries, { kind, needsId }: KindReader): string {
    const entry = keys.get('id');
    if (entry) return this.#ownId(entry);
    if (needsId) {
      this.words.reader.required(keys, 'id', node, 'The step');
      return '';
    }
    const word = kind.replaceAll('-', '_');
    const count = (this.#counts.get(word) ?? 0) + 1;
    this.#counts.set(word, count);
    return `${word}_${count}`;
  }

  #ownId({ value }: Entry): string {
    const id = this.words.word(value, 'The id', ID, ID_FORM);
    if (id !== undefined && GIVEN_ID.test(id))
      this.words.reader.file.fault(value, `\`${id}\` is what a step without an id is called.`, 'Choose another id, or leave it out.');
    return id ?? '';
  }

  #unique(step: StepNode, keys: Entries): void {
    if (step.id !== '' && this.#ids.has(step.id)) {
      this.words.reader.file.fault(
        keys.get('id')?.value ?? this.places.of(step).node,
        `There is another step with the id \`${step.id}\`.`,
        'Give each its own id: its state is kept under it.',
      );
    }
    this.#ids.set(step.id, step);
  }
}
