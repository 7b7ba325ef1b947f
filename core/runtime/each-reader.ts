import type { EachDocument } from 'trunkline/document';
import { ConnectorError } from 'trunkline/errors';
import type { IncompleteReason, Page, Pages, PagesOutcome } from 'trunkline/sdk';
import type { CountedPages } from '../pagination/counted-pages.js';
import { RecordIterator } from '../pagination/record-iterator.js';
import type { ListOptions } from './connection.js';
import type { Combination, Combinations } from './combinations.js';
import { decodeEach, encodeEach, type EachPosition } from './each-position.js';

/** What reading a list over many parents needs. */
export interface EachParts {
  readonly document: EachDocument;
  readonly combinations: Combinations;
  /** Reads the child list with what a combination gives. */
  readonly child: (given: Combination['given'], options: ListOptions) => Pages<unknown>;
  /** Adds to a page's records what they keep of their parents, and checks them. */
  readonly finish: (records: readonly unknown[], kept: Combination['kept']) => readonly unknown[];
  readonly bounds: ListOptions;
}

/** Reads one list for every combination of parents and values, one after the other, as one list. */
export class EachReader implements CountedPages<unknown> {
  outcome: PagesOutcome | undefined;
  #pages = 0;
  #records = 0;
  /** Records of the page handed out last. */
  #inPage = 0;
  #isRead = false;
  #skipped = false;
  #mayMiss = false;
  /** Before and after the page handed out last. */
  #before: EachPosition | undefined;
  #after: EachPosition | undefined;

  constructor(private readonly prepare: () => Promise<EachParts>) {}

  async *pages(): AsyncGenerator<Page<unknown>, void> {
    if (this.#isRead) throw new Error('A list is read once: ask for it again.');
    this.#isRead = true;
    let reason: IncompleteReason = 'failed';
    try {
      const parts = await this.prepare();
      const { combinations, bounds, document } = parts;
      const start = bounds.resume === undefined ? undefined : decodeEach(bounds.resume, document.over.length);
      this.#after = start;
      for await (const combination of combinations.from(start)) {
        const { places, isStart } = combination;
        const at: EachPosition = start && isStart ? { ...start, places } : { places, skip: 0 };
        const bound = this.#bound(bounds);
        if (bound) return this.#incomplete(bound, at);
        for await (const page of this.#child(parts, combination, at)) {
          reason = 'stopped';
          yield page;
          reason = 'failed';
        }
        if (this.outcome) return;
      }
      const { incomplete, hasMoved } = combinations;
      if (incomplete) this.#incomplete(incomplete.reason, incomplete.isLast ? this.#after : undefined);
      else this.#complete(hasMoved);
    } finally {
      if (this.outcome === undefined) this.#incomplete(reason, this.#after);
    }
  }

  [Symbol.asyncIterator](): AsyncIterator<unknown, void> {
    return new RecordIterator(this.pages(), (handedOut) => this.leaveInside(handedOut, 'stopped'));
  }

  async *#child(parts: EachParts, { given, kept, places }: Combination, at: EachPosition): AsyncGenerator<Page<unknown>, void> {
    const { document, child, finish, bounds } = parts;
    const list = child(given, { ...bounds, ...this.#left(bounds, at.skip), resume: at.child });
    let { skip } = at;
    this.#before = at;
    this.#after = at;
    try {
      for await (const { records, resume } of list.pages()) {
        const finished = finish(skip > 0 ? records.slice(skip) : records, kept);
        skip = 0;
        this.#after = resume === undefined ? { places, isDone: true, skip: 0 } : { places, child: resume, skip: 0 };
        this.#pages += 1;
        this.#records += finished.length;
        this.#inPage = finished.length;
        yield { records: finished, index: this.#pages - 1, resume: encodeEach(this.#after) };
        this.#before = this.#after;
      }
    } catch (error) {
      const isFirst = this.#after === at;
      if (!isFirst || !ConnectorError.is(error) || !document.skip?.some((name) => name === error.name)) throw error;
      this.#skipped = true;
      this.#after = { places, isDone: true, skip: 0 };
      return;
    }
    const { outcome } = list;
    if (outcome?.status === 'incomplete') this.#incomplete(outcome.reason, this.#after);
    if (outcome?.status === 'complete' && outcome.caveat !== undefined) this.#mayMiss = true;
  }

  #left({ maxPages, maxRecords }: ListOptions, skip: number): Pick<ListOptions, 'maxPages' | 'maxRecords'> {
    return {
      ...(maxPages === undefined ? {} : { maxPages: maxPages - this.#pages }),
      ...(maxRecords === undefined ? {} : { maxRecords: maxRecords - this.#records + skip }),
    };
  }

  #bound({ maxPages = Infinity, maxRecords = Infinity }: ListOptions): IncompleteReason | undefined {
    if (this.#records >= maxRecords) return 'max-records';
    return this.#pages >= maxPages ? 'max-pages' : undefined;
  }

  leaveInside(handedOut: number, reason: IncompleteReason): void {
    this.#records -= this.#inPage - handedOut;
    const before = this.#before!;
    this.#incomplete(reason, { ...before, skip: before.skip + handedOut });
  }

  #complete(hasMoved: boolean): void {
    const counts = { pages: this.#pages, records: this.#records };
    const caveat = this.#skipped ? 'parents-skipped' : this.#mayMiss || hasMoved ? 'records-may-be-missed' : undefined;
    this.outcome = { status: 'complete', ...counts, ...(caveat && { caveat }) };
  }

  #incomplete(reason: IncompleteReason, at: EachPosition | undefined): void {
    const counts = { pages: this.#pages, records: this.#records };
    this.outcome = { status: 'incomplete', reason, ...counts, ...(at && { resume: encodeEach(at) }) };
  }
}
