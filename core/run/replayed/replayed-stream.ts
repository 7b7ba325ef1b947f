import type { ItemStatus, RunReads, StreamPage, Tally } from '../../ports/store/index.js';
import type { Iteration } from '../../store/sql/iterations.js';
import type { DurableStream } from '../durable.js';

const NO_PAGE: StreamPage = { number: 0, first: 0, items: [] };
const NO_TALLY: Tally = { succeeded: 0, failed: 0, skipped: 0, uncertain: 0 };

/** The items of a run's loops, on the way to one call: of the loops around it the one item that it is for, of others none. Writes nothing. */
export class ReplayedStream implements DurableStream {
  readonly #items: ReadonlyMap<string, string>;

  /** @param around The iterations that the call stands in. */
  constructor(
    private readonly run: string,
    around: readonly Iteration[],
    private readonly reads: Pick<RunReads, 'keptPages'>,
  ) {
    this.#items = new Map(around.map(({ loop, key }) => [loop, key]));
  }

  /** The page that holds the item, as the last of its list. */
  async pages(loop: string): Promise<readonly StreamPage[]> {
    const key = this.#items.get(loop);
    const page = key === undefined ? undefined : await this.#pageOf(loop, key);
    return [page ?? NO_PAGE];
  }

  settled(loop: string, keys: readonly string[]): Promise<ReadonlyMap<string, ItemStatus>> {
    const others = keys.filter((key) => key !== this.#items.get(loop));
    return Promise.resolve(new Map(others.map((key) => [key, 'succeeded'])));
  }

  keepPage(_loop: string, page: StreamPage): Promise<StreamPage> {
    return Promise.resolve(page);
  }

  tally(): Promise<Tally> {
    return Promise.resolve(NO_TALLY);
  }

  collected(): Promise<readonly unknown[]> {
    return Promise.resolve([]);
  }

  settle(): Promise<void> {
    return Promise.resolve();
  }

  endPage(): Promise<void> {
    return Promise.resolve();
  }

  /** Undefined where its record is not kept any more. */
  async #pageOf(loop: string, key: string): Promise<StreamPage | undefined> {
    for (let number = -1; ;) {
      const [page] = await this.reads.keptPages(this.run, { limit: 1, after: { loop, number } });
      if (page?.loop !== loop) return undefined;
      const { resume: _resume, ...last } = page;
      if (page.items.some((item) => item.key === key && item.data !== null)) return last;
      ({ number } = page);
    }
  }
}
