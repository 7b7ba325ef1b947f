import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { openProject } from 'trunkline';
import { readProject } from '../../../core/project/parse-project.js';
import { sealStore } from '../../../core/project/seal-store.js';
import { ownStore } from '../../../core/project/own-store.js';
import { rejection } from '../support/rejection.js';
import { tempFolder } from '../support/temp-folder.js';

const KEY = Buffer.alloc(32, 7).toString('base64');
const RUN = { id: 'a', recipe: { name: 'r', hash: 'h', body: '{}' }, event: { text: 'canary-of-the-vendor' } };

describe('the key of a project’s store', () => {
  const folder = tempFolder();
  const project = (root: string, store: string, env: Readonly<Record<string, string>> = {}) => {
    writeFileSync(join(root, 'trunkline.yaml'), `connections: {}\n${store}`);
    return openProject(root, { ports: { env: { get: (name) => env[name] } } });
  };

  it('is the one that the project names', async () => {
    const root = folder();
    const named = await project(root, 'store: { sqlite: s.db, key: { env: STORE_KEY } }\n', { STORE_KEY: KEY });
    expect(await sealStore(named)).to.equal(true);
    const { store } = await ownStore(named);
    await store.startRun(RUN, 1);
    expect((await store.run('a'))?.event).to.deep.equal(RUN.event);
    await named.close();
    expect(readFileSync(join(root, 's.db'), 'latin1')).to.not.include('canary-of-the-vendor');
    const other = await project(root, 'store: { sqlite: s.db, key: { env: STORE_KEY } }\n', { STORE_KEY: KEY.replace('B', 'C') });
    expect(await rejection(other.openStore())).to.include({ code: 'store_sealed' });
    await other.close();
    const bad = await project(root, 'store: { sqlite: s.db, key: { env: STORE_KEY } }\n', { STORE_KEY: 'password' });
    expect(await rejection(bad.openStore())).to.include({ code: 'store_bad_key' });
    await bad.close();
  });

  it('is not asked for where the word for the store’s file is misspelled', () => {
    const { faults } = readProject('trunkline.yaml', 'store: { sqllite: x.db }\n').file;
    expect(faults.map(({ message, remedy }) => `${message} ${remedy}`)).to.deep.equal([
      '`store` has no key `sqllite`. Did you mean `sqlite`?',
    ]);
  });

  it('makes no database of a file: its disk is watched, and its key is made', async () => {
    const root = folder();
    for (const [written, file] of [
      ['', '.trunkline/state.db'],
      ['store: s.db', 's.db'],
      ['store: { sqlite: s.db }', 's.db'],
      ['store: { key: { env: STORE_KEY } }', '.trunkline/state.db'],
      ['store: { postgresql: { env: DATABASE_URL } }', undefined],
    ] as const) {
      await using named = await project(root, `${written}\n`);
      expect(named.storeFile, written).to.equal(file && join(root, file));
    }
  });

  it('is made once, for its owner alone, where the project names none and asks for one', async () => {
    const root = folder();
    const file = join(root, '.trunkline', 'store.key');
    const keys = [];
    for (let time = 0; time < 2; time++) {
      const nameless = await project(root, '');
      expect(await sealStore(nameless)).to.equal(true);
      await (await nameless.openStore()).close();
      keys.push(readFileSync(file, 'utf8'));
      await nameless.close();
    }
    expect(keys[1]).to.equal(keys[0]);
    expect(statSync(file).mode & 0o777).to.equal(0o600);
    writeFileSync(file, '');
    const broken = await project(root, '');
    expect(await rejection(broken.openStore())).to.include({ code: 'missing_secret' });
    await broken.close();
  });

  it('is not made for a database that other machines use', async () => {
    const shared = await project(folder(), 'store: { postgresql: { env: URL } }\n');
    expect(await sealStore(shared)).to.equal(false);
    await shared.close();
  });
});
