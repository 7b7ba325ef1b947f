import type { Writer } from './part.js';
import type { Selector } from './selector.js';
import type { Pick } from './slot.js';

/** Lambdas by the field they fill, as paths or slots. */
export function selectors(writer: Writer, picks: Readonly<Record<string, Pick<never, unknown>>>): Readonly<Record<string, Selector>> {
  return Object.fromEntries(Object.entries(picks).map(([field, pick]) => [field, writer.select(field, pick)]));
}
