import type { RecentKeys } from './recent-keys.js';
import type { Position } from './resume.js';

/** The records of one page that are handed out. */
export interface Taken {
  readonly records: readonly unknown[];
  /** Records of the page are left that there was no room for. */
  readonly isCut: boolean;
  /** Where reading goes on after the last of them, in the same page. */
  readonly after: Position;
  /** The same after the first `count` of them. */
  readonly afterRecord: (count: number) => Position;
}

/** What leaves records of a page out: that the page before had them, or code of the connector. */
export interface Sieve {
  readonly recent?: RecentKeys | undefined;
  readonly filter?: ((record: unknown) => unknown) | undefined;
}

/** Takes at most `room` records from where the reading stands, but for those that are left out. Places are counted in the page as it came. */
export function takeRecords(page: readonly unknown[], { state, skip }: Position, room: number, { recent, filter }: Sieve): Taken {
  const isFresh = recent?.unseen(page);
  const places: number[] = [];
  for (let place = skip; place < page.length; place += 1) {
    if ((isFresh?.[place] ?? true) && (!filter || filter(page[place]))) places.push(place);
  }
  const taken = places.slice(0, Math.max(0, room));
  const afterRecord = (count: number): Position => ({ state, skip: count === 0 ? skip : taken[count - 1]! + 1 });
  return { records: taken.map((place) => page[place]), isCut: taken.length < places.length, after: afterRecord(taken.length), afterRecord };
}
