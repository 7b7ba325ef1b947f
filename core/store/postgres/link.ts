import { type Ask, type Work, ask, rowOf } from '../sql/work.js';

const MARK = `INSERT INTO link (id, number, at) VALUES (?1, ?2, lease_now(0))
  ON CONFLICT (id) DO UPDATE SET number = excluded.number, at = excluded.at`;
/** Waits for a transaction that is still in the middle of its commit, since that holds the row. */
const LAST = 'INSERT INTO link (id, number, at) VALUES (?1, -1, lease_now(0)) ON CONFLICT (id) DO UPDATE SET at = link.at RETURNING number';
export const FORGET = `DELETE FROM link WHERE id LIKE ?1 OR at < lease_now(0) - ${30 * 86_400_000}`;

/**
 * Numbers the transactions of one connection, each in a row that it writes itself: so it can be known whether one was committed whose answer was lost.
 * The server's own numbers cannot tell, since after a crash it may give one that was never written to another transaction.
 */
export class Link {
  #number = 0;

  constructor(readonly id: string) {}

  /** What the next transaction writes of itself, and by what it is known. */
  next(): { readonly mark: Ask; readonly number: number } {
    this.#number += 1;
    return { mark: ask(MARK, this.id, this.#number), number: this.#number };
  }
}

/** Whether the transaction of this number is on disk, once nothing more happens to it. No other has followed it on its connection. */
export function* wasCommitted(link: string, number: number): Work<boolean> {
  return (yield* rowOf(LAST, link))?.['number'] === number;
}
