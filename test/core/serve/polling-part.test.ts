import { expect } from 'chai';
import { parseRecipe } from '../../../core/recipe/read/parse.js';
import { pollingPart } from '../../../core/serve/polling-part.js';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { connector, list, trigger } from '../support/documents.js';
import { FakeConnection } from '../support/fake-connection.js';
import { KeptLog } from '../support/kept-log.js';
import { ownedStore } from '../support/owned-store.js';
import { tempFolder } from '../support/temp-folder.js';

const SOURCE =
  'name: r\nconnections: { shop: acme }\non: [{ id: t, uses: shop.newOrder, every: 5m }]\nsteps: [{ id: ping, uses: shop.ping }]';

describe('a server that polls', () => {
  const folder = tempFolder();

  it('tries accounts that were refused once more when it begins', async () => {
    const store = await ownedStore(`${folder()}/store.db`);
    const clock = new VirtualClock(undefined, { skip: true });
    await store.pauseConnection({ connection: 'acme-1', reason: 'refused', at: clock.now(), until: clock.now() + 3_600_000 });
    const shop = new FakeConnection(connector({ listOrders: list({ input: 'Filter' }), newOrder: trigger() }));
    const bound = { recipe: parseRecipe('r.yaml', SOURCE).recipe!, connections: new Map([['shop', shop]]) };
    const stop = new AbortController();
    const began = clock.now();
    const part = pollingPart(
      [bound],
      { store, clock, random: { next: () => 0, uuid: () => 'id' }, log: new KeptLog() },
      () => undefined,
    )(stop.signal);
    while (shop.readings.length === 0) await new Promise((resolve) => setImmediate(resolve));
    stop.abort();
    await part;
    expect(clock.now() - began).to.be.lessThan(3_600_000);
    await store.close();
  });
});
