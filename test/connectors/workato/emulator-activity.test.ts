import { expect } from 'chai';
import { eachTest, type Json } from './emulator-client.js';

interface Activity {
  readonly id: number;
  readonly timestamp: string;
  readonly event_type: string;
  readonly user: { readonly id: number };
  readonly resource: Json;
}

describe('the activity log of the Workato emulator', () => {
  const held = eachTest({ activities: 230 });
  const listed = async (query = ''): Promise<readonly Activity[]> =>
    (await held.workato.get<{ data: Activity[] }>(`/activity_logs${query}`)).data;

  it('K74: is newest first, a hundred at a time from the last id read, until nothing comes', async () => {
    const pages: (readonly Activity[])[] = [];
    for (let after = ''; ; after = `?page[after]=${pages.at(-1)?.at(-1)?.id}`) {
      pages.push(await listed(after));
      if (pages.at(-1)?.length === 0) break;
    }
    expect(pages.map(({ length }) => length)).to.deep.equal([100, 100, 30, 0]);
    const ids = pages.flat().map(({ id }) => id);
    expect(ids).to.deep.equal(ids.toSorted((a, b) => b - a));
    expect(await listed('?page[size]=7')).to.have.length(7);
    expect(await listed('?page[size]=500')).to.have.length(100);
    expect(await held.workato.status('GET', '/activity_logs?page[size]=0')).to.equal(400);
  });

  it('K146: tells what is done through the API, by whom and to what', async () => {
    const { workato } = held;
    await workato.ask('PUT', '/recipes/910/stop');
    const [stopped] = await listed();
    expect(stopped).to.deep.include({
      id: 231,
      timestamp: '2025-01-05T02:00:10.000-08:00',
      event_type: 'recipe_stopped',
      user: { id: 1001, name: 'Ann Otter', email: 'ann@example.com' },
      resource: { id: 910, name: 'Orders to ledger', type: 'Flow' },
    });
    expect(stopped).to.include.keys('workspace', 'details');
  });

  it('K146: leaves out what it does not tell of, and tells nothing of a call that was refused', async () => {
    const { workato } = held;
    await workato.ask('POST', '/lookup_tables/1/rows', { data: { Code: 'CH' } });
    await workato.ask('POST', '/secrets_management/clear_cache');
    await workato.ask('DELETE', '/folders/7');
    expect((await listed())[0]?.id).to.equal(230);
    expect(workato.effects).to.have.length(2);
  });

  it('K147, K156: is filtered by time, users, resource types and event types', async () => {
    const { workato } = held;
    await workato.ask('POST', '/folders', { name: 'Hiring' });
    await workato.ask('PUT', '/recipes/910/stop');
    const types = async (query: string): Promise<unknown[]> => (await listed(query)).map(({ event_type }) => event_type);
    expect(await types('?from=2025-01-05T10:00:00Z')).to.deep.equal(['recipe_stopped', 'project_created']);
    expect(await types('?to=2024-12-26T20:30:00Z')).to.have.length(1);
    expect(await types('?from=2025-01-05T10:00:00Z&include_resource_types[]=flow')).to.deep.equal(['recipe_stopped']);
    expect(await types('?from=2025-01-05T10:00:00Z&exclude_resource_types[]=Flow')).to.deep.equal(['project_created']);
    expect(new Set(await types('?include_event_types[]=recipe_started&include_event_types[]=folder_created'))).to.deep.equal(
      new Set(['recipe_started', 'folder_created']),
    );
    expect(await types('?exclude_event_types[]=recipe_stopped')).to.not.include('recipe_stopped');
    expect(new Set((await listed('?users_ids[]=2')).map(({ user }) => user.id))).to.deep.equal(new Set([2]));
    expect(await workato.status('GET', '/activity_logs?from=yesterday')).to.equal(400);
  });

  it('K25: is each workspace’s own', async () => {
    const { workato } = held;
    await workato.ask('POST', '/managed_users/Eacme/folders', { name: 'Hiring' });
    const acme = await workato.get<{ data: Activity[] }>('/managed_users/Eacme/activity_logs');
    expect(acme.data.map(({ event_type }) => event_type)).to.deep.equal(['project_created']);
    expect((await listed())[0]?.id).to.equal(230);
  });
});

describe('the secrets of the Workato emulator', () => {
  const held = eachTest();

  it('K148: are dropped from its cache', async () => {
    expect((await held.workato.ask('POST', '/secrets_management/clear_cache')).body).to.deep.equal({ success: true });
    expect(held.workato.effects).to.deep.equal([['secrets_cache.cleared', 1001]]);
  });
});
