import { RateLimitError, RejectedError } from 'trunkline/sdk';
import type { FakeConnection } from '../../core/support/fake-connection.js';
import type { Scenario } from './recipes.js';

/** Gives the vendor in memory the answers of a scenario: what it refuses once, rejects for good, and lists. */
export function playVendor(shop: FakeConnection, scenario: Scenario, onCall: (key: string) => void = () => undefined): void {
  const { refuses = [], rejects = () => false, pages = [] } = scenario;
  const refused = new Set<string>();
  shop.lister = () => pages;
  for (const operation of Object.keys(shop.document.operations)) {
    shop.handlers[operation] = (input, options) => {
      onCall(String(options.key));
      if (rejects(operation, input as Readonly<Record<string, unknown>>)) throw new RejectedError('no');
      const name = `${operation} ${JSON.stringify(input)}`;
      if (refuses.includes(operation) && !refused.has(name)) {
        refused.add(name);
        throw new RateLimitError('slow down', { retryAfterMs: 2_000 });
      }
      return { id: name };
    };
  }
}
