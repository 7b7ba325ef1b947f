import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { AuthenticationError } from 'trunkline/sdk';
import { openSecret } from '../../../sdk/secret.js';
import { NodeFiles } from '../../../core/adapters/node-files.js';
import { ReferenceSecrets } from '../../../core/adapters/reference-secrets.js';
import { rejection } from '../support/rejection.js';

describe('Files and the secrets in them', () => {
  const files = new NodeFiles();
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'trunkline-'))));
  afterEach(() => rm(folder, { recursive: true }));

  it('writes a file whole into folders it makes, also when two write at once, and leaves no draft', async () => {
    const path = join(folder, 'a/b/c.txt');
    const texts = ['x'.repeat(100_000), 'y'.repeat(50_000)];
    await Promise.all(texts.map((text) => files.write(path, text)));
    expect(texts).to.include(await files.read(path));
    expect(await readdir(join(folder, 'a/b'))).to.deep.equal(['c.txt']);
    expect((await files.stat(path))?.size).to.be.oneOf([100_000, 50_000]);
  });

  it('tells a file that is not there from one that cannot be read', async () => {
    expect([await files.read(join(folder, 'none')), await files.stat(join(folder, 'none'))]).to.deep.equal([undefined, undefined]);
    await files.write(join(folder, 'file'), '');
    expect(await files.read(join(folder, 'file/below'))).to.equal(undefined);
    expect(await rejection(files.read(folder))).to.have.property('code', 'EISDIR');
  });

  it('reads no more of a file than is asked for, also of one that tells no size', async () => {
    await files.write(join(folder, 'big'), 'x'.repeat(1_000_000));
    expect([(await files.read(join(folder, 'big'), 10))?.length, await files.read(join(folder, 'none'), 10)]).to.deep.equal([
      10,
      undefined,
    ]);
    expect((await files.read('/dev/zero', 100_000))?.length).to.equal(100_000);
  });

  it('opens a secret from the environment or a file, without the line break a file ends in', async () => {
    await files.write(join(folder, 'token'), 'from a file\r\n');
    const secrets = new ReferenceSecrets({ get: (name) => (name === 'TOKEN' ? 'from the environment' : '') }, files);
    expect(openSecret(await secrets.open({ env: 'TOKEN' }))).to.equal('from the environment');
    expect(openSecret(await secrets.open({ file: join(folder, 'token') }))).to.equal('from a file');
  });

  it('names where a missing secret should be, and what to do', async () => {
    await files.write(join(folder, 'empty'), '\n');
    const secrets = new ReferenceSecrets({ get: (name) => (name === 'EMPTY' ? '' : undefined) }, files);
    const remedies: string[] = [];
    for (const reference of [{ env: 'EMPTY' }, { env: 'NONE' }, { file: join(folder, 'empty') }, { file: join(folder, 'none') }]) {
      const error = (await rejection(secrets.open(reference))) as AuthenticationError;
      remedies.push(`${error.code} ${/ is ([^:]*)\.$/.exec(error.message)?.[1]}`);
    }
    expect(remedies).to.deep.equal(['missing_secret empty', 'missing_secret not set', 'missing_secret empty', 'missing_secret not there']);
  });
});
