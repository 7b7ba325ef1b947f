import type { Page } from 'trunkline/sdk';

/**
 * The records of pages, one by one, as an async generator would give them: calls are answered in their order, and `return` closes the pages.
 *
 * A record of a page already read costs one settled promise; a generator that yields from an array costs four times as much.
 */
export class RecordIterator<T> implements AsyncIterableIterator<T, void> {
  #records: readonly T[] = [];
  #handedOut = 0;
  /** The last call that had to wait. */
  #waiting: Promise<unknown> | undefined;

  constructor(
    private readonly pages: AsyncGenerator<Page<T>, void>,
    /** Told when the reader goes away in the middle of a page, after how many of its records. */
    private readonly stoppedInside: (handedOut: number) => void,
  ) {}

  next(): Promise<IteratorResult<T, void>> {
    const record = this.#waiting === undefined ? this.#take() : undefined;
    return record ? Promise.resolve(record) : this.#inTurn(() => this.#read());
  }

  return(): Promise<IteratorResult<T, void>> {
    return this.#inTurn(async () => {
      if (this.#handedOut < this.#records.length) this.stoppedInside(this.#handedOut);
      this.#records = [];
      await this.pages.return();
      return { done: true, value: undefined };
    });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** The next record of the page at hand; undefined at its end. */
  #take(): IteratorResult<T, void> | undefined {
    if (this.#handedOut >= this.#records.length) return undefined;
    this.#handedOut += 1;
    return { done: false, value: this.#records[this.#handedOut - 1]! };
  }

  async #read(): Promise<IteratorResult<T, void>> {
    for (let record = this.#take(); ; record = this.#take()) {
      if (record) return record;
      const page = await this.pages.next();
      if (page.done) return page;
      this.#records = page.value.records;
      this.#handedOut = 0;
    }
  }

  /** Runs work after what waits already, whatever became of that. */
  #inTurn<R>(work: () => Promise<R>): Promise<R> {
    const turn = this.#waiting === undefined ? work() : this.#waiting.then(work, work);
    this.#waiting = turn;
    const done = (): void => {
      if (this.#waiting === turn) this.#waiting = undefined;
    };
    turn.then(done, done);
    return turn;
  }
}
