import { isMap, isSeq } from 'yaml';
import { RE2JS } from 're2js';
import type { JsonSchema } from 'trunkline/document';
import { didYouMean } from '../../text/did-you-mean.js';
import { itemsOf, type Place } from '../../yaml/nodes.js';
import type { Entry } from '../../yaml/yaml-reader.js';
import type { Words } from './words.js';

const TYPES = ['string', 'integer', 'number', 'boolean', 'array', 'object', 'null'] as const;
const FORMATS = ['date-time', 'date', 'time', 'duration', 'email', 'uri', 'uuid', 'hostname', 'ipv4', 'ipv6', 'iso-8601'];
const LONGEST = 1_000_000_000;

type Read = (entry: Entry, reader: SchemaReader) => unknown;

/** The words of JSON Schema that a recipe may use, each with how its value is read. */
const KEYWORDS: Readonly<Record<string, Read>> = {
  type: (entry, reader) => reader.type(entry),
  description: (entry, { words }) => words.reader.text(entry.value, 'The description'),
  format: (entry, reader) => reader.format(entry),
  pattern: (entry, reader) => reader.pattern(entry),
  enum: (entry, { words }) => words.reader.items(entry.value, '`enum`').map((item) => words.reader.data(item)),
  examples: (entry, { words }) => words.reader.items(entry.value, '`examples`').map((item) => words.reader.data(item)),
  minimum: (entry, { words }) => words.number(entry),
  maximum: (entry, { words }) => words.number(entry),
  minLength: (entry, { words }) => words.whole(entry, 0, LONGEST),
  maxLength: (entry, { words }) => words.whole(entry, 0, LONGEST),
  minItems: (entry, { words }) => words.whole(entry, 0, LONGEST),
  maxItems: (entry, { words }) => words.whole(entry, 0, LONGEST),
  items: (entry, reader) => reader.read(entry.value, '`items`'),
  properties: (entry, reader) => reader.properties(entry),
  required: (entry, { words }) => words.reader.items(entry.value, '`required`').flatMap((item) => words.reader.text(item, 'A name') ?? []),
  additionalProperties: (entry, reader) => reader.more(entry),
};

/** Reads schemas that stand in a recipe: what comes out can be compiled whatever the file says. */
export class SchemaReader {
  constructor(readonly words: Words) {}

  /** @param beside Keys that may stand in the same map and are not the schema's. */
  read(node: Place, what: string, beside: readonly string[] = []): JsonSchema {
    const { reader } = this.words;
    const entries = reader.entries(node, what, [...new Set([...Object.keys(KEYWORDS), ...beside])]);
    if (!entries.has('type') && isMap(node)) reader.required(entries, 'type', node, what);
    const read = [...entries.values()]
      .filter(({ name }) => !beside.includes(name))
      .map((entry) => [entry.name, KEYWORDS[entry.name]!(entry, this)] as const);
    return Object.fromEntries(read.filter(([, value]) => value !== undefined));
  }

  type(entry: Entry): string | readonly string[] | undefined {
    if (!isSeq(entry.value)) return this.words.oneOf(entry, TYPES);
    const types = itemsOf(entry.value).map((value) => this.words.oneOf({ ...entry, value }, TYPES));
    return types.filter((type) => type !== undefined);
  }

  format({ value }: Entry): string | undefined {
    const { reader } = this.words;
    const text = reader.text(value, '`format`');
    if (text === undefined || FORMATS.includes(text)) return text;
    const suggestion = didYouMean(text, FORMATS);
    const remedy = suggestion ? `Did you mean \`${suggestion}\`?` : `There are ${FORMATS.map((one) => `\`${one}\``).join(', ')}.`;
    reader.file.fault(value, `There is no format \`${text}\`.`, remedy, { ...(suggestion && { suggestion }) });
    return undefined;
  }

  pattern({ value }: Entry): string | undefined {
    const { reader } = this.words;
    const text = reader.text(value, '`pattern`');
    try {
      if (text !== undefined) RE2JS.compile(text);
      return text;
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      reader.file.fault(value, `This pattern cannot be read: ${problem}.`, 'Patterns are RE2: no look-around, no back-references.');
      return undefined;
    }
  }

  properties(entry: Entry): Readonly<Record<string, JsonSchema>> {
    const entries = this.words.reader.entries(entry.value, '`properties`');
    return Object.fromEntries([...entries.values()].map(({ name, value }) => [name, this.read(value, `\`${name}\``)]));
  }

  more(entry: Entry): boolean | JsonSchema | undefined {
    return isMap(entry.value) ? this.read(entry.value, '`additionalProperties`') : this.words.flag(entry);
  }
}
