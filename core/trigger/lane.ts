import type { Lane } from '../ports/store/index.js';
import type { Recipe } from '../recipe/recipe.js';
import { compileValue, kindOf, wrongType } from '../run/program/resolve.js';

/** What a run is started with. */
export interface Cause {
  readonly event: unknown;
  readonly inputs?: unknown;
}

/** Tells the lane of a run of this recipe; undefined where its runs need not wait for each other, or the key gives null. */
export function laneReader({ name, vars, concurrency }: Recipe): (cause: Cause) => Lane | undefined {
  if (!concurrency) return () => undefined;
  const { key, max, full } = concurrency;
  const resolve = compileValue(key);
  return ({ event, inputs = {} }) => {
    const value = resolve({ event, inputs, vars, steps: {} });
    if (value === null || value === undefined) return undefined;
    if (typeof value === 'object')
      throw wrongType(key, `a concurrency key is a text or a number, and this gave ${kindOf(value)}`, 'Name one of its fields.');
    return { key: JSON.stringify([name, value]), max, full };
  };
}
