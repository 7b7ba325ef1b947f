/** A mistake that an author could make, as a change of the document that the class writes. */
export interface SeededBug {
  readonly bug: string;
  /** The promises that notice it, by name; none for those that nobody notices. */
  readonly noticedBy: readonly string[];
  /** Places in the document, dotted, and what stands there by mistake; undefined takes the place out. */
  readonly changes?: readonly (readonly [at: string, is: unknown])[];
  /** Slots whose code is another. */
  readonly code?: Readonly<Record<string, (this: never, ...given: never[]) => unknown>>;
}
