import { expect } from 'chai';
import { unzip } from 'trunkline/testing';
import { eachTest, type Json, WorkatoClient } from './emulator-client.js';

interface Work extends Json {
  readonly id: number;
  readonly state: string;
  readonly project_build_id: number;
}

const names = (list: { readonly items: readonly Work[] }): unknown[] => list.items.map(({ description }) => description);

describe('the builds of the Workato emulator', () => {
  const held = eachTest();

  it('K117: are pending until they succeed, and are downloaded then', async () => {
    const { workato } = held;
    const { body } = await workato.ask<Work>('POST', '/projects/31/build', { description: 'Release 1', include_test_cases: true });
    expect(body).to.deep.include({ description: 'Release 1', state: 'pending', project_id: '31', download_url: null });
    expect(body).to.include.keys('performed_by_name', 'created_at', 'updated_at');
    workato.now += 4000;
    const built = await workato.get(`/project_builds/${body.id}`);
    expect(built['state']).to.equal('success');
    const archive = await fetch(String(built['download_url']));
    expect(unzip(await archive.bytes())?.map(([name]) => name)).to.include('orders_to_ledger.recipe.json');
    expect(workato.effects).to.deep.equal([['project_build.created', body.id]]);
  });

  it('K32: are of a project named by its folder too', async () => {
    const { workato } = held;
    expect((await workato.ask('POST', '/projects/f7/build')).body).to.deep.include({ project_id: '31' });
    for (const id of ['f31', '7', '999']) expect(await workato.status('POST', `/projects/${id}/build`), id).to.equal(404);
  });

  it('K117: fail when they are told to', async () => {
    const { workato } = held;
    workato.vendor.failNext('build', 'A connection is missing');
    const { body } = await workato.ask<Work>('POST', '/projects/31/build');
    workato.now += 4000;
    expect(await workato.get(`/project_builds/${body.id}`)).to.deep.include({ state: 'failed', download_url: null });
    expect(await workato.status('POST', `/project_builds/${body.id}/deploy?environment_type=test`)).to.equal(400);
  });

  it('K64: are refused where there are no environments', async () => {
    const workato = await WorkatoClient.start({ environments: 'off' });
    for (const path of [
      '/projects/31/build',
      '/projects/31/deploy?environment_type=test',
      '/project_builds/1/deploy?environment_type=test',
    ]) {
      const { status, body } = await workato.ask('POST', path);
      expect([status, body]).to.deep.equal([400, { message: 'Environments not provisioned' }]);
    }
    await workato.close();
  });
});

describe('the deployments of the Workato emulator', () => {
  const held = eachTest();
  const deploy = async (path: string, description: string): Promise<Work> =>
    (await held.workato.ask<Work>('POST', path, { description })).body;

  it('K118, K119: are of a finished build, with the environment in the query', async () => {
    const { workato } = held;
    const { body: build } = await workato.ask<Work>('POST', '/projects/31/build', { description: 'Release 1' });
    expect(await workato.status('POST', `/project_builds/${build.id}/deploy?environment_type=test`)).to.equal(400);
    workato.now += 4000;
    expect(await workato.status('POST', `/project_builds/${build.id}/deploy`)).to.equal(400);
    expect(await workato.status('POST', `/project_builds/${build.id}/deploy?environment_type=dev`)).to.equal(400);
    const deployment = await deploy(`/project_builds/${build.id}/deploy?environment_type=test`, 'To test');
    const shown = { state: 'pending', project_build_id: build.id, environment_type: 'test', description: 'To test', project_id: '31' };
    expect(deployment).to.deep.include(shown);
    workato.now += 4000;
    expect((await workato.get(`/deployments/${deployment.id}`))['state']).to.equal('success');
    expect(workato.vendor.ledger.of('deployment.created').map(({ id }) => id)).to.deep.equal([deployment.id]);
  });

  it('K118: build a project and deploy it at once', async () => {
    const { workato } = held;
    const deployment = await deploy('/projects/f7/deploy?environment_type=prod', 'Release 2');
    expect(deployment).to.deep.include({ environment_type: 'prod', state: 'pending' });
    workato.now += 4000;
    expect((await workato.get(`/project_builds/${deployment.project_build_id}`))['state']).to.equal('success');
    expect(await workato.status('POST', '/projects/31/deploy')).to.equal(400);
    expect(workato.vendor.ledger.of('deployment.created')).to.have.length(1);
  });

  it('K119: fail when they are told to, or with their build', async () => {
    const { workato } = held;
    workato.vendor.failNext('deployment', 'A recipe cannot be started');
    const told = await deploy('/projects/31/deploy?environment_type=test', 'told');
    workato.vendor.failNext('build', 'A connection is missing');
    const unbuilt = await deploy('/projects/31/deploy?environment_type=test', 'unbuilt');
    workato.now += 4000;
    for (const { id } of [told, unbuilt]) expect((await workato.get(`/deployments/${id}`))['state']).to.equal('failed');
  });

  it('K120: are listed in items by project, folder, environment, state and time', async () => {
    const { workato } = held;
    await deploy('/projects/31/deploy?environment_type=test', 'one');
    workato.now += 60_000;
    await deploy('/projects/32/deploy?environment_type=prod', 'two');
    const listed = async (query: string): Promise<unknown[]> => names(await workato.get<{ items: Work[] }>(`/deployments${query}`));
    expect(await listed('')).to.deep.equal(['two', 'one']);
    expect(await listed('?project_id=31')).to.deep.equal(['one']);
    expect(await listed('?folder_id=f8')).to.deep.equal(['two']);
    expect(await listed('?environment_type=prod')).to.deep.equal(['two']);
    expect(await listed('?state=success')).to.deep.equal(['one']);
    expect(await listed('?state=failed')).to.deep.equal([]);
    expect(await listed('?from=2025-01-05T10:00:30Z')).to.deep.equal(['two']);
    expect(await listed('?to=2025-01-05T10:00:30Z')).to.deep.equal(['one']);
    expect(await listed('?per_page=1&page=2')).to.deep.equal(['one']);
    expect(await workato.status('GET', '/deployments?state=done')).to.equal(400);
    expect(await workato.status('GET', '/deployments?from=yesterday')).to.equal(400);
  });
});
