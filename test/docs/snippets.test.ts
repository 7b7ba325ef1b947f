import { expect } from 'chai';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Class } from 'trunkline/sdk';
import { documentOf } from 'trunkline/document';
import { fixtures, runContract, type WebhookFixtures } from 'trunkline/testing';
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

  it('shows notifications that the connector with webhooks takes, and whose copies it refuses', async () => {
    const load = (file: string): Promise<unknown> => import(pathToFileURL(join(COMPILED, file)).href);
    const { HookedConnector } = (await load('write-a-connector/menu/webhooks.js')) as { readonly HookedConnector: Class };
    const { webhooks } = (await load('test-a-connector/webhooks.js')) as { readonly webhooks: WebhookFixtures };
    const secrets = { token: 'hooked_token_1d5e02c4', signing_key: 'hooked_key_93b17f02' };
    const signed = { headers: { authorization: `Bearer ${secrets.token}` } };
    const connections = { one: { settings: {}, secrets, signed, services: { api: 'https://api.hooked.example' } } };
    const results = await runContract(HookedConnector, fixtures({ connections, operations: {}, failures: [], webhooks }));
    const told = results.filter(({ check, name }) => check === 'webhooks' || /notification/.test(name));
    expect(told.filter(({ problem }) => problem !== undefined)).to.deep.equal([]);
    expect(told.map(({ name }) => name)).to.include.members([
      'a new order, W1: stale, it is refused',
      'an order that was paid, W2: an older state after it is dropped',
      'a question about the URL, W3: is answered',
      'what notifications are verified by is shown',
    ]);
  });

  it('gives the connector of the guide a manifest', () => {
    const { status, output } = run('dist/core/cli/main.js', 'manifest', join(COMPILED, 'write-a-connector/src/index.js'));
    expect(status, output).to.equal(0);
    expect(output).to.include('acme: 5 operations');
  });
});
