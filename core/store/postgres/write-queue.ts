import type { Writer } from '../sql/database.js';
import type { Work } from '../sql/work.js';
import { isRefusal } from '../store-error.js';

interface Write {
  readonly work: () => Work<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

type Transact = (works: readonly (() => Work<unknown>)[]) => Promise<readonly unknown[]>;

/**
 * The writes of one writer, in the order asked for: those that come while a transaction is under way share the next one. When one of them is refused,
 * each is done in a transaction of its own.
 */
export class WriteQueue {
  #waiting: Write[] = [];
  #isBusy = false;

  constructor(
    private readonly writer: Writer,
    private readonly transact: Transact,
  ) {}

  write<T>(work: () => Work<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ work, resolve: (value) => resolve(value as T), reject });
      if (!this.#isBusy) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    while (this.#waiting.length > 0) await this.#commit(this.#waiting.splice(0));
    this.#isBusy = false;
  }

  async #commit(writes: readonly Write[]): Promise<void> {
    try {
      const values = await this.transact(writes.map(({ work }) => work));
      for (const [place, { resolve }] of writes.entries()) resolve(values[place]);
    } catch (error) {
      if (isRefusal(error) && writes.length > 1) {
        for (const write of writes) await this.#commit([write]);
        return;
      }
      if (this.writer.owner && !isRefusal(error)) this.writer.failure ??= error;
      for (const { reject } of writes) reject(error);
    }
  }
}
