import { expect } from 'chai';
import { unzip, zip } from 'trunkline/testing';
import { eachTest, FULL, type Json } from './emulator-client.js';

interface Package extends Json {
  readonly id: number;
  readonly recipe_status: readonly { readonly id: number; readonly import_result: string }[];
}

const BYTES = 'application/octet-stream';
const recipe = (name: string, code: object = { provider: 'clock' }): readonly [string, string] => [
  `${name.toLowerCase()}.recipe.json`,
  JSON.stringify({ name, description: 'Brought', code: JSON.stringify(code) }),
];
const PACKAGE = zip([recipe('Invoices'), ['ledger.connection.json', '{"name":"Ledger","provider":"netsuite"}']]);

describe('an import of the Workato emulator', () => {
  const held = eachTest();
  const send = async (query: string, body: Uint8Array | string, type = BYTES) => {
    const headers = { authorization: `Bearer ${FULL}`, 'content-type': type };
    const answer = await fetch(`${held.workato.vendor.origin}/api/packages/import/${query}`, { method: 'POST', headers, body });
    return { status: answer.status, body: (await answer.json()) as Package };
  };
  const ended = async ({ body }: { readonly body: Package }): Promise<Package> => {
    held.workato.now += 4000;
    return held.workato.get<Package>(`/packages/${body.id}`);
  };
  const recipesIn = async (folder: number): Promise<unknown[]> =>
    (await held.workato.get<{ items: Json[] }>(`/recipes?folder_id=${folder}`)).items.map(({ name }) => name);

  it('K28, K123, K125: takes a zip as bytes and has brought its recipes when it is completed', async () => {
    const { workato } = held;
    const started = await send('10', PACKAGE);
    expect([started.status, started.body]).to.deep.equal([
      200,
      { id: started.body.id, operation_type: 'import', status: 'in_progress', download_url: null },
    ]);
    expect(await recipesIn(10)).to.deep.equal([]);
    workato.now += 4000;
    expect(await recipesIn(10)).to.deep.equal(['Invoices']);
    const done = await workato.get<Package>(`/packages/${started.body.id}`);
    expect(done).to.deep.include({ status: 'completed' });
    const [brought] = done.recipe_status;
    expect(brought?.import_result).to.equal('no_update_or_updated_without_restart');
    const shown = { name: 'Invoices', description: 'Brought', running: false, version_no: 1, trigger_application: 'clock' };
    expect(await workato.get(`/recipes/${brought?.id}`)).to.deep.include(shown);
    expect(workato.effects).to.deep.equal([['package.imported', started.body.id]]);
  });

  it('K125: changes a recipe that is there by its name, and restarts one that runs when it may', async () => {
    const { workato } = held;
    const archive = zip([recipe('Orders to ledger', { provider: 'clock', keyword: 'trigger' })]);
    expect(await ended(await send('7?restart_recipes=false', archive))).to.deep.include({
      status: 'failed',
      error: 'Running recipes would be changed: set restart_recipes to true',
    });
    expect(await workato.get('/recipes/910')).to.deep.include({ version_no: 1 });
    const done = await ended(await send('7?restart_recipes=true&include_tags=true', archive));
    expect(done.recipe_status).to.deep.equal([{ id: 910, import_result: 'restarted' }]);
    expect(await workato.get('/recipes/910')).to.deep.include({ version_no: 2, running: true });
  });

  it('K123: fails when the bytes are no zip, or when it is told to', async () => {
    const { workato } = held;
    const failed = await ended(await send('10', 'no zip'));
    expect(failed).to.deep.include({ operation_type: 'import', status: 'failed', error: 'The package is not a valid zip archive' });
    workato.vendor.failNext('package', 'The folder is locked');
    expect(await ended(await send('10', PACKAGE))).to.deep.include({ status: 'failed', error: 'The folder is locked' });
    expect(await recipesIn(10)).to.deep.equal([]);
    expect(await workato.status('GET', `/packages/${failed.id}/download`)).to.equal(404);
  });

  it('K28, K54, K57: is refused as another type, empty, or into a folder that is not there', async () => {
    const wrong = [
      await send('10', '{}', 'application/json'),
      await send('10', ''),
      await send('999', PACKAGE),
      await send('10?folder_id_for_home_assets=999', PACKAGE),
      await send('10?restart_recipes=perhaps', PACKAGE),
    ];
    expect(wrong.map(({ status }) => status)).to.deep.equal([400, 400, 404, 404, 400]);
    expect(held.workato.effects).to.deep.equal([]);
  });

  it('K125: may be of some megabytes', async () => {
    const large = zip([recipe('Large'), ['countries.lookup_table.json', 'x'.repeat(2 ** 21)]]);
    expect((await ended(await send('10', large))).recipe_status).to.have.length(1);
  });

  it('K124, K125: takes what an export has given', async () => {
    const { workato } = held;
    const assets = [{ id: 910, type: 'recipe', absolute_path: 'All projects/Orders' }];
    const export_manifest = { name: 'Nightly', folder_id: 7, assets };
    const manifest = await workato.ask<{ result: { id: number } }>('POST', '/export_manifests', { export_manifest });
    const started = await workato.ask<Package>('POST', `/packages/export/${manifest.body.result.id}`);
    const { download_url } = await ended(started);
    const bytes = await (await fetch(String(download_url))).bytes();
    expect(unzip(bytes)).to.have.length(1);
    expect((await ended(await send('10', bytes))).recipe_status).to.have.length(1);
    expect(await recipesIn(10)).to.deep.equal(['Orders to ledger']);
  });
});
