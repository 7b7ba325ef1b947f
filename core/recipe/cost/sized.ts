/** How large a value may be, seen without making it: an upper bound, for whatever an expression would go through or copy. */
export interface Sized {
  /** Items of a list, entries of a map, characters of a text; 0 for anything else. */
  readonly size: number;
  /** Values in it, at all depths, itself included. Counted when first asked for. */
  readonly whole: number;
  /** What a macro goes through: an item of the list, a key of the map. */
  items(): Sized;
  /** What an index may give. */
  entries(): Sized;
  field(name: string): Sized;
}

/** A number, a flag, nothing. */
export const SCALAR: Sized = { size: 0, whole: 1, items: () => SCALAR, entries: () => SCALAR, field: () => SCALAR };

/** A text of at most so many characters. */
export const textOf = (length: number): Sized => ({ ...SCALAR, size: length, whole: 1 + length / 64 });

/** A list that an expression makes. */
export const listOf = (size: number, item: Sized): Sized => ({
  size,
  get whole() {
    return 1 + size * item.whole;
  },
  items: () => item,
  entries: () => item,
  field: () => SCALAR,
});

/** A map that an expression makes. */
export function mapOf(fields: ReadonlyMap<string, Sized>, others: readonly Sized[]): Sized {
  const all = [...fields.values(), ...others];
  return {
    size: all.length,
    get whole() {
      return all.reduce((sum, { whole }) => sum + whole, 1);
    },
    items: () => textOf(64),
    entries: () => largest(all),
    field: (name) => fields.get(name) ?? largest(others),
  };
}

/** Anything in which nothing has more than so many parts. */
export function anythingOf(size: number): Sized {
  const one: Sized = { size, whole: 1 + size, items: () => one, entries: () => one, field: () => one };
  return one;
}

/** One of several. */
export function largest(all: readonly Sized[]): Sized {
  const telling = all.filter((one) => one !== SCALAR);
  const [first = SCALAR, ...more] = telling;
  if (more.length === 0) return first;
  return {
    size: Math.max(...telling.map(({ size }) => size)),
    get whole() {
      return Math.max(...telling.map(({ whole }) => whole));
    },
    items: () => largest(telling.map((one) => one.items())),
    entries: () => largest(telling.map((one) => one.entries())),
    field: (name) => largest(telling.map((one) => one.field(name))),
  };
}
