import type { FaultSelector } from '../document/error-document.js';
import type { Writer } from '../document/part.js';
import type { Pick } from '../document/slot.js';

/** Several places of a failed answer, of which the first that holds something counts. */
export class FirstOf<From, To> {
  constructor(readonly places: readonly Pick<From, To>[]) {}
}

/** A selector of an error table, or several of which the first counts that holds something. */
export type FaultPick<From, To> = Pick<From, To> | FirstOf<From, To>;

/**
 * The first value that is there and neither null nor empty, for a vendor whose failures have several shapes:
 * `firstOf((body: Fault) => body.message, (body) => body.errors[0].title)`. The first lambda names the class of the body.
 */
export function firstOf<From, A, B, C = never>(
  first: Pick<From, A>,
  second: Pick<From, B>,
  ...more: readonly Pick<From, C>[]
): FirstOf<From, A | B | C> {
  return new FirstOf<From, A | B | C>([first, second, ...more]);
}

export function writeFaultPick(writer: Writer, part: string, pick: FaultPick<never, unknown>): FaultSelector {
  if (!(pick instanceof FirstOf)) return writer.select(part, pick);
  return { firstOf: pick.places.map((place, index) => writer.select(`${part}.firstOf[${index}]`, place)) };
}
