import type { IncompleteReason, Pages } from 'trunkline/sdk';

/** Pages that know how far into one of them their reader came. */
export interface CountedPages<T> extends Pages<T> {
  /** The reader goes away after so many records of the page it was given last: the others are still to be read. */
  leaveInside(handedOut: number, reason: IncompleteReason): void;
}
