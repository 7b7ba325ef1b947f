import { expect } from 'chai';
import { BEN, eachTest, HOME, STUDIO } from './emulator-client.js';

describe('the Toggl emulator tells of me and', () => {
  const held = eachTest();

  it('T67: adds everything of mine when asked to', async () => {
    const me = await held.toggl.get<Record<string, unknown[]>>('/me?with_related_data=true');
    const counts = ['clients', 'projects', 'tags', 'tasks', 'workspaces'].map((name) => me[name]!.length);
    expect(counts).to.deep.equal([7, 15, 4, 5, 2]);
    expect(me.time_entries!.length).to.be.greaterThan(100);
    expect(await held.toggl.get('/me')).to.not.have.property('clients');
  });

  it('T68: changes what a PUT names, and the password for who knows the former', async () => {
    const { toggl } = held;
    expect((await toggl.track('PUT', '/me', { fullname: 'Anna' })).body).to.deep.include({ fullname: 'Anna', email: 'ann@example.com' });
    expect((await toggl.track('PUT', '/me', { password: 'new' })).status).to.equal(400);
    await toggl.track('PUT', '/me', { password: 'new', current_password: 'toggl_emulator_password' });
    expect((await toggl.track('GET', '/me', undefined, 'ann@example.com:new')).status).to.equal(200);
    expect((await toggl.track('PUT', '/me', { email: 'ben@example.com' })).body).to.equal('Email is already used');
    expect((await toggl.track('PUT', '/me', { default_workspace_id: 1 })).status).to.equal(400);
  });

  it('T69: keeps preferences', async () => {
    await held.toggl.track('POST', '/me/preferences', { date_format: 'DD.MM.YYYY' });
    expect(await held.toggl.get('/me/preferences')).to.deep.include({ date_format: 'DD.MM.YYYY', timeofday_format: 'H:mm' });
  });

  it('T126: lists my workspaces, all or those changed since a time', async () => {
    const list = async (query = ''): Promise<unknown[]> =>
      (await held.toggl.get<{ id: number }[]>(`/me/workspaces${query}`)).map(({ id }) => id);
    expect(await list()).to.deep.equal([HOME, STUDIO]);
    const since = `?since=${Math.floor(held.toggl.now / 1000)}`;
    expect(await list(since)).to.deep.equal([]);
    await held.toggl.track('PUT', `/workspaces/${HOME}`, { name: 'Homely' });
    expect(await list(since)).to.deep.equal([HOME]);
    expect((await held.toggl.get<unknown[]>('/me/workspaces', BEN)).length).to.equal(1);
  });
});

describe('the Toggl emulator keeps workspaces and', () => {
  const held = eachTest();

  it('T28, T51: changes the settings that the plan has, for admins', async () => {
    const { toggl } = held;
    expect((await toggl.track('PUT', `/workspaces/${HOME}`, { default_hourly_rate: 50 })).status).to.equal(402);
    expect((await toggl.track('PUT', `/workspaces/${HOME}`, { default_currency: 'EUR' })).status).to.equal(402);
    expect((await toggl.track('PUT', `/workspaces/${STUDIO}`, { default_hourly_rate: 60 })).body.default_hourly_rate).to.equal(60);
    expect((await toggl.track('PUT', `/workspaces/${HOME}`, { name: 'x' }, BEN)).status).to.equal(403);
    await toggl.track('PUT', `/workspaces/${HOME}`, { only_admins_may_create_projects: true, only_admins_may_create_tags: true });
    expect((await toggl.track('POST', `/workspaces/${HOME}/projects`, { name: 'x' }, BEN)).status).to.equal(403);
    expect((await toggl.track('POST', `/workspaces/${HOME}/tags`, { name: 'x' }, BEN)).status).to.equal(403);
  });

  it('T70: lists who is in one, as people and as memberships', async () => {
    const { toggl } = held;
    const people = await toggl.get<{ fullname: string }[]>(`/workspaces/${STUDIO}/users`);
    expect(people.map(({ fullname }) => fullname)).to.deep.equal(['Ann', 'Cleo', 'Dev']);
    expect(await toggl.get<unknown[]>(`/workspaces/${STUDIO}/users?exclude_deleted=true`)).to.have.length(2);
    expect((await toggl.track('GET', `/workspaces/${STUDIO}/workspace_users`)).body).to.equal("'includeIndirect' must be given");
    const members = await toggl.get<Record<string, unknown>[]>(`/workspaces/${STUDIO}/workspace_users?includeIndirect=true`);
    expect(members[2]).to.deep.include({ id: 105, user_id: 8, uid: 8, wid: STUDIO, inactive: true, admin: false });
    expect((await toggl.track('PUT', `/workspaces/${STUDIO}/workspace_users/104`, { admin: true, rate: 30 })).body.admin).to.equal(true);
    expect((await toggl.track('DELETE', `/workspaces/${STUDIO}/workspace_users/104`)).status).to.equal(200);
    expect((await toggl.track('PUT', `/workspaces/${HOME}/workspace_users/102`, { rate: 30 })).status).to.equal(402);
    expect((await toggl.track('DELETE', `/workspaces/${HOME}/workspace_users/104`)).status).to.equal(404);
  });

  it('T73: makes one, but not with paid settings on the free plan', async () => {
    const { toggl } = held;
    const made = await toggl.track('POST', '/organizations/70/workspaces', { name: 'Second' });
    expect(made.body).to.deep.include({ id: 779, organization_id: 70, name: 'Second', admin: true });
    expect((await toggl.track('POST', '/organizations/70/workspaces', { name: 'x', default_hourly_rate: 9 })).status).to.equal(402);
    expect((await toggl.track('POST', '/organizations/71/workspaces', { name: 'x', default_hourly_rate: 9 })).status).to.equal(200);
  });
});

