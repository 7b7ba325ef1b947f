import type { ConnectionFixture, Signature } from '../fixtures/connection.js';
import type { Exchange } from '../fixtures/exchange.js';
import { differences } from './compare-request.js';
import { splitCredential } from './credential.js';
import type { Vendor } from './switchboard.js';
import { fail, show } from '../expect.js';

/** Answers the exchanges in their order, and any request that is not the next one of them with a refusal. */
export class FixtureVendor {
  #next = 0;
  #problems: { readonly message: string; readonly expected: unknown; readonly actual: unknown }[] = [];

  constructor(
    private readonly exchanges: readonly Exchange[],
    private readonly connection: ConnectionFixture,
    private readonly signed: Signature,
  ) {}

  readonly answer: Vendor = (request) => {
    const { asked } = splitCredential(request, this.signed, this.connection.secrets ?? {});
    const exchange = this.exchanges[this.#next];
    if (exchange === undefined) {
      this.#tell(`a request too many: ${request.method} ${request.path}${show(request.query)}`, 'no further request', asked);
      return { status: 400 };
    }
    const found = differences(asked, exchange, this.connection);
    for (const { part, expected, actual } of found)
      this.#tell(`the ${part} of request ${this.#next + 1}, ${exchange.request},`, expected, actual);
    this.#next += 1;
    return found.length > 0 ? { status: 400 } : exchange.answer;
  };

  /** Throws what was wrong with the requests: the first thing, since the others may follow from it. */
  settle(): void {
    const [problem] = this.#problems;
    if (problem) fail(`${problem.message} is not what the vendor documents`, problem);
  }

  /** Throws when requests are missing; `ended` is what came out instead. */
  finish(ended: unknown): void {
    this.settle();
    const missing = this.exchanges[this.#next];
    if (missing)
      fail(
        `it ended after ${this.#next} of ${this.exchanges.length} requests, ${missing.request} was never sent; it came to ${show(ended)}`,
      );
  }

  #tell(message: string, expected: unknown, actual: unknown): void {
    this.#problems.push({ message, expected, actual });
  }
}

/** Answers the exchanges in turn, whatever is asked; after the last one it begins again. */
export function anyVendor(exchanges: readonly Exchange[]): Vendor {
  let next = 0;
  return () => exchanges[next++ % exchanges.length]!.answer;
}
