import type { Class } from './class.js';

type Code = (...args: never[]) => unknown;

/** Named code that stands where a declaration cannot say it. Marked in the document; running it needs the connector's module. */
export class Slot<F extends Code = Code> {
  constructor(
    readonly name: string,
    readonly run: F,
    readonly reason?: string,
    /** The class whose method it is; an instance is injected for each call. */
    readonly owner?: Class,
  ) {}
}

/**
 * Replaces one part of a declaration by code.
 *
 * @param name Kebab-case, unique in the connector; a run pins it.
 * @param reason Why no declaration could say it: shown in the connector's documentation.
 */
export function slot<F extends Code>(name: string, run: F, reason?: string): Slot<F> {
  return new Slot(name, run, reason);
}

/** Picks a value out of another: a lambda that is a plain path (`(body) => body.data`), or a slot. */
export type Pick<From, To> = ((from: From) => To) | Slot<(from: From) => To>;
