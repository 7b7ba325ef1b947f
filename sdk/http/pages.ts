/** How a list ended. `incomplete` is never silent: the reason says what was not read. */
export type PagesOutcome =
  | { readonly status: 'complete'; readonly pages: number; readonly records: number; readonly caveat?: PagesCaveat }
  | {
      readonly status: 'incomplete';
      readonly reason: IncompleteReason;
      readonly pages: number;
      readonly records: number;
      readonly resume?: string;
      readonly caveat?: PagesCaveat;
    };

/**
 * What a reading may lack though nothing failed: records that moved between pages, those of parents that were left out, or those that were gone
 * when they were to be read in full. Of several, the last is told.
 */
export type PagesCaveat = 'records-may-be-missed' | 'parents-skipped' | 'details-missing';

export type IncompleteReason = 'max-pages' | 'max-records' | 'empty-pages' | 'stopped' | 'failed';

export interface Page<T> {
  readonly records: readonly T[];
  /** 0 for the first page read. */
  readonly index: number;
  /** Opaque; reading on from here begins with the next page. Absent after the last page. */
  readonly resume?: string;
}

/**
 * The records of a list, read page by page while they are asked for. Reads once: iterate either the records or the pages.
 *
 * A fault throws from the iteration; what was read before it has already been handed out.
 */
export interface Pages<T> extends AsyncIterable<T> {
  pages(): AsyncIterable<Page<T>>;
  /** What the reading came to; undefined while it goes on. */
  readonly outcome: PagesOutcome | undefined;
}
