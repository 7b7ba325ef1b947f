import { expect } from 'chai';
import { unzip } from 'trunkline/testing';
import { eachTest, FULL, type Json, type Settings, WorkatoClient } from './emulator-client.js';

interface Package extends Json {
  readonly id: number;
  readonly status: string;
  readonly download_url: string | null;
}
interface Assets {
  readonly result: { readonly assets: readonly { readonly id: number; readonly type: string; readonly zip_name: string }[] };
}
interface Manifest {
  readonly result: { readonly id: number } & Json;
}

const manifestOf = async (workato: WorkatoClient, more: object = {}): Promise<number> => {
  const export_manifest = { name: 'Nightly', folder_id: 7, auto_generate_assets: true, ...more };
  return (await workato.ask<Manifest>('POST', '/export_manifests', { export_manifest })).body.result.id;
};
/** An export that has ended. */
const exported = async (workato: WorkatoClient, more: object = {}): Promise<Package> => {
  const { body } = await workato.ask<Package>('POST', `/packages/export/${await manifestOf(workato, more)}`);
  workato.now += 4000;
  return workato.get<Package>(`/packages/${body.id}`);
};
const download = (workato: WorkatoClient, { id }: Package, redirect: 'manual' | 'follow' = 'manual'): Promise<Response> =>
  fetch(`${workato.vendor.origin}/api/packages/${id}/download`, { redirect, headers: { authorization: `Bearer ${FULL}` } });
const filesOf = async (answer: Response): Promise<Map<string, string>> => new Map(unzip(await answer.bytes()));

describe('the export manifests of the Workato emulator', () => {
  const held = eachTest();

  it('K121: begin with the assets of a folder and of those below it', async () => {
    const { workato } = held;
    const { result } = await workato.get<Assets>('/export_manifests/folder_assets?folder_id=7&include_data=true');
    expect(result.assets.find(({ id, type }) => id === 910 && type === 'recipe')).to.deep.equal({
      id: 910,
      name: 'Orders to ledger',
      type: 'recipe',
      version: 1,
      folder: '',
      absolute_path: 'All projects/Orders',
      root_folder: false,
      unreachable: false,
      zip_name: 'orders_to_ledger.recipe.json',
      checked: true,
      status: 'added',
    });
    const types = new Set(result.assets.map(({ type }) => type));
    expect([...types]).to.include.members(['recipe', 'connection', 'lookup_table', 'workato_db_table']);
    expect((await workato.get<Assets>('/export_manifests/folder_assets')).result.assets.length).to.be.greaterThan(result.assets.length - 1);
    expect(await workato.status('GET', '/export_manifests/folder_assets?folder_id=999')).to.equal(404);
  });

  it('K34, K122: are made with 201, changed and deleted', async () => {
    const { workato } = held;
    const made = await workato.ask<Manifest>('POST', '/export_manifests', { export_manifest: { name: 'Nightly', folder_id: 7 } });
    const { id } = made.body.result;
    const shown = { name: 'Nightly', last_exported_at: null, deleted_at: null, project_path: 'All projects/Orders', status: 'working' };
    expect(made.status).to.equal(201);
    expect(made.body.result).to.deep.include(shown);
    const changed = await workato.ask<Manifest>('PUT', `/export_manifests/${id}`, { export_manifest: { name: 'Weekly' } });
    expect(changed.body.result).to.deep.include({ ...shown, name: 'Weekly' });
    expect(await workato.get(`/export_manifests/${id}`)).to.deep.equal(changed.body);
    expect((await workato.ask('DELETE', `/export_manifests/${id}`)).body).to.deep.equal({ success: true });
    expect(await workato.status('GET', `/export_manifests/${id}`)).to.equal(404);
    expect(workato.effects).to.deep.equal(['created', 'updated', 'deleted'].map((what) => [`export_manifest.${what}`, id]));
  });

  it('K61, K122: are refused without a name, with a wrong asset or a folder that is not there', async () => {
    const { workato } = held;
    const assets = [{ id: 910, type: 'recipes', absolute_path: 'All projects/Orders' }];
    for (const export_manifest of [
      {},
      { name: 'a', assets },
      { name: 'a', assets: [{ id: 910, type: 'recipe' }] },
      { name: 'a', folder_id: 999 },
    ]) {
      const { status, body } = await workato.ask('POST', '/export_manifests', { export_manifest });
      expect([status, body['message']], JSON.stringify(export_manifest)).to.deep.equal([400, 'Validation failed']);
    }
    expect(await workato.status('POST', '/export_manifests', { name: 'unwrapped' })).to.equal(400);
    expect(workato.effects).to.deep.equal([]);
  });
});

