import type { Fixtures } from './fixtures/fixtures.js';
import { contractTests, type ContractOptions } from './run-contract.js';
import type { Connector } from './subject.js';

type Body = () => void | Promise<void>;

/** What mocha, jasmine, jest and vitest have in common, where their words are global. */
interface Runner {
  readonly describe?: (name: string, body: Body) => unknown;
  readonly it?: (name: string, body: Body) => unknown;
  readonly after?: (body: Body) => unknown;
  readonly afterAll?: (body: Body) => unknown;
}

/**
 * The tests that every connector passes, in one line:
 *
 * ```ts
 * contract(Acme, acmeFixtures);
 * ```
 *
 * They are registered with the runner's global `describe` and `it`. They reach no host but this one, and take seconds.
 *
 * @throws TypeError when there is no such runner: use `runContract`.
 */
export function contract(connector: Connector, fixtures: Fixtures, options?: ContractOptions): void {
  const { describe, it, after, afterAll = after } = globalThis as Runner;
  if (!describe || !it || !afterAll)
    throw new TypeError('`contract` needs a test runner with global `describe` and `it`; without one, call `runContract`.');
  describe(`the contract of ${nameOf(connector)}`, () => {
    const { groups, close } = contractTests(connector, fixtures, options);
    afterAll(close);
    for (const { title, cases } of groups) {
      describe(title, () => {
        for (const { name, run } of cases) it(name, run);
      });
    }
  });
}

function nameOf(connector: Connector): string {
  if (typeof connector === 'function') return connector.name;
  return 'document' in connector ? connector.document.name : connector.name;
}