describe('the Toggl emulator keeps organisations and', () => {
  const held = eachTest();

  it('makes one with a free workspace, and renames it', async () => {
    const made = await held.toggl.track('POST', '/organizations', { name: 'Third', workspace_name: 'Desk' });
    expect(made.body).to.deep.include({ id: 72, name: 'Third', workspace_id: 779, workspace_name: 'Desk', pricing_plan_name: 'free' });
    expect((await held.toggl.track('PUT', '/organizations/72', { name: 'Fourth' })).body.name).to.equal('Fourth');
    expect((await held.toggl.get<{ id: number }[]>('/me/organizations')).map(({ id }) => id)).to.deep.equal([70, 71, 72]);
    expect((await held.toggl.track('PUT', '/organizations/70', { name: 'x' }, BEN)).status).to.equal(403);
  });

  it('T63, T136: lists its users by pages that headers count', async () => {
    const { body, headers } = await held.toggl.track<{ name: string }[]>('GET', '/organizations/71/users?per_page=2&page=2');
    expect(body.map(({ name }) => name)).to.deep.equal(['Dev']);
    expect(['x-page', 'x-page-size', 'x-pages', 'x-records-count'].map((name) => headers.get(name))).to.deep.equal(['2', '2', '2', '3']);
    const named = async (query: string): Promise<string[]> =>
      (await held.toggl.get<{ name: string }[]>(`/organizations/71/users?${query}`)).map(({ name }) => name);
    expect(await named('sort_dir=desc')).to.deep.equal(['Dev', 'Cleo', 'Ann']);
    expect(await named('active_status=inactive')).to.deep.equal(['Dev']);
    expect(await named('only_admins=true')).to.deep.equal(['Ann']);
    expect(await named('filter=cleo@')).to.deep.equal(['Cleo']);
    expect(await named('groups=501&workspaces=778')).to.deep.equal(['Ann', 'Cleo']);
  });

  it('T71: invites, in an envelope', async () => {
    const { body } = await held.toggl.track('POST', '/organizations/71/invitations', { emails: ['eve@example.com', 'cleo@example.com'] });
    expect(body.invitations).to.have.length(1);
    expect(body).to.have.keys('data', 'invitations', 'messages');
    expect(body.messages).to.deep.equal(['cleo@example.com is already in the organization']);
    expect(held.toggl.vendor.ledger.of('invitation.created').map(({ key }) => key)).to.deep.equal(['eve@example.com']);
    expect((await held.toggl.track('POST', '/organizations/71/invitations', { emails: [] })).status).to.equal(400);
  });

  it('keeps groups, from the organisation and from a workspace', async () => {
    const { toggl } = held;
    const made = await toggl.track('POST', '/organizations/71/groups', { name: 'Sales', users: [7], workspaces: [STUDIO] });
    expect(made.body).to.deep.include({ group_id: 502, name: 'Sales', workspaces: [STUDIO] });
    const listed = await toggl.get<{ id: number; has_users: boolean }[]>(`/workspaces/${STUDIO}/groups`);
    expect(listed.map(({ id, has_users }) => [id, has_users])).to.deep.equal([
      [501, true],
      [502, true],
    ]);
    const patch = { op: 'remove', path: '/users', value: [7] };
    const wrong = { op: 'replace', path: '/colour', value: 'red' };
    const edited = await toggl.track('PATCH', '/organizations/71/groups/502', [patch, wrong]);
    expect(edited.body).to.deep.equal({ success: [patch], failure: [{ patch: wrong, message: 'Empty or invalid patch operation' }] });
    expect((await toggl.track('PUT', `/workspaces/${STUDIO}/groups/502`, { name: 'Design' })).status).to.equal(400);
    expect((await toggl.track('DELETE', '/organizations/71/groups/502')).body).to.equal(502);
    expect((await toggl.track('DELETE', `/workspaces/${STUDIO}/groups/501`)).status).to.equal(200);
    expect((await toggl.track('POST', `/workspaces/${HOME}/groups`, { name: 'Own' })).body.workspace_id).to.equal(HOME);
    expect((await toggl.track('POST', `/workspaces/${HOME}/groups`, { name: 'x' }, BEN)).status).to.equal(403);
  });

  it('T64: tells what was done through the API in a time, by pages or whole', async () => {
    const { toggl } = held;
    await toggl.entry({ workspace_id: STUDIO }, STUDIO);
    toggl.now += 60_000;
    await toggl.track('PATCH', `/workspaces/${STUDIO}/time_entries/9001/stop`);
    await toggl.entry();
    const path = '/audit_logs/71/2025-01-06T00:00:00Z/2025-01-07T00:00:00Z';
    const all = await toggl.get<Record<string, unknown>[]>(`${path}?export=true`);
    expect(all.map(({ entity_type, action }) => [entity_type, action])).to.deep.equal([
      ['time_entry', 'created'],
      ['time_entry', 'stopped'],
    ]);
    expect(await toggl.get(`${path}?page_size=1&page_number=2`)).to.deep.equal(all.slice(1));
    expect((await toggl.track('GET', '/audit_logs/70/2025-01-06/2025-01-07')).status).to.equal(402);
    expect((await toggl.track('GET', '/audit_logs/71/2025-01-08/2025-01-07')).status).to.equal(400);
  });
});