describe('an export of the Workato emulator', () => {
  const held = eachTest();

  it('K123, K124: is in progress, is processed, and is completed with an address', async () => {
    const { workato } = held;
    const manifest = await manifestOf(workato);
    const { body } = await workato.ask<Package>('POST', `/packages/export/${manifest}`);
    const shown = { id: body.id, operation_type: 'export', export_manifest_id: manifest };
    expect(body).to.deep.equal({ ...shown, status: 'in_progress', download_url: null });
    const statuses: string[] = [];
    for (let half = 0; half < 3; half += 1) {
      statuses.push((await workato.get<Package>(`/packages/${body.id}`)).status);
      workato.now += 2000;
    }
    expect(statuses).to.deep.equal(['in_progress', 'processing', 'completed']);
    expect((await workato.get<Manifest>(`/export_manifests/${manifest}`)).result['last_exported_at']).to.be.a('string');
    expect(workato.vendor.ledger.of('package.exported').map(({ id }) => id)).to.deep.equal([body.id]);
  });

  it('K28: is downloaded as a zip with a file for each asset, without credentials', async () => {
    const { workato } = held;
    const answer = await download(workato, await exported(workato, { include_data: true, include_tags: true }));
    expect([answer.status, answer.headers.get('content-type')]).to.deep.equal([200, 'application/zip']);
    const files = await filesOf(answer);
    const read = (name: string): unknown => JSON.parse(files.get(name) ?? 'null');
    expect(read('orders_to_ledger.recipe.json')).to.deep.include({ name: 'Orders to ledger', tags: ['tag-finance'] });
    expect(read('ledger.connection.json')).to.deep.equal({ name: 'Ledger', provider: 'netsuite', root_folder: false });
    expect(read('countries.lookup_table.json')).to.have.property('data').with.length(4);
  });

  it('K122: has the assets that are named and checked', async () => {
    const { workato } = held;
    const asset = (id: number, checked: boolean) => ({ id, type: 'recipe', absolute_path: 'All projects/Orders', checked });
    const assets = [asset(910, true), asset(911, false)];
    const answer = await download(workato, await exported(workato, { auto_generate_assets: false, assets }));
    expect([...(await filesOf(answer)).keys()]).to.deep.equal(['orders_to_ledger.recipe.json']);
  });

  it('K123: fails when it is told to, and has nothing to download', async () => {
    const { workato } = held;
    workato.vendor.failNext('package', 'A recipe is broken');
    const failed = await exported(workato);
    expect(failed).to.deep.include({ status: 'failed', error: 'A recipe is broken', download_url: null });
    expect((await download(workato, failed)).status).to.equal(404);
  });

  it('K57, K124: is not there before it is completed, nor without a manifest', async () => {
    const { workato } = held;
    const { body } = await workato.ask<Package>('POST', `/packages/export/${await manifestOf(workato)}`);
    expect((await download(workato, body)).status).to.equal(404);
    expect(await workato.status('POST', '/packages/export/999')).to.equal(404);
    expect(await workato.status('GET', '/packages/999')).to.equal(404);
  });
});

describe('a download of the Workato emulator', () => {
  const started = async (settings: Settings, prove: (workato: WorkatoClient, one: Package) => Promise<void>): Promise<void> => {
    const workato = await WorkatoClient.start(settings);
    try {
      await prove(workato, await exported(workato));
    } finally {
      await workato.close();
    }
  };

  it('K28: is redirected to another path when it is told to', async () => {
    await started({ downloads: 'redirect' }, async (workato, one) => {
      const answer = await download(workato, one);
      expect([answer.status, answer.headers.get('location')]).to.deep.equal([302, one.download_url]);
      expect(one.download_url).to.match(new RegExp(`^${workato.vendor.origin}/packages/`));
      expect([...(await filesOf(await download(workato, one, 'follow'))).keys()]).to.include('orders_to_ledger.recipe.json');
    });
  });

  it('K28: is redirected to another origin when it is told to, which takes no token', async () => {
    await started({ downloads: 'elsewhere' }, async (workato, one) => {
      const location = (await download(workato, one)).headers.get('location') ?? '';
      expect(new URL(location).origin).to.not.equal(workato.vendor.origin);
      expect((await fetch(location, { headers: { authorization: `Bearer ${FULL}` } })).status).to.equal(400);
      expect([...(await filesOf(await fetch(location))).keys()]).to.include('orders_to_ledger.recipe.json');
      expect((await fetch(location.replace(/packages\/\d+/, 'packages/999'))).status).to.equal(404);
    });
  });
});
