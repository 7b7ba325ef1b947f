import { expect } from 'chai';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Class } from 'trunkline/sdk';
import { documentOf } from 'trunkline/document';
import { COMPILED, compile, layOut, run } from './workshop.js';
import { copiedPages } from './written-pages.js';

describe('the code on the pages', () => {
  let files: readonly string[];
  before(async function () {
    this.timeout(60_000);
    files = await layOut(await copiedPages());
    const { status, output } = await compile();
    expect(status, output).to.equal(0);
  });

  it('is there, and each file once', () => {
    expect(files).to.include('README/acme.ts').and.include('write-a-connector/src/connector.ts').and.include('embed/orders.ts');
    expect(new Set(files).size).to.equal(files.length);
  });

  it('makes the connector of the README a sound one', async () => {
    const { Acme } = (await import(pathToFileURL(join(COMPILED, 'README/acme.js')).href)) as { readonly Acme: Class };
    expect(Object.keys(documentOf(Acme).operations)).to.deep.equal(['createContact', 'listContacts', 'newContact']);
  });

  it('makes parts that do not complain when they are loaded', async () => {
    for (const file of files.filter((name) => name.startsWith('write-a-connector/menu/'))) {
      await import(pathToFileURL(join(COMPILED, file.replace(/\.ts$/, '.js'))).href);
    }
  });

  it('passes the test that the guide writes', function () {
    this.timeout(60_000);
    const { status, output } = run('node_modules/mocha/bin/mocha.js', '--no-config', join(COMPILED, 'write-a-connector/src/acme.test.js'));
    expect(status, output).to.equal(0);
    expect(output).to.include('3 passing');
  });

  it('passes the contract with the fixtures that the guide writes', function () {
    this.timeout(60_000);
    const { status, output } = run(
      'node_modules/mocha/bin/mocha.js',
      '--no-config',
      join(COMPILED, 'write-a-connector/src/contract.test.js'),
    );
    expect(status, output).to.equal(0);
    expect(output).to.match(/\d\d passing/);
  });

  it('gives the connector of the guide a manifest', () => {
    const { status, output } = run('dist/core/cli/main.js', 'manifest', join(COMPILED, 'write-a-connector/src/index.js'));
    expect(status, output).to.equal(0);
    expect(output).to.include('acme: 5 operations');
  });
});
