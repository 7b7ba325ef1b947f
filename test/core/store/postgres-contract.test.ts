import type { Store } from '../../../core/ports/store/index.js';
import { openPostgresStore } from '../../../core/store/open-postgres-store.js';
import { PostgresServer } from '../../support/postgres/server.js';
import { STORE_CONTRACT } from './contract/contract.js';

describe('the PostgreSQL store keeps the contract of stores', () => {
  let server: PostgresServer;
  let tests = 0;
  let opened: Store[] = [];
  before(async function start() {
    this.timeout(60_000);
    server = await PostgresServer.start();
  });
  after(() => server.stop());
  beforeEach(() => tests++);
  afterEach(async () => {
    for (const store of opened.toReversed()) await store.close();
    opened = [];
  });
  const open = async (options = {}): Promise<Store> => {
    const store = await openPostgresStore({ url: server.url, schema: `test_${tests}`, connections: 5, ...options });
    opened.push(store);
    return store;
  };

  for (const [role, cases] of Object.entries(STORE_CONTRACT)) {
    describe(role, () => {
      for (const [name, run] of Object.entries(cases)) it(name, () => run({ open }));
    });
  }
});
