import { createHash } from 'node:crypto';
import { PaginationLoopError } from 'trunkline/errors';
import type { Pager, PageState } from './pager.js';

/** Pages remembered to find a list that goes round: A-A, A-B-A, A-B-C-A. */
const REMEMBERED_PAGES = 4;

/** Ends a list that never would: the vendor repeats a token, repeats a page, or ignores the page parameter. */
export class LoopGuard {
  readonly #tokens = new Set<string>();
  readonly #pages: { readonly print: string; readonly records: readonly unknown[] }[] = [];
  /** The page before was the one before it again: as many records came in between as a page holds. Twice in a row is no accident. */
  #hasShifted = false;

  constructor(
    private readonly operation: string,
    private readonly pager: Pager,
  ) {}

  /** Another part of the list begins: nothing before it comes again by mistake. */
  forget(): void {
    this.#tokens.clear();
    this.#pages.length = 0;
    this.#hasShifted = false;
  }

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
    const page = { print: fingerprint(records), records };
    const earlier = this.#pages.findIndex(({ print, records: known }) => print === page.print && isSame(known, records));
    if (earlier >= 0) {
      const ago = this.#pages.length - earlier;
      if (this.pager.shifts && ago === 1 && !this.#hasShifted) return void (this.#hasShifted = true);
      throw this.#loop(
        ago === 1 && index === 1
          ? 'the second page is the first again: the vendor ignores the page parameter'
          : `page ${index + 1} repeats the page ${ago} before it`,
      );
    }
    this.#hasShifted = false;
    this.#pages.push(page);
    if (this.#pages.length > REMEMBERED_PAGES) this.#pages.shift();
  }

  #loop(problem: string): PaginationLoopError {
    return new PaginationLoopError(`${this.operation} would never end: ${problem}.`, {
      operation: this.operation,
      remedy: 'What was read before is right. Check the pager’s parameter names and first page against the vendor’s documentation.',
    });
  }
}

/** Cheap, and enough to tell nearly all pages apart: how many records, and the first of them in full. */
function fingerprint(records: readonly unknown[]): string {
  return JSON.stringify([records.length, records[0]]);
}

/** Pages that begin alike may differ in the rest. */
function isSame(page: readonly unknown[], other: readonly unknown[]): boolean {
  return page.every((record, index) => JSON.stringify(record) === JSON.stringify(other[index]));
}
