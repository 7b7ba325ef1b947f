import type { Selector, Target } from './selector.js';

/** What every pager has: where a page's records are, and how the vendor's list behaves while it is read. */
interface PagerBase {
  /** Reads the body; must give an array. */
  readonly items: Selector;
  /**
   * `shifts`: an insert or delete moves records between pages, so the same record can come twice (it is dropped when the list declares a
   * key) or be missed (the outcome says so).
   */
  readonly consistency?: 'stable' | 'shifts';
  /** Pages that may be asked for at once. Without it, reading ahead happens only where the count of pages is known. */
  readonly concurrency?: number;
}

/** Counts that end a list, each read from the body. A total is advice only; a page count is the vendor's own stop rule. */
export interface StopDocument {
  readonly pageCount?: Selector;
  readonly total?: Selector;
  /** True while there are more pages. */
  readonly hasMore?: Selector;
}

export interface SizeDocument {
  readonly to: Target;
  /** Records asked for per page. */
  readonly value: number;
}

export type PagerDocument =
  | (PagerBase & { readonly kind: 'single' })
  | (PagerBase & {
      readonly kind: 'page-number';
      readonly page: Target;
      /** Number of the first page. */
      readonly start: number;
      readonly size?: SizeDocument;
      readonly stop: StopDocument;
    })
  | (PagerBase & { readonly kind: 'offset'; readonly offset: Target; readonly size: SizeDocument; readonly stop: StopDocument })
  | (PagerBase &
      CarriedDocument & {
        readonly kind: 'cursor';
        /** Values that go to the next request beside the token, where a page has them. */
        readonly also?: readonly CarriedDocument[];
        readonly size?: SizeDocument;
        readonly stop: StopDocument;
      })
  | (PagerBase & {
      readonly kind: 'next-url';
      /** Reads the body; absolute or relative, null or empty ends the list. Checked against the service's own origin and path. */
      readonly next: Selector;
      readonly size?: SizeDocument;
    })
  | (PagerBase & {
      readonly kind: 'link-header';
      /** Relation of the next page in the `Link` header (RFC 8288). Checked as a URL in a body is. */
      readonly rel: string;
      readonly size?: SizeDocument;
    })
  | (PagerBase & { readonly kind: 'slot'; readonly slot: string });

/** A value carried from one page to the request of the next. None or an empty one ends the list. */
export interface CarriedDocument {
  readonly from: { readonly in: 'body' | 'last-record'; readonly selector: Selector } | { readonly in: 'header'; readonly name: string };
  readonly to: Target;
  /** Digits are sent as a number, where it goes to a JSON body. */
  readonly number?: boolean;
  /** Added to a whole number: 1 where the vendor's bound is inclusive. */
  readonly plus?: number;
}

/** How a vendor writes a time: a date is YYYY-MM-DD in UTC. */
export type TimeFormat = 'date' | 'iso-8601' | 'epoch-seconds' | 'epoch-milliseconds';

/**
 * A list read in windows of time, each to its end; the windows of a list that is newest first run backwards. `from` and `until` are fields of
 * its input: a reading without `until` ends now.
 */
export interface WindowsDocument {
  readonly from: string;
  readonly until: string;
  /** Greatest length of a window; whole days where `format` is `date`. */
  readonly spanMs: number;
  readonly format: TimeFormat;
  /** Whether a window holds its last instant, or day. */
  readonly end: 'inclusive' | 'exclusive';
}
