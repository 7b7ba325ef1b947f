import { NotFoundError } from 'trunkline/errors';
import type { IncompleteReason, Page, PagesOutcome } from 'trunkline/sdk';
import type { CountedPages } from './counted-pages.js';
import { inOrder } from './in-order.js';

/** Reads one record in full. The signal says that nobody waits for it any more. */
export type ReadDetail = (record: unknown, signal: AbortSignal) => Promise<unknown>;

/** A record in full; none when it was gone by then. */
type Detail = { readonly record: unknown } | undefined;

/** The records of a list, each read in full when its turn comes. Bounds and resume values are the list's own. */
export class DetailedPages implements CountedPages<unknown> {
  #missing = 0;

  /** `prepare` is called once, when reading begins. */
  constructor(
    private readonly list: CountedPages<unknown>,
    private readonly atOnce: number,
    private readonly prepare: () => Promise<ReadDetail>,
  ) {}

  get outcome(): PagesOutcome | undefined {
    const { outcome } = this.list;
    if (outcome === undefined || this.#missing === 0) return outcome;
    return { ...outcome, records: outcome.records - this.#missing, caveat: 'details-missing' };
  }

  leaveInside(handedOut: number, reason: IncompleteReason): void {
    this.list.leaveInside(handedOut, reason);
  }

  async *pages(): AsyncGenerator<Page<unknown>, void> {
    for await (const { page, details } of this.#begin()) {
      const records: unknown[] = [];
      try {
        for await (const detail of details) if (this.#isThere(detail)) records.push(detail.record);
      } catch (error) {
        this.leaveInside(0, 'failed');
        throw error;
      }
      yield { ...page, records };
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<unknown, void> {
    for await (const { page, details } of this.#begin()) {
      let done = 0;
      let reason: IncompleteReason = 'failed';
      try {
        for await (const detail of details) {
          done += 1;
          reason = 'stopped';
          if (this.#isThere(detail)) yield detail.record;
          reason = 'failed';
        }
      } finally {
        if (done < page.records.length) this.leaveInside(done, reason);
      }
    }
  }

  /** Each page with its records' details, read as they are asked for; what is under way is stopped when the reader goes. */
  async *#begin(): AsyncGenerator<{ readonly page: Page<unknown>; readonly details: AsyncIterable<Detail> }, void> {
    const read = await this.prepare();
    const controller = new AbortController();
    const detailOf = async (record: unknown): Promise<Detail> => {
      try {
        return { record: await read(record, controller.signal) };
      } catch (error) {
        if (error instanceof NotFoundError) return undefined;
        throw error;
      }
    };
    try {
      for await (const page of this.list.pages()) yield { page, details: inOrder(page.records, this.atOnce, detailOf) };
    } finally {
      controller.abort();
    }
  }

  #isThere(detail: Detail): detail is { readonly record: unknown } {
    if (detail === undefined) this.#missing += 1;
    return detail !== undefined;
  }
}
