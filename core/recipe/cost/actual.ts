import { SCALAR, type Sized, textOf } from './sized.js';

/** Values in a value that are counted, at most: more is too much for anything. */
const MOST = 10_000_000;

type Fields = Readonly<Record<string, unknown>>;

/** One of these values of the data, each a list or a map. However many there are, each is looked at once. */
export class Actual implements Sized {
  #size: number | undefined;
  #whole: number | undefined;
  #items: Sized | undefined;
  readonly #fields = new Map<string, Sized>();

  private constructor(private readonly values: readonly object[]) {}

  /** Of values among which there may be others: of texts only the longest length matters, and of numbers nothing. */
  static of(values: readonly unknown[]): Sized {
    let longest = 0;
    const objects: object[] = [];
    for (const value of values) {
      if (typeof value === 'string') longest = Math.max(longest, value.length);
      else if (typeof value === 'object' && value !== null) objects.push(value);
    }
    if (objects.length > 0) return new Actual(objects);
    return longest === 0 ? SCALAR : textOf(longest);
  }

  get size(): number {
    if (this.#size !== undefined) return this.#size;
    let most = 0;
    for (const value of this.values) most = Math.max(most, Array.isArray(value) ? value.length : Object.keys(value).length);
    return (this.#size = most);
  }

  get whole(): number {
    if (this.#whole !== undefined) return this.#whole;
    let most = 1;
    for (const value of this.values) most = Math.max(most, count(value));
    return (this.#whole = most);
  }

  items(): Sized {
    return (this.#items ??= Actual.of(this.#each(Object.keys)));
  }

  entries(): Sized {
    return Actual.of(this.#each(Object.values));
  }

  field(name: string): Sized {
    let known = this.#fields.get(name);
    if (known) return known;
    const found: unknown[] = [];
    for (const value of this.values) if (!Array.isArray(value) && Object.hasOwn(value, name)) found.push((value as Fields)[name]);
    known = Actual.of(found);
    this.#fields.set(name, known);
    return known;
  }

  /** What is in the values: of the only one without copying it. */
  #each(ofMap: (map: object) => readonly unknown[]): readonly unknown[] {
    const parts = (value: object): readonly unknown[] => (Array.isArray(value) ? value : ofMap(value));
    return this.values.length === 1 ? parts(this.values[0]!) : this.values.flatMap(parts);
  }
}

/** Without recursion: data may be deep. */
function count(value: unknown): number {
  const open: unknown[] = [value];
  let found = 0;
  while (open.length > 0 && found < MOST) {
    const next = open.pop();
    found += typeof next === 'string' ? 1 + next.length / 64 : 1;
    if (typeof next === 'object' && next !== null) for (const inner of Array.isArray(next) ? next : Object.values(next)) open.push(inner);
  }
  return found;
}
