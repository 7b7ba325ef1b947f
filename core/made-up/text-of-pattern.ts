import type { SeededRandom } from './seeded-random.js';

/** How often `+` and `*` repeat. */
const SOME = 3;
const CLASSES: Readonly<Record<string, string>> = { d: '0123456789', w: 'abcdefghijkmnopqrstuvwxyz', s: ' ' };
const ANY = 'abcdefghijkmnopqrstuvwxyz0123456789';

/**
 * A text that a pattern takes, for the plain patterns of field rules: literals, classes, groups, alternatives and counts. Undefined for any
 * other, as look-around and references.
 */
export function textOfPattern(pattern: string, random: SeededRandom): string | undefined {
  const reader = new PatternReader(pattern, random);
  const text = reader.alternatives();
  return reader.isDone && new RegExp(pattern).test(text) ? text : undefined;
}

class PatternReader {
  #at = 0;

  constructor(
    private readonly pattern: string,
    private readonly random: SeededRandom,
  ) {}

  get isDone(): boolean {
    return this.#at === this.pattern.length;
  }

  alternatives(): string {
    const found = [this.#sequence()];
    while (this.#take('|')) found.push(this.#sequence());
    return this.random.pick(found);
  }

  #sequence(): string {
    let text = '';
    while (!this.isDone && !'|)'.includes(this.pattern[this.#at]!)) {
      const atom = this.#atom();
      for (let left = this.#count(); left > 0; left -= 1) text += atom();
    }
    return text;
  }

  #atom(): () => string {
    const char = this.pattern[this.#at++]!;
    if (char === '^' || char === '$') return () => '';
    if (char === '(') return this.#group();
    if (char === '[') return this.#oneOf();
    if (char === '\\') return this.#escaped(this.pattern[this.#at++] ?? '');
    return () => (char === '.' ? this.random.pick(Array.from(ANY)) : char);
  }

  #group(): () => string {
    if (this.#take('?')) this.#at += 1;
    const text = this.alternatives();
    this.#take(')');
    return () => text;
  }

  #escaped(char: string): () => string {
    const among = CLASSES[char];
    return () => (among === undefined ? char : this.random.pick(Array.from(among)));
  }

  #oneOf(): () => string {
    const end = this.pattern.indexOf(']', this.#at);
    const inside = this.pattern.slice(this.#at, end);
    this.#at = end + 1;
    const open = inside.replace(/^\^.*/, ANY);
    const all = open.replaceAll(/\\(.)|(.)-(.)/g, (_all, escaped: string, from: string, to: string) => rangeOf(escaped, from, to));
    const among = Array.from(all);
    return () => this.random.pick(among);
  }

  #count(): number {
    const [all = '', least, , most] = /^(?:[+*?]|\{(\d+)(,(\d*))?\})/.exec(this.pattern.slice(this.#at)) ?? [];
    this.#at += all.length;
    if (all === '' || all === '?') return 1;
    return all === '+' || all === '*' ? SOME : Math.max(Number(least), Math.min(Number(most || least), Number(least) + SOME));
  }

  #take(char: string): boolean {
    const isNext = this.pattern[this.#at] === char;
    if (isNext) this.#at += 1;
    return isNext;
  }
}

function rangeOf(escaped: string | undefined, from: string, to: string): string {
  if (escaped !== undefined) return CLASSES[escaped] ?? escaped;
  const first = from.codePointAt(0)!;
  return String.fromCodePoint(...Array.from({ length: to.codePointAt(0)! - first + 1 }, (_, index) => first + index));
}
