import type { Page, Pages, PagesOutcome } from 'trunkline/sdk';
import { RecordIterator } from '../pagination/record-iterator.js';

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

  [Symbol.asyncIterator](): AsyncIterator<unknown, void> {
    return new RecordIterator(this.pages());
  }
}
