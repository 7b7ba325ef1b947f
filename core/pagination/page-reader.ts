import type { IncompleteReason, Page, Pages, PagesOutcome } from 'trunkline/sdk';
import { LoopGuard } from './loop-guard.js';
import type { FetchedPage, Pager, PageState } from './pager.js';
import { PageWindow } from './page-window.js';
import { RecentKeys } from './recent-keys.js';
import { RecordIterator } from './record-iterator.js';
import { decodePosition, encodePosition, type Position } from './resume.js';

/** A page's answer with its records checked. */
export type FetchPage = (state: PageState, index: number, signal: AbortSignal) => Promise<Omit<FetchedPage, 'index'>>;

export interface ReadOptions {
  readonly operation: string;
  readonly pager: Pager;
  readonly fetch: FetchPage;
  /** Reads a record's key; records seen a page ago are dropped where the list shifts. */
  readonly key?: (record: unknown) => unknown;
  readonly maxPages?: number;
  readonly maxRecords?: number;
  readonly resume?: string;
  readonly readAhead: number;
  readonly emptyPages: number;
}

/** Reads one list to its end. */
export class PageReader<T> implements Pages<T> {
  outcome: PagesOutcome | undefined;
  #pages = 0;
  #records = 0;

  /** Rejects on the first iteration when what it needs could not be made ready. */
  constructor(private readonly prepare: () => Promise<ReadOptions>) {}

  async *pages(): AsyncGenerator<Page<T>, void> {
    const options = await this.prepare();
    const { pager } = options;
    let at: Position = options.resume === undefined ? { state: pager.first, skip: 0 } : decodePosition(options.resume);
    const guard = new LoopGuard(options.operation, pager);
    const window = new PageWindow(pager, options.fetch, options.readAhead);
    const recent = pager.shifts && options.key ? new RecentKeys(options.key) : undefined;
    let empty = 0;
    let reason: IncompleteReason = 'failed';
    try {
      for (;;) {
        guard.enter(at.state, this.#pages);
        const page = await window.take(at.state, this.#pages);
        guard.see(page.records, this.#pages);
        empty = page.records.length === 0 ? empty + 1 : 0;
        this.#pages += 1;
        const next = pager.next(at.state, page);
        const fresh = recent ? recent.unseen(page.records) : page.records;
        const room = (options.maxRecords ?? Infinity) - this.#records;
        const records = fresh.slice(at.skip, at.skip + room) as T[];
        this.#records += records.length;
        const cut = at.skip + records.length < fresh.length;
        const left: Position | undefined = cut ? { state: at.state, skip: at.skip + records.length } : next && { state: next, skip: 0 };
        const resume = left && encodePosition(left);
        const bound = boundReached(left, options, { pages: this.#pages, records: this.#records, empty });
        reason = 'stopped';
        if (next !== undefined && bound === undefined) window.ahead(at.state, page, next, (options.maxPages ?? Infinity) - this.#pages);
        if (left !== undefined && bound === undefined) at = left;
        if (left === undefined) this.#complete(pager.shifts && this.#pages > 1);
        else if (bound !== undefined) this.#incomplete(bound, left);
        yield { records, index: page.index, ...(resume === undefined ? {} : { resume }) };
        if (left === undefined || bound !== undefined) return;
        reason = 'failed';
      }
    } finally {
      window.close();
      if (this.outcome === undefined) this.#incomplete(reason, at);
    }
  }

  [Symbol.asyncIterator](): AsyncIterator<T, void> {
    return new RecordIterator(this.pages());
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
  left: Position | undefined,
  { maxPages, maxRecords, emptyPages }: ReadOptions,
  read: { readonly pages: number; readonly records: number; readonly empty: number },
): IncompleteReason | undefined {
  if (left === undefined) return undefined;
  if (maxRecords !== undefined && read.records >= maxRecords) return 'max-records';
  if (maxPages !== undefined && read.pages >= maxPages) return 'max-pages';
  return read.empty >= emptyPages ? 'empty-pages' : undefined;
}
