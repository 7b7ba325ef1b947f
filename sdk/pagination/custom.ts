import { Slot } from '../document/slot.js';
import { writeBase, type PagerOptions, type Pagination } from './pagination.js';

/** One page as it came. */
export interface PageAnswer<Body> {
  readonly body: Body;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly records: readonly unknown[];
  /** 0 for the first page. */
  readonly index: number;
}

/** What the next page's request has beside the list's own input; undefined ends the list. */
export interface NextPage {
  readonly query?: Readonly<Record<string, string | number>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Merged into a JSON body, top level. */
  readonly body?: Readonly<Record<string, unknown>>;
}

/** A list that no declared pager can read: code says what the next page's request is. Loops and bounds stay guarded. */
export function customPager<Body>(
  name: string,
  next: (page: PageAnswer<Body>) => NextPage | undefined,
  options: PagerOptions<Body>,
): Pagination {
  return { write: (writer) => ({ kind: 'slot', ...writeBase(writer, options), slot: writer.slot('', new Slot(name, next)) }) };
}
