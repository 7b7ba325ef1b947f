import { type Pair, type ParsedNode, type Scalar, isMap, isScalar, isSeq } from 'yaml';
import { didYouMean } from '../text/did-you-mean.js';
import { type Place, itemsOf, keyText, pairsOf } from './nodes.js';
import type { YamlFile } from './yaml-file.js';

export type Entry = { readonly key: Scalar.Parsed; readonly name: string; readonly value: ParsedNode | null };

/** Reads nodes into typed values and says what is wrong with them. Undefined stands for what could not be read, and has its fault. */
export class YamlReader {
  constructor(readonly file: YamlFile) {}

  /** The entries of a map by name. Names that are not among `known` are faults; without `known`, every name will do. */
  entries(node: Place, what: string, known?: readonly string[]): ReadonlyMap<string, Entry> {
    const found = new Map<string, Entry>();
    if (!isMap(node)) {
      this.file.fault(node, `${what} should be a map of names to values.`, 'Write it as `name: value` lines.');
      return found;
    }
    for (const pair of pairsOf(node)) {
      const entry = this.#entry(pair);
      if (!entry) continue;
      if (known && !known.includes(entry.name)) this.#unknown(entry, what, known);
      else found.set(entry.name, entry);
    }
    return found;
  }

  items(node: Place, what: string): readonly (ParsedNode | null)[] {
    if (isSeq(node)) return itemsOf(node);
    this.file.fault(node, `${what} should be a list.`, 'Write each entry on a line of its own, begun with a dash.');
    return [];
  }

  text(node: Place, what: string): string | undefined {
    if (isScalar(node) && typeof node.value === 'string' && node.value !== '') return node.value;
    this.file.fault(node, `${what} should be a text.`, 'Put it in quotes when it looks like a number or a boolean.');
    return undefined;
  }

  required(entries: ReadonlyMap<string, Entry>, name: string, owner: Place, what: string): Place {
    const entry = entries.get(name);
    if (!entry) this.file.fault(owner, `${what} has no \`${name}\`.`, `Add \`${name}:\`.`);
    return entry?.value;
  }

  /** The value as plain JSON data. Keys such as `__proto__` become fields like any other. */
  data(node: Place): unknown {
    if (isScalar(node)) return this.#scalar(node);
    if (isSeq(node)) return itemsOf(node).map((item) => this.data(item));
    if (!isMap(node)) return null;
    const pairs = pairsOf(node)
      .map((pair) => this.#entry(pair))
      .filter((entry) => entry !== undefined);
    return Object.fromEntries(pairs.map(({ name, value }) => [name, this.data(value)]));
  }

  #scalar(node: Scalar): unknown {
    const { value } = node;
    if (typeof value === 'number' && !Number.isFinite(value)) {
      this.file.fault(node, 'Infinity and NaN are no data.', 'Give a number.');
      return null;
    }
    if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) {
      this.file.fault(node, 'This number is too large to be kept exactly.', 'Put it in quotes.');
    }
    return value ?? null;
  }

  #entry({ key, value }: Pair<ParsedNode, ParsedNode | null>): Entry | undefined {
    const name = keyText(key);
    if (name !== undefined && isScalar(key)) return { key, name, value };
    this.file.fault(key, 'A name should be a plain text.', 'Use a text as key.');
    return undefined;
  }

  #unknown({ key, name }: Entry, what: string, known: readonly string[]): void {
    const suggestion = didYouMean(name, known);
    const remedy = suggestion ? `Did you mean \`${suggestion}\`?` : `It knows ${known.map((word) => `\`${word}\``).join(', ')}.`;
    this.file.fault(key, `${what} has no key \`${name}\`.`, remedy, { ...(suggestion && { suggestion }) });
  }
}
