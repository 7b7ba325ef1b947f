import type { IncompleteReason, Page, Pages, PagesOutcome } from 'trunkline/sdk';
import type { CountedPages } from '../pagination/counted-pages.js';

/** Pages that a connector's code will make once its instance is there. */
export class SlotPages implements CountedPages<unknown> {
  #inner: Pages<unknown> | undefined;
  #left: PagesOutcome | undefined;
  #pages = 0;
  #recordsBefore = 0;

  constructor(private readonly start: () => Promise<Pages<unknown>>) {}

  get outcome(): PagesOutcome | undefined {
    return this.#left ?? this.#inner?.outcome;
  }

  async *pages(): AsyncGenerator<Page<unknown>, void> {
    this.#inner = await this.start();
    for await (const page of this.#inner.pages()) {
      this.#pages += 1;
      yield page;
      this.#recordsBefore += page.records.length;
    }
  }

  /** Record by record through the pages themselves: they know how far into a page their reader came. */
  async *[Symbol.asyncIterator](): AsyncGenerator<unknown, void> {
    this.#inner = await this.start();
    yield* this.#inner;
  }

  /** Pages of the connector's own making cannot be told: then reading cannot go on, rather than skip what was not taken. */
  leaveInside(handedOut: number, reason: IncompleteReason): void {
    if (this.#inner !== undefined && isCounted(this.#inner)) this.#inner.leaveInside(handedOut, reason);
    else this.#left = { status: 'incomplete', reason, pages: this.#pages, records: this.#recordsBefore + handedOut };
  }
}

function isCounted(pages: Pages<unknown>): pages is CountedPages<unknown> {
  return typeof (pages as Partial<CountedPages<unknown>>).leaveInside === 'function';
}
