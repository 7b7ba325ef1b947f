import type { Page, Pages, PagesOutcome } from 'trunkline/sdk';

/** Pages that a connector's code will make once its instance is there. */
export class SlotPages implements Pages<unknown> {
  #inner: Pages<unknown> | undefined;

  constructor(private readonly start: () => Promise<Pages<unknown>>) {}

  get outcome(): PagesOutcome | undefined {
    return this.#inner?.outcome;
  }

  async *pages(): AsyncGenerator<Page<unknown>, void> {
    this.#inner = await this.start();
    yield* this.#inner.pages();
  }

  /** Record by record through the pages themselves: they know how far into a page their reader came. */
  async *[Symbol.asyncIterator](): AsyncGenerator<unknown, void> {
    this.#inner = await this.start();
    yield* this.#inner;
  }
}
