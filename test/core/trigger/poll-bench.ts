import { join } from 'node:path';
import type { PollDocument } from 'trunkline/document';
import type { OwnedStore } from '../../../core/ports/store/index.js';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { type PollRequest, type PollResult, poll } from '../../../core/trigger/poll.js';
import { triggerKeyOf } from '../../../core/run/keys.js';
import { connector, list, trigger } from '../support/documents.js';
import { FakeConnection } from '../support/fake-connection.js';
import { ownedStore } from '../support/owned-store.js';
import { tempFolder } from '../support/temp-folder.js';
import { startedRuns } from '../support/started-runs.js';

export const RECIPE = { name: 'r', hash: 'h', body: '{}' };
export const KEY = triggerKeyOf('r', 't', 'acme-1');

export interface Order {
  readonly id: number;
  readonly created_at: string;
}

/** `second` of the first minute of 2026. */
export const stamp = (second: number): string => `2026-01-01T00:00:${String(second).padStart(2, '0')}Z`;
export const order = (id: number, second = id, more: object = {}): Order => ({ id, created_at: stamp(second), ...more });

/** A store of its own for each test, and polls of one trigger of a shop. */
export class PollBench {
  store!: OwnedStore;
  readonly #folder = tempFolder();

  constructor() {
    beforeEach(async () => {
      this.store = await ownedStore(join(this.#folder(), 'store.db'));
    });
    afterEach(() => this.store.close());
  }

  shop(more: Partial<PollDocument> = {}): FakeConnection {
    return new FakeConnection(connector({ listOrders: list({ input: 'Filter' }), newOrder: trigger(more) }));
  }

  poll(connection: FakeConnection, more: Partial<PollRequest> = {}): Promise<PollResult> {
    const request = { recipe: RECIPE, id: 't', operation: 'newOrder', connection, with: {}, ...more };
    return poll(request, { store: this.store, clock: new VirtualClock() });
  }

  /** Events of the runs there are, in the order they were made. */
  async events(): Promise<unknown[]> {
    return (await startedRuns(this.store)).map(({ event }) => event);
  }

  async ids(): Promise<unknown[]> {
    return (await this.events()).map((event) => (event as Order).id);
  }
}
