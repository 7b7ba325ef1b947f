import type { ListDocument, PagerDocument } from 'trunkline/document';
import type { LoopStep } from '../recipe/recipe.js';
import { compileValue } from '../run/program/resolve.js';
import { isRecipeFault } from '../run/run-errors.js';
import type { Bounds } from './plan.js';

/** What is known of a run before it begins. */
export interface KnownValues {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly vars: Readonly<Record<string, unknown>>;
}

/** How many items a loop has: counted where they can be worked out from what is known. */
export function itemsOf({ source, items }: LoopStep, known: KnownValues): Bounds {
  if (source) return { least: 0, most: source.limit ?? null };
  const list = knownValue(items, known);
  return Array.isArray(list) ? { least: list.length, most: list.length } : { least: 0, most: null };
}

/** What a recipe that is called is given, as far as it is known. */
export function knownInputs(given: Readonly<Record<string, unknown>>, known: KnownValues): Readonly<Record<string, unknown>> {
  const values = Object.entries(given).map(([name, value]) => [name, knownValue(value, known)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/** Undefined for what looks at an event, an item or a step. */
function knownValue(value: unknown, { inputs, vars }: KnownValues): unknown {
  try {
    return compileValue(value)({ inputs, vars });
  } catch (error) {
    if (isRecipeFault(error)) return undefined;
    throw error;
  }
}

/** Calls that one reading of a list takes. */
export function readingsOf(list: ListDocument, usual: PagerDocument | undefined, limit: number | undefined): Bounds {
  const pager = list.pagination ?? usual;
  if (list.each || list.windows || list.slot !== undefined) return { least: 1, most: null };
  if (!pager || pager.kind === 'single') return { least: 1, most: 1 };
  const size = ('size' in pager ? pager.size?.value : undefined) ?? 1; // Each page but the last holds a record at least.
  return { least: 1, most: limit === undefined ? null : Math.max(1, Math.ceil(limit / size)) };
}
