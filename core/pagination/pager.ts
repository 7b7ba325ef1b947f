import type { Target } from 'trunkline/document';
import type { Headers } from '../http/headers.js';

/** A part of a page's request that is not the list's input: a page number, a cursor. */
export interface ExtraPart {
  readonly to: Target;
  readonly value: string | number;
}

/** Where a list stands: what the next page is asked by. JSON, so that reading can go on in another process. */
export type PageState = Readonly<Record<string, string | number | null>>;

/** One page as it was answered. */
export interface FetchedPage {
  readonly data: unknown;
  readonly headers: Headers;
  readonly records: readonly unknown[];
  /** 0 for the first page of the list. */
  readonly index: number;
  /** Query parameters by which code of the connector signs. */
  readonly signedParameters?: ReadonlySet<string>;
  /** The vendor says by an error that there is nothing: no answer to read on from. */
  readonly isNothing?: boolean;
}

/** What a page's request has beside the list's input; or the whole URL, checked against the service before use. */
export interface PageRequest {
  readonly extra: readonly ExtraPart[];
  readonly url?: string;
  /** Merged into the request by a slot. */
  readonly patch?: {
    readonly query?: Readonly<Record<string, string | number>>;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: Readonly<Record<string, unknown>>;
  };
}

/** One kind of paging, compiled for one list. It decides; it neither sends nor waits. */
export interface Pager {
  readonly first: PageState;
  request(state: PageState): PageRequest;
  /** Values of the list's input that the state has instead of the caller's: the bounds of a window. */
  input?(state: PageState): Readonly<Record<string, unknown>>;
  /** The state of the first page of each part, as far as it is the same for all; `first` where there are no parts. */
  readonly start?: PageState;
  /** The state after the part that a state is in; undefined when it is the last. */
  afterPart?(state: PageState): PageState | undefined;
  /** Name of the part of the list that a state is in: what repeats or is empty in one says nothing about the next. */
  part?(state: PageState): string;
  items(data: unknown): unknown;
  /** The state after a page; undefined when the list is complete. */
  next(state: PageState, page: FetchedPage): PageState | undefined;
  /** A token that must never come again within one list; undefined where the state itself only grows. */
  token?(state: PageState): string | undefined;
  /** The state after this one, guessed without its page; undefined where only the page tells. */
  guess?(state: PageState): PageState;
  /** How many pages follow the one given, as far as it tells; undefined when it does not. */
  pagesLeft?(state: PageState, page: FetchedPage): number | undefined;
  /** Pages the vendor allows at once, declared by the connector. */
  readonly concurrency?: number;
  readonly shifts: boolean;
}

/** True for the first page of a list, or of a part of it; also where reading is taken up there. */
export function isFirst({ first, start = first }: Pager, state: PageState): boolean {
  return Object.entries(start).every(([name, value]) => state[name] === value);
}
