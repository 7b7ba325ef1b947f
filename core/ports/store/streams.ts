/** One page of a list that a loop goes through, as it was read. */
export interface StreamPage {
  /** Counts from 0. */
  readonly number: number;
  /** The place of its first item in the loop, from 0. */
  readonly first: number;
  /** Keys of the items, each unique in the page; those that an earlier page of the loop had are left out when it is kept. */
  readonly items: readonly { readonly key: string; readonly data: unknown }[];
  /** Where reading goes on; absent after the last page. */
  readonly resume?: string;
}

/** Where a page stands among all pages of a run. */
export interface PagePlace {
  /** Path of the loop. */
  readonly loop: string;
  readonly number: number;
}

/** A page as the journal still holds it: of one that is ended, records that nobody needs any more are null, and most have no items at all. */
export interface KeptPage extends PagePlace, StreamPage {
  /** Each item of it has an outcome. */
  readonly ended: boolean;
}

export type ItemStatus = 'succeeded' | 'failed' | 'skipped' | 'uncertain';

/** What became of one item of a loop. */
export interface ItemOutcome {
  /** Path of the loop. */
  readonly loop: string;
  readonly key: string;
  readonly page: number;
  /** Its place in the loop, from 0. */
  readonly index: number;
  readonly status: ItemStatus;
  readonly error?: unknown;
  /** What the loop collects of it. */
  readonly collected?: unknown;
}

export interface ItemRecord extends ItemOutcome {
  /** Grows in the order items were first settled. */
  readonly order: number;
}

/** How a loop has fared. */
export interface Tally {
  readonly succeeded: number;
  readonly failed: number;
  readonly skipped: number;
  readonly uncertain: number;
}
