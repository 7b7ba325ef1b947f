import type { FaultSelector } from 'trunkline/document';

/** Gives the code of a slot by its name. */
export type SlotCode = (name: string) => (...args: readonly unknown[]) => unknown;

/** Compiles a selector. A path that leads nowhere gives undefined; only own properties are followed. */
export function selector(select: FaultSelector, code: SlotCode): (from: unknown) => unknown {
  if ('literal' in select) return () => select.literal;
  if ('slot' in select) return code(select.slot);
  if ('firstOf' in select) return firstOf(select.firstOf.map((place) => selector(place, code)));
  const { path } = select;
  const [only] = path;
  if (path.length === 1 && only !== undefined) return (from) => step(from, only);
  return (from) => valueAt(from, path);
}

function firstOf(places: readonly ((from: unknown) => unknown)[]): (from: unknown) => unknown {
  return (from) => {
    for (const read of places) {
      const value = read(from);
      if (value !== undefined && value !== null && value !== '') return value;
    }
    return undefined;
  };
}

/** What a path leads to; undefined where it leads nowhere. */
export function valueAt(from: unknown, path: readonly (string | number)[]): unknown {
  let at = from;
  for (const key of path) at = step(at, key);
  return at;
}

function step(from: unknown, key: string | number): unknown {
  return typeof from === 'object' && from !== null && Object.hasOwn(from, key)
    ? (from as Record<string | number, unknown>)[key]
    : undefined;
}
