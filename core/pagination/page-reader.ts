import type { IncompleteReason, Page, PagesOutcome } from 'trunkline/sdk';
import type { CountedPages } from './counted-pages.js';
import { LoopGuard } from './loop-guard.js';
import type { FetchedPage, Pager, PageState } from './pager.js';
import { PageWindow } from './page-window.js';
import { RecentKeys } from './recent-keys.js';
import { RecordIterator } from './record-iterator.js';
import { decodePosition, encodePosition, type Position } from './resume.js';
import { takeRecords, type Taken } from './take-records.js';

/** A page's answer with its records checked. */
export type FetchPage = (state: PageState, index: number, signal: AbortSignal) => Promise<Omit<FetchedPage, 'index'>>;

export interface ReadOptions {
  readonly operation: string;
  readonly pager: Pager;
  readonly fetch: FetchPage;
  /** Reads a record's key; records seen a page ago are dropped where the list shifts. */
  readonly key?: (record: unknown) => unknown;
  /** Says which records are handed out. */
  readonly filter?: ((record: unknown) => unknown) | undefined;
  readonly maxPages?: number;
  readonly maxRecords?: number;
  readonly resume?: string;
  readonly readAhead: number;
  readonly emptyPages: number;
}

/** Reads one list to its end. */
export class PageReader<T> implements CountedPages<T> {
  outcome: PagesOutcome | undefined;
  #isRead = false;
  #pages = 0;
  /** Records handed out, those of the page being handed out included. */
  #records = 0;
  #taken: Taken | undefined;

  /** Rejects on the first iteration when what it needs could not be made ready. */
  constructor(private readonly prepare: () => Promise<ReadOptions>) {}

  async *pages(): AsyncGenerator<Page<T>, void> {
    if (this.#isRead) throw new Error('A list is read once: ask for it again.');
    this.#isRead = true;
    const options = await this.prepare();
    const { pager, maxPages = Infinity, maxRecords = Infinity } = options;
    let at: Position = options.resume === undefined ? { state: pager.first, skip: 0 } : decodePosition(options.resume, pager.first);
    const guard = new LoopGuard(options.operation, pager);
    const window = new PageWindow(pager, options.fetch, options.readAhead);
    const recent = (pager.shifts || pager.part) && options.key ? new RecentKeys(options.key) : undefined;
    let empty = 0;
    let reason: IncompleteReason = 'failed';
    try {
      for (;;) {
        guard.enter(at.state, this.#pages);
        const page = await window.take(at.state, this.#pages);
        guard.see(page.records, this.#pages);
        empty = page.records.length === 0 ? empty + 1 : 0;
        this.#pages += 1;
        const next = page.isNothing ? pager.afterPart?.(at.state) : pager.next(at.state, page);
        if (next !== undefined && pager.part?.(next) !== pager.part?.(at.state)) {
          guard.forget();
          empty = 0;
        }
        const taken = takeRecords(page.records, at, maxRecords - this.#records, { recent, filter: options.filter });
        this.#taken = taken;
        this.#records += taken.records.length;
        const left: Position | undefined = taken.isCut ? taken.after : next && { state: next, skip: 0 };
        const bound = left && boundReached(options, { pages: this.#pages, records: this.#records, empty });
        if (next !== undefined && bound === undefined && !page.isNothing) window.ahead(at.state, page, next, maxPages - this.#pages);
        if (left === undefined) this.#complete(pager.shifts && this.#pages > 1);
        else if (bound !== undefined) this.#incomplete(bound, left);
        else at = left;
        reason = 'stopped';
        yield { records: taken.records as readonly T[], index: page.index, ...(left && { resume: encodePosition(left) }) };
        if (left === undefined || bound !== undefined) return;
        reason = 'failed';
      }
    } finally {
      window.close();
      if (this.outcome === undefined) this.#incomplete(reason, at);
    }
  }

  [Symbol.asyncIterator](): AsyncIterator<T, void> {
    return new RecordIterator(this.pages(), (handedOut) => this.leaveInside(handedOut, 'stopped'));
  }

  leaveInside(handedOut: number, reason: IncompleteReason): void {
    const { records, afterRecord } = this.#taken!;
    this.#records -= records.length - handedOut;
    this.#incomplete(reason, afterRecord(handedOut));
  }

  #complete(mayMiss: boolean): void {
    const counts = { pages: this.#pages, records: this.#records };
    this.outcome = { status: 'complete', ...counts, ...(mayMiss ? { caveat: 'records-may-be-missed' as const } : {}) };
  }

  #incomplete(reason: IncompleteReason, at: Position): void {
    this.outcome = { status: 'incomplete', reason, pages: this.#pages, records: this.#records, resume: encodePosition(at) };
  }
}

function boundReached(
  { maxPages, maxRecords, emptyPages }: ReadOptions,
  read: { readonly pages: number; readonly records: number; readonly empty: number },
): IncompleteReason | undefined {
  if (maxRecords !== undefined && read.records >= maxRecords) return 'max-records';
  if (maxPages !== undefined && read.pages >= maxPages) return 'max-pages';
  return read.empty >= emptyPages ? 'empty-pages' : undefined;
}
