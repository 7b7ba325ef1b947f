import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { makeKeyFile } from '../../../core/adapters/key-file.js';
import { tempFolder } from '../support/temp-folder.js';

/** As a file system without hard links answers. */
const hardLink = (): Promise<void> => Promise.reject(Object.assign(new Error('operation not permitted, link'), { code: 'EPERM' }));

describe('the file of a new key', () => {
  const folder = tempFolder();

  for (const [name, options] of [
    ['as any', {}],
    ['on a file system without hard links', { hardLink }],
  ] as const)
    it(`is whole, is its owner’s, and is never replaced: ${name}`, async () => {
      const root = join(folder(), 'state');
      const path = join(root, 'store.key');
      await Promise.all(Array.from({ length: 3 }, (_, place) => makeKeyFile(place === 0 ? path : join(root, `${place}.key`), options)));
      const key = readFileSync(path, 'utf8');
      expect(Buffer.from(key, 'base64').length).to.equal(32);
      expect(statSync(path).mode & 0o777).to.equal(0o600);
      await makeKeyFile(path, options);
      expect(readFileSync(path, 'utf8')).to.equal(key);
      expect(readdirSync(root).toSorted()).to.deep.equal(['1.key', '2.key', 'store.key']);
    });
});
