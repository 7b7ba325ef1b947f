import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { ListDocument } from 'trunkline/document';
import type { Manifest } from '../../../core/project/manifest.js';
import { tempFolder } from '../support/temp-folder.js';
import { cli, ndjson } from './support/cli.js';
import { hiveAt, SECRETS, startVendors } from './support/vendors.js';

const HIVE = 'dist/connectors/hive/trunkline.manifest.json';

/** Hive as if its list of orders gave summaries alone. */
function withDetail(): Manifest {
  const { document, ...manifest } = JSON.parse(readFileSync(HIVE, 'utf8')) as Manifest;
  const listOrders: ListDocument = {
    ...(document.operations['listOrders'] as ListDocument),
    detail: { action: 'getOrder', with: { id: { path: ['id'] } } },
  };
  return { ...manifest, document: { ...document, operations: { ...document.operations, listOrders } } };
}

describe('trunkline list --detailed', function () {
  this.timeout(30_000);
  const vendors = startVendors({ orders: 12 });
  const folder = tempFolder();

  function project(): { readonly cwd: string; readonly env: typeof SECRETS } {
    const cwd = folder();
    mkdirSync(join(cwd, 'own'));
    writeFileSync(join(cwd, 'own', 'trunkline.manifest.json'), JSON.stringify(withDetail()));
    writeFileSync(join(cwd, 'trunkline.yaml'), `connectors: [./own]\nconnections:\n${hiveAt(vendors().hive.origin)}`);
    return { cwd, env: SECRETS };
  }

  it('reads each record by the action that gives it in full, and says which that is', async () => {
    const options = project();
    const before = vendors().hive.requests;
    const { code, stdout, stderr } = await cli(['list', 'shop.listOrders', '--detailed', '--limit', '5'], options);
    expect(code, stderr).to.equal(0);
    expect(ndjson<{ id: number }>(stdout).map(({ id }) => id)).to.deep.equal([512, 511, 510, 509, 508]);
    expect(vendors().hive.requests - before).to.equal(6);
    expect((await cli(['describe', 'shop.listOrders'], options)).stdout).to.match(/\nIn full with --detailed, by getOrder\n/);
  });

  it('is refused for a list without such an action', async () => {
    const { code, stdout, stderr } = await cli(['list', 'shop.listSkus', '--detailed'], project());
    expect([code, stdout]).to.deep.equal([2, '']);
    expect(stderr).to.match(
      /^InvalidInputError: shop\.listSkus has no detailed view: .*\n {2}Read it without `detailed`\. .*: listOrders\./,
    );
  });
});
