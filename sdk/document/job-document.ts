import type { Selector } from './selector.js';

/**
 * A call that starts something and is done when that is done: the vendor is asked how it stands, by GET, until it says so.
 *
 * A `{name}` of a path is filled from the selectors beside it, else from the input field of that name.
 */
export interface JobDocument {
  /** Path of the status, at the operation's own service. */
  readonly status: string;
  /** Names of both paths that are read from the answer of the start. */
  readonly with?: Readonly<Record<string, Selector>>;
  /** Reads the status; a text, number or boolean. One that is neither `done` nor `failed` means: not yet. */
  readonly state: Selector;
  readonly done: readonly string[];
  readonly failed: readonly string[];
  /** Reads why it failed from the status. */
  readonly message?: Selector;
  /** Wait before each look, unless the vendor's answer asks for another. */
  readonly everyMs: number;
  /** Where the result is; absent when it is the last status. */
  readonly result?: JobResultDocument;
}

export interface JobResultDocument {
  readonly path: string;
  /** Names of the path that are read from the last status. */
  readonly with?: Readonly<Record<string, Selector>>;
}
