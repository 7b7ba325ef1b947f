import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { openProject } from 'trunkline';
import { Secret } from 'trunkline/sdk';
import type { ConnectorSummary } from '../../../core/project/summary.js';
import { tempFolder } from '../support/temp-folder.js';
import { cli } from '../cli/support/cli.js';
import { makeProject } from './support/install-connectors.js';

/** Correctness; what a thousand of them cost is measured in test/bench/startup.ts. */
describe('a project with many connectors', function () {
  this.timeout(20_000);
  const folder = tempFolder();
  let vendor: Server;
  let origin = '';
  before(async () => {
    vendor = createServer((_request, response) => {
      response.setHeader('content-type', 'application/json').end('{"id":1,"name":"one"}');
    });
    await new Promise<void>((resolve) => vendor.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(vendor.address() as AddressInfo).port}`;
  });
  after(() => vendor.close());

  it('lists them all and calls one of them without importing any', async () => {
    const cwd = folder();
    makeProject(cwd, 50, origin);
    const first = await cli(['connectors', '--json'], { cwd });
    const again = await cli(['connectors', '--json'], { cwd });
    expect(first).to.deep.include({ code: 0, stderr: '' });
    expect(again).to.deep.equal(first);
    const summaries = JSON.parse(first.stdout) as ConnectorSummary[];
    expect(summaries).to.have.length(50);
    for (const { operations } of summaries) expect(operations).to.have.length(10);
    const table = await cli(['connectors'], { cwd });
    expect(table.stdout.trim().split('\n')).to.have.length(51);
    const called = await cli(['call', 'first.getThing0', '--input', '{"id":1}'], { cwd, env: { FIRST_TOKEN: 'x' } });
    expect(called).to.deep.include({ code: 0, stderr: '' });
    expect(JSON.parse(called.stdout)).to.deep.equal({ id: 1, name: 'one' });
  });

  it('is opened by a host in the same way', async () => {
    const root = folder();
    makeProject(root, 50, origin);
    await using project = await openProject(root, { connections: { first: { settings: { token: new Secret('x') } } } });
    const connection = await project.connection('first');
    expect(await connection.call('getThing9', { id: 1 })).to.deep.equal({ id: 1, name: 'one' });
  });
});
