import { isMap } from 'yaml';
import { didYouMean } from '../../text/did-you-mean.js';
import { parseDuration } from '../../text/duration.js';
import type { Place } from '../../yaml/nodes.js';
import type { Entry, YamlReader } from '../../yaml/yaml-reader.js';
import type { Retry, Uses } from '../recipe.js';
import { ROOTS } from '../cel.js';
import type { MemberChain } from '../expression-walk.js';
import { asExpression, meantExpression } from '../meant-expression.js';
import { isTemplate } from '../template.js';

export const ID = /^[a-zA-Z][a-zA-Z0-9_]*$/;
export const ID_FORM = 'a letter, then letters, digits and underscores: `newOrder`';
export const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
export const NAME_FORM = 'small letters, digits and dashes: `order-intake`';

export const NO_USES: Uses = { connection: '', operation: '' };

const MOST_ATTEMPTS = 100;
const WHOLE = /^\$\{\{[^]*\}\}$/;

/** One word alone may be anything: `if: yes`. */
const isMemberOrRoot = ({ root, keys }: MemberChain): boolean => keys.length > 0 || ROOTS.some((one) => one === root);

export type Entries = ReadonlyMap<string, Entry>;

/** Reads the small values that recipes are made of. Undefined stands for what could not be read, and has its fault. */
export class Words {
  constructor(readonly reader: YamlReader) {}

  word(node: Place, what: string, form: RegExp, forms: string): string | undefined {
    const text = this.reader.text(node, what);
    if (text === undefined || form.test(text)) return text;
    this.reader.file.fault(node, `${what} \`${text}\` has a form that cannot be used.`, `Use ${forms}.`);
    return undefined;
  }

  uses(node: Place): Uses {
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

  condition(entry: Entry): string | boolean | undefined {
    const data = this.reader.data(entry.value);
    return typeof data === 'boolean' ? data : this.expression(entry, 'A condition', 'event.total > 100');
  }

  /** A text that is one whole expression, under a name of the recipe. */
  expression({ name, value }: Entry, what: string, example: string): string | undefined {
    const data = this.reader.data(value);
    if (typeof data === 'string' && WHOLE.test(data.trim())) return data.trim();
    const suggestion = typeof data === 'string' ? meantExpression(data, isMemberOrRoot) : undefined;
    const remedy = `Write it as \`${name}: ${suggestion ?? asExpression(example)}\`.`;
    this.reader.file.fault(value, `${what} is one whole expression.`, remedy, { ...(suggestion && { suggestion }) });
    return undefined;
  }

  duration({ name, value }: Entry): number | undefined {
    const data = this.reader.data(value);
    const ms = typeof data === 'string' ? parseDuration(data) : undefined;
    if (ms === undefined)
      this.reader.file.fault(
        value,
        `\`${name}\` is a duration of 1ms or more.`,
        'Write numbers and units: `30s`, `5m`, `2h`, `1d`, `1h30m`.',
      );
    return ms;
  }

  whole({ name, value }: Entry, least: number, most: number): number | undefined {
    const data = this.reader.data(value);
    if (typeof data === 'number' && Number.isInteger(data) && data >= least && data <= most) return data;
    const nearest = typeof data === 'number' && data > most ? most : least;
    this.reader.file.fault(value, `\`${name}\` is a whole number from ${least} to ${most}.`, `Write \`${name}: ${nearest}\`.`);
    return undefined;
  }

  number({ name, value }: Entry): number | undefined {
    const data = this.reader.data(value);
    if (typeof data === 'number') return data;
    this.reader.file.fault(value, `\`${name}\` is a number.`, `Write \`${name}: 1\`.`);
    return undefined;
  }

  flag({ name, value }: Entry): boolean | undefined {
    const data = this.reader.data(value);
    if (typeof data === 'boolean') return data;
    this.reader.file.fault(value, `\`${name}\` is true or false.`, `Write \`${name}: true\` or \`${name}: false\`.`);
    return undefined;
  }

  oneOf<const T extends string>({ name, value }: Entry, words: readonly T[]): T | undefined {
    const data = this.reader.data(value);
    const found = words.find((word) => word === data);
    if (found === undefined) {
      const listed = words.map((word) => `\`${word}\``).join(' or ');
      const suggestion = typeof data === 'string' ? didYouMean(data, words) : undefined;
      const remedy = suggestion ? `Did you mean \`${suggestion}\`?` : 'Choose one of them.';
      this.reader.file.fault(value, `\`${name}\` is ${listed}.`, remedy, { ...(suggestion && { suggestion }) });
    }
    return found;
  }

  retry({ value }: Entry): Retry | undefined {
    if (!isMap(value)) return this.#unmappedRetry(value);
    const keys = this.reader.entries(value, '`retry`', ['attempts', 'delay', 'backoff']);
    const attempts = keys.get('attempts');
    if (!attempts) this.reader.required(keys, 'attempts', value, '`retry`');
    const tries = attempts && this.whole(attempts, 1, MOST_ATTEMPTS);
    const backoff = keys.get('backoff');
    const kind = backoff ? this.oneOf(backoff, ['constant', 'exponential']) : 'exponential';
    const delay = keys.get('delay');
    const delayMs = delay ? this.duration(delay) : 1_000;
    return tries === undefined || kind === undefined || delayMs === undefined ? undefined : { attempts: tries, delayMs, backoff: kind };
  }

  #unmappedRetry(value: Place): undefined {
    const data = this.reader.data(value);
    const attempts = typeof data === 'number' && Number.isInteger(data) && data >= 1 && data <= MOST_ATTEMPTS ? data : 3;
    this.reader.file.fault(
      value,
      '`retry` is a map that says how many `attempts` are made.',
      `Write \`retry: { attempts: ${attempts} }\`.`,
    );
  }

  /** A map of names to any data. */
  fields(entry: Entry | undefined, what: string): Readonly<Record<string, unknown>> {
    if (!entry) return {};
    const entries = this.reader.entries(entry.value, what);
    return Object.fromEntries([...entries.values()].map(({ name, value }) => [name, this.reader.data(value)]));
  }
}

export const isExpression = (value: unknown): value is string => isTemplate(value) && WHOLE.test(value.trim());
