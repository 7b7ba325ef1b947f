import type { FetchPage } from './page-reader.js';
import type { FetchedPage, Pager, PageState } from './pager.js';

interface Flight {
  readonly state: string;
  readonly page: Promise<FetchedPage>;
}

/**
 * Pages asked for before the reader needs them, handed out in order.
 *
 * Only states that can be told without the page before are asked for: where the count of pages is known, or the connector declares how many
 * at once the vendor takes. A guess that turns out wrong is thrown away.
 */
export class PageWindow {
  #flights: Flight[] = [];
  #controller = new AbortController();

  constructor(
    private readonly pager: Pager,
    private readonly fetch: FetchPage,
    private readonly readAhead: number,
  ) {}

  async take(state: PageState, index: number): Promise<FetchedPage> {
    const [head] = this.#flights;
    if (head !== undefined && head.state === JSON.stringify(state)) {
      this.#flights.shift();
      return head.page;
    }
    this.#discard();
    return this.#fly(state, index);
  }

  /** Asks for pages from `next` on, at most `most`, as far as the page just read lets us know them. */
  ahead(read: PageState, page: FetchedPage, next: PageState, most: number): void {
    const { pager } = this;
    const { concurrency } = pager;
    if (!pager.guess) return;
    const known = pager.pagesLeft?.(read, page) ?? (concurrency === undefined ? 0 : concurrency);
    const depth = Math.min(this.readAhead, concurrency ?? this.readAhead, known, most);
    let at = next;
    for (let step = 0; step < depth; step += 1) {
      if (step >= this.#flights.length) {
        const flight = this.#fly(at, page.index + 1 + step);
        flight.catch(() => undefined);
        this.#flights.push({ state: JSON.stringify(at), page: flight });
      }
      at = pager.guess(at);
    }
  }

  close(): void {
    this.#discard();
  }

  async #fly(state: PageState, index: number): Promise<FetchedPage> {
    return { ...(await this.fetch(state, index, this.#controller.signal)), index };
  }

  #discard(): void {
    if (this.#flights.length === 0) return;
    this.#flights = [];
    this.#controller.abort();
    this.#controller = new AbortController();
  }
}
