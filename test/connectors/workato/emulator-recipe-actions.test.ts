import { expect } from 'chai';
import { eachTest, type Json, NOW, WorkatoClient } from './emulator-client.js';

const MINUTE_MS = 60_000;

describe('the Workato emulator acts on recipes and', () => {
  const held = eachTest();
  const post = async (path: string, body?: unknown, method = 'POST'): Promise<[number, Json]> => {
    const reply = await held.workato.ask(method, path, body);
    return [reply.status, reply.body];
  };

  it('K86: copies one, into its folder or another', async () => {
    expect(await post('/recipes/910/copy')).to.deep.equal([200, { success: true, new_flow_id: 925 }]);
    expect((await post('/recipes/910/copy', { folder_id: '9' }))[1]).to.deep.equal({ success: true, new_flow_id: 926 });
    expect(await held.workato.get('/recipes/925')).to.deep.include({ name: 'Copy of Orders to ledger', folder_id: 7, running: false });
    expect(await held.workato.get('/recipes/926')).to.deep.include({ folder_id: 9 });
    expect(await held.workato.get('/recipes/910')).to.deep.include({ copy_count: 2, running: true });
    expect((await post('/recipes/910/copy', { folder_id: 99 }))[0]).to.equal(400);
    expect((await post('/recipes/1/copy'))[0]).to.equal(404);
  });

  it('K88: gives a stopped one another connection of the same application', async () => {
    const body = { name: 'Other ledger', provider: 'netsuite', input: { token: 'x' } };
    const { id } = (await held.workato.ask<{ id: number }>('POST', '/connections', body)).body;
    const connect = (more: object) => post('/recipes/910/connect', { adapter_name: 'netsuite', connection_id: id, ...more }, 'PUT');
    expect(await connect({})).to.deep.equal([400, { message: 'Recipe is running' }]);
    await post('/recipes/910/stop', undefined, 'PUT');
    expect(await connect({})).to.deep.equal([200, { success: true }]);
    expect((await held.workato.get<{ config: { account_id: number }[] }>('/recipes/910')).config[0]?.account_id).to.equal(id);
    expect((await connect({ adapter_name: 'slack' }))[1]).to.have.nested.property('errors.adapter_name');
    expect((await connect({ connection_id: 302 }))[1]).to.have.nested.property('errors.connection_id');
  });

  it('K87: moves the cursor back of a trigger that polls, and of no other', async () => {
    for (const id of [910, 916, 917]) expect(await post(`/recipes/${id}/reset_trigger`)).to.deep.equal([200, { success: true }]);
    expect(held.workato.effects).to.deep.equal([['recipe.trigger_reset', 910]]);
  });

  it('K89: polls one at once, but not while its job is under way', async () => {
    expect((await post('/recipes/910/poll_now'))[1]).to.deep.equal({ success: true, message: 'Job started' });
    expect((await post('/recipes/910/poll_now'))[1]).to.deep.equal({ success: true, message: 'Job already in progress' });
    held.workato.now += 2000;
    expect((await post('/recipes/910/poll_now'))[1]).to.deep.equal({ success: true, message: 'Job started' });
    expect(await held.workato.get('/recipes/910/jobs')).to.deep.include({ job_count: 15 });
    expect(held.workato.vendor.ledger.of('recipe.polled')).to.have.length(2);
    expect(await post('/recipes/915/poll_now')).to.deep.equal([400, { message: 'Recipe is not running' }]);
  });

  it('K63: says that there is no recipe to poll in a form of its own', async () => {
    expect(await post('/recipes/1/poll_now')).to.deep.equal([404, { success: false, message: 'Not Found' }]);
  });

  it('K53, K67: refuses to poll in back-off and when the quota is used up', async () => {
    const backoff = await held.workato.ask('POST', '/recipes/918/poll_now');
    expect(backoff.status).to.equal(429);
    expect(backoff.headers.get('retry-after')).to.equal('3600');
    expect(backoff.body).to.deep.equal({ message: 'trigger is in back-off until 2025-01-05T11:00' });
    held.workato.now = NOW + 60 * MINUTE_MS;
    expect((await post('/recipes/918/poll_now'))[0]).to.equal(200);
    held.workato.vendor.failNext('polling', 'Not enough action quota');
    expect(await post('/recipes/910/poll_now')).to.deep.equal([429, { message: 'Not enough action quota' }]);
  });

  it('K64: neither polls nor runs one once the trial is over', async () => {
    const trial = await WorkatoClient.start({ trial: 'expired' });
    for (const path of ['/recipes/910/poll_now', '/recipes/917/force_run']) {
      const { status, body } = await trial.ask('POST', path);
      expect([status, body], path).to.deep.equal([400, { message: 'Trial has expired' }]);
    }
    await trial.close();
  });

  it('K90: runs one on demand', async () => {
    expect((await post('/recipes/917/force_run'))[0]).to.equal(200);
    const { items } = await held.workato.get<{ items: Json[] }>('/recipes/917/jobs');
    expect(items[0]).to.deep.include({ title: 'On demand', completed_at: null });
    expect((await post('/recipes/915/force_run'))[0]).to.equal(400);
    expect(held.workato.effects).to.deep.equal([['recipe.run', 917]]);
  });

  it('K91: counts the jobs of several', async () => {
    expect(await held.workato.get('/recipes/job_counts?recipe_ids=910,915')).to.deep.equal({
      data: [
        { recipe_id: 910, job_succeeded_count: 12, job_failed_count: 1 },
        { recipe_id: 915, job_succeeded_count: 0, job_failed_count: 0 },
      ],
    });
    expect(await held.workato.status('GET', '/recipes/job_counts')).to.equal(400);
  });

  it('K92: keeps a version for each change, and takes comments on it', async () => {
    await post('/recipes/915', { recipe: { description: 'Changed' } }, 'PUT');
    const { data } = await held.workato.get<{ data: { id: number; version_no: number }[] }>('/recipes/915/versions');
    expect(data.map(({ version_no }) => version_no)).to.deep.equal([2, 1]);
    const path = `/recipes/915/versions/${data[0]?.id}`;
    expect((await post(path, { comment: 'Better' }, 'PUT'))[0]).to.equal(200);
    const version = { version_no: 2, comment: 'Better', author_name: 'Ann Otter', created_at: '2025-01-05T02:00:10.000-08:00' };
    expect((await held.workato.get(path)).data).to.deep.include(version);
    expect(await held.workato.get('/recipes/915')).to.deep.include({ version_comment: 'Better' });
    expect(await held.workato.status('GET', `/recipes/910/versions/${data[0]?.id}`)).to.equal(404);
    expect(await held.workato.status('PUT', path, {})).to.equal(400);
  });

  it('K93: analyses one, and has a report when that is done', async () => {
    expect(await held.workato.status('GET', '/recipes/910/health')).to.equal(404);
    expect((await post('/recipes/910/health'))[1]).to.deep.equal({ success: true });
    expect(await held.workato.get('/recipes/910/health')).to.deep.equal({ recipe_id: 910, status: 'in_progress' });
    held.workato.now += 4000;
    expect(await held.workato.get('/recipes/910/health')).to.deep.include({ status: 'completed', issues: [] });
    held.workato.vendor.failNext('health analysis', 'Too few jobs');
    await post('/recipes/910/health');
    held.workato.now += 4000;
    expect(await held.workato.get('/recipes/910/health')).to.deep.include({ status: 'failed' });
  });
});
