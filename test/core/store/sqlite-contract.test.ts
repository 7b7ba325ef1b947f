import { join } from 'node:path';
import type { Store } from '../../../core/ports/store/index.js';
import { openSqliteStore } from '../../../core/store/open-sqlite-store.js';
import { tempFolder } from '../support/temp-folder.js';
import { STORE_CONTRACT } from './contract/contract.js';

describe('the SQLite store keeps the contract of stores', () => {
  const folder = tempFolder();
  let path: string;
  let opened: Store[] = [];
  beforeEach(() => {
    path = join(folder(), 'made', 'store.db');
  });
  afterEach(async () => {
    for (const store of opened.toReversed()) await store.close();
    opened = [];
  });
  const open = async (options = {}): Promise<Store> => {
    const store = openSqliteStore(path, options);
    opened.push(store);
    return store;
  };

  for (const [role, cases] of Object.entries(STORE_CONTRACT)) {
    describe(role, () => {
      for (const [name, run] of Object.entries(cases)) it(name, () => run({ open }));
    });
  }
});
