import type { Fixtures } from './fixtures/fixtures.js';
import { contractGroups } from './run-contract.js';
import type { Connector } from './subject.js';

type Register = (name: string, body: () => void | Promise<void>) => unknown;

/**
 * The tests that every connector passes, in one line:
 *
 * ```ts
 * contract(Acme, acmeFixtures);
 * ```
 *
 * It asks the runner's global `describe` and `it` to register them, as mocha, jasmine and vitest (with globals) have them. They send nothing
 * over the network and wait for nothing.
 *
 * @throws TypeError when there is no such runner: use `runContract`.
 */
export function contract(connector: Connector, fixtures: Fixtures): void {
  const { describe, it } = globalThis as { readonly describe?: Register; readonly it?: Register };
  if (!describe || !it)
    throw new TypeError('`contract` needs a test runner with global `describe` and `it`; without one, call `runContract`.');
  describe(`the contract of ${nameOf(connector)}`, () => {
    for (const { title, cases } of contractGroups(connector, fixtures)) {
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
