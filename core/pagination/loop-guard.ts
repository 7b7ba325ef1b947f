import { createHash } from 'node:crypto';
import { PaginationLoopError } from 'trunkline/sdk';
import type { Pager, PageState } from './pager.js';

/** Pages remembered to find a list that goes round: A-A, A-B-A, A-B-C-A. */
const REMEMBERED_PAGES = 4;

/** Ends a list that never would: the vendor repeats a token, repeats a page, or ignores the page parameter. */
export class LoopGuard {
  readonly #tokens = new Set<string>();
  readonly #pages: string[] = [];

  constructor(
    private readonly operation: string,
    private readonly pager: Pager,
  ) {}

  /** @throws PaginationLoopError when the next page's token was used before. */
  enter(state: PageState, index: number): void {
    const token = this.pager.token?.(state);
    if (token === undefined) return;
    const short = token.length <= 64 ? token : createHash('sha256').update(token).digest('base64');
    if (this.#tokens.has(short)) throw this.#loop(`page ${index + 1} has the token of an earlier page`);
    this.#tokens.add(short);
  }

  /** @throws PaginationLoopError when the page's records are those of a page just read. */
  see(records: readonly unknown[], index: number): void {
    if (records.length === 0) return;
    const print = fingerprint(records);
    const earlier = this.#pages.indexOf(print);
    if (earlier >= 0) {
      const ago = this.#pages.length - earlier;
      throw this.#loop(
        ago === 1 && index === 1
          ? 'the second page is the first again: the vendor ignores the page parameter'
          : `page ${index + 1} repeats the page ${ago} before it`,
      );
    }
    this.#pages.push(print);
    if (this.#pages.length > REMEMBERED_PAGES) this.#pages.shift();
  }

  #loop(problem: string): PaginationLoopError {
    return new PaginationLoopError(`${this.operation} would never end: ${problem}.`, {
      operation: this.operation,
      remedy: 'What was read before is right. Check the pager’s parameter names and first page against the vendor’s documentation.',
    });
  }
}

/** Enough to tell pages apart: how many records, and the first, middle and last of them in full. */
function fingerprint(records: readonly unknown[]): string {
  const last = records.length - 1;
  return JSON.stringify([records.length, records[0], records[last >> 1], records[last]]);
}
