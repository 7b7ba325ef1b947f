import { expect } from 'chai';
import { BEN, eachTest, HOME, STUDIO, TogglClient } from './emulator-client.js';

interface Project {
  readonly id: number;
  readonly name: string;
  readonly active: boolean;
  readonly client_id: number | null;
  readonly status: string;
  readonly total_count: number;
  readonly actual_seconds: number;
  readonly pinned: boolean;
  readonly server_deleted_at: string | null;
}
interface Task {
  readonly id: number;
  readonly name: string;
  readonly active: boolean;
  readonly tracked_seconds: number;
}

const names = (items: readonly { readonly name: string }[]): string[] => items.map(({ name }) => name);
const ids = (items: readonly { readonly id: number }[]): number[] => items.map(({ id }) => id);

describe('the Toggl emulator keeps projects and', () => {
  const held = eachTest();
  const projects = (query = '', workspace = STUDIO): Promise<Project[]> =>
    held.toggl.get<Project[]>(`/workspaces/${workspace}/projects${query}`);

  it('T58, T86: lists them by pages, each with the count of all', async () => {
    const first = await projects('?per_page=5');
    expect(names(first)).to.deep.equal(['App', 'Audit', 'Backlog', 'Brand', 'Campaign']);
    expect(new Set(first.map(({ total_count }) => total_count))).to.deep.equal(new Set([13]));
    expect(names(await projects('?per_page=5&page=3'))).to.deep.equal(['Support', 'Template', 'Training']);
    expect(await projects('?per_page=5&page=4')).to.deep.equal([]);
    expect(await projects()).to.have.length(13);
    expect(names(await projects('?sort_field=created_at&sort_order=DESC&per_page=1'))).to.deep.equal(['Brand']);
    for (const query of ['?per_page=201', '?per_page=0', '?page=x', '?sort_field=color'])
      expect((await held.toggl.track('GET', `/workspaces/${STUDIO}/projects${query}`)).status, query).to.equal(400);
  });

  it('T84: filters them', async () => {
    expect(names(await projects('?name=a')))
      .to.include('Brand')
      .and.not.include('Shop');
    expect(ids(await projects('?project_ids=33,34'))).to.have.members([33, 34]);
    expect(names(await projects('?client_ids=23'))).to.have.members(['Brand', 'Audit', 'Backlog']);
    expect(names(await projects('?only_templates=true'))).to.deep.equal(['Template']);
    expect(names(await projects('?user_ids=7'))).to.have.members(['Brand', 'Shop', 'App', 'Intranet', 'Template']);
    expect(names(await projects('?group_ids=501'))).to.have.members(['Brand', 'Shop', 'App', 'Intranet', 'Template']);
    expect(await projects('?only_me=true&billable=true')).to.have.length(2);
    expect(names(await projects('?active=false', HOME))).to.deep.equal(['Relaunch 2019']);
    expect(await projects('?active=both', HOME)).to.have.length(2);
    expect(names(await projects('?statuses=archived,ended', HOME))).to.deep.equal(['Relaunch 2019']);
    expect((await held.toggl.track('GET', `/workspaces/${STUDIO}/projects?active=maybe`)).status).to.equal(400);
  });

  it('T26, T87: tells since a time which were deleted', async () => {
    const since = Math.floor((held.toggl.now - 6 * 86_400_000) / 1000);
    const [deleted, ...others] = await projects(`?since=${since}`);
    expect(others).to.deep.equal([]);
    expect(deleted).to.deep.include({ name: 'Cancelled', status: 'deleted', server_deleted_at: '2025-01-01T09:00:01+00:00' });
    expect(ids(await held.toggl.get<Project[]>(`/me/projects?since=${since}`))).to.deep.equal([deleted!.id]);
  });

  it('T59: lists mine from a project on', async () => {
    const page = (start: number) => held.toggl.get<Project[]>(`/me/projects/paginated?per_page=10&start_project_id=${start}`);
    const first = await page(0);
    expect(ids(first)).to.deep.equal([31, 32, 33, 34, 35, 36, 37, 38, 39, 40]);
    expect(ids(await page(40))).to.deep.equal([41, 42, 43, 44, 45]);
    expect(await held.toggl.get<Project[]>('/me/projects/paginated?start_project_id=45')).to.deep.equal([]);
  });

  it('T82, T28: makes one, and on the free plan none with fields of paid plans', async () => {
    const { status, body } = await held.toggl.track('POST', `/workspaces/${HOME}/projects`, { name: 'New', client_id: 21 });
    expect([status, body.id, body.client_id, body.status, body.rate]).to.deep.equal([200, 47, 21, 'active', null]);
    for (const field of ['billable', 'rate', 'currency', 'estimated_hours', 'auto_estimates', 'fixed_fee', 'recurring', 'template']) {
      const refused = await held.toggl.track('POST', `/workspaces/${HOME}/projects`, { name: 'Paid', [field]: 1 });
      expect([refused.status, refused.headers.get('x-toggl-quota-remaining')], field).to.deep.equal([402, null]);
    }
    const paid = await held.toggl.track('POST', `/workspaces/${STUDIO}/projects`, {
      name: 'Paid',
      billable: true,
      rate: 90,
      currency: 'EUR',
    });
    expect(paid.body).to.deep.include({ billable: true, rate: 90, currency: 'EUR' });
  });

  it('T83: finds its client by name, or makes it', async () => {
    const make = (fields: object) => held.toggl.track<Project>('POST', `/workspaces/${HOME}/projects`, fields);
    expect((await make({ name: 'For Acme', client_name: 'Acme' })).body.client_id).to.equal(21);
    expect((await make({ name: 'For somebody', client_name: 'Somebody' })).body.client_id).to.equal(29);
    expect(held.toggl.vendor.ledger.entries.map(({ kind, key }) => [kind, key])).to.deep.equal([
      ['project.created', 'For Acme'],
      ['client.created', 'Somebody'],
      ['project.created', 'For somebody'],
    ]);
  });

  it('T93, T49: refuses a name that is taken, none, and a client of elsewhere', async () => {
    const make = (fields: object) => held.toggl.track('POST', `/workspaces/${HOME}/projects`, fields);
    expect((await make({ name: 'Website', client_id: 21 })).body).to.equal('Name has already been taken');
    expect((await make({ color: '#fff' })).body).to.equal("'name' must be given");
    expect((await make({ name: 'Other', client_id: 23 })).body).to.equal('Client not found in the workspace');
    expect(held.toggl.vendor.ledger.entries).to.deep.equal([]);
  });

  it('T27, T31: changes one, pins one, and several with what failed told', async () => {
    const put = await held.toggl.track('PUT', `/workspaces/${HOME}/projects/31`, { color: '#123456' });
    expect(put.body).to.deep.include({ name: 'Website', color: '#123456', client_id: 21 });
    expect((await held.toggl.track('POST', `/workspaces/${HOME}/projects/31/pin`, { pin: true })).body.pinned).to.equal(true);
    const operations = [{ op: 'replace', path: '/active', value: false }];
    const { body } = await held.toggl.track('PATCH', `/workspaces/${HOME}/projects/31,33`, operations);
    expect(body).to.deep.equal({ success: [31], failure: [{ id: 33, message: 'project not found' }] });
    expect((await held.toggl.get<Project>(`/workspaces/${HOME}/projects/31`)).status).to.equal('archived');
  });

  it('T85: deletes one with its entries or without, and answers its id', async () => {
    await held.toggl.entry({ duration: 60, project_id: 31 });
    expect((await held.toggl.track('DELETE', `/workspaces/${HOME}/projects/31`)).body).to.equal(31);
    expect((await held.toggl.get('/me/time_entries/9001')).project_id).to.equal(null);
    await held.toggl.entry({ duration: 60, project_id: 32 });
    await held.toggl.track('DELETE', `/workspaces/${HOME}/projects/32?teDeletionMode=delete`);
    expect((await held.toggl.track('GET', '/me/time_entries/9002')).status).to.equal(404);
    expect((await held.toggl.track('GET', `/workspaces/${HOME}/projects/32`)).status).to.equal(404);
  });

  it('T88: tells the days of its first and last entry', async () => {
    const toggl = await TogglClient.start({ entries: 0 });
    const path = `/workspaces/${HOME}/projects/31/statistics`;
    expect(await toggl.get(path)).to.deep.equal({ earliest_time_entry: null, latest_time_entry: null });
    await toggl.entry({ duration: 60, project_id: 31, start: '2024-12-24T09:00:00Z' });
    await toggl.entry({ duration: 60, project_id: 31 });
    expect(await toggl.get(path)).to.deep.equal({ earliest_time_entry: '2024-12-24', latest_time_entry: '2025-01-06' });
    await toggl.close();
  });

  it('T92: puts people on one, and takes them away', async () => {
    const path = `/workspaces/${STUDIO}/project_users`;
    expect(await held.toggl.get<unknown[]>(`${path}?project_ids=33,34`)).to.have.length(4);
    const made = await held.toggl.track('POST', path, { project_id: 40, user_id: 7, manager: true });
    expect(made.body).to.deep.include({ id: 411, project_id: 40, user_id: 7, manager: true });
    expect((await held.toggl.track('POST', path, { project_id: 40, user_id: 7 })).status).to.equal(400);
    expect((await held.toggl.track('POST', path, { project_id: 40, user_id: 6 })).status).to.equal(400);
    expect((await held.toggl.track('PUT', `${path}/411`, { rate: 70 })).body).to.deep.include({ rate: 70, manager: true });
    expect((await held.toggl.track('DELETE', `${path}/411`)).status).to.equal(200);
    const many = Array.from({ length: 201 }, (_, index) => index + 1).join(',');
    expect((await held.toggl.track('GET', `${path}?project_ids=${many}`)).status).to.equal(400);
  });
});

describe('the Toggl emulator keeps tasks and', () => {
  const held = eachTest();
  const path = `/workspaces/${STUDIO}/projects/33/tasks`;

  it('T34, T60: lists a workspace’s by pages in an envelope', async () => {
    const { data, ...rest } = await held.toggl.get<{ data: Task[] }>(`/workspaces/${STUDIO}/tasks?per_page=2&page=2&sort_order=DESC`);
    expect(rest).to.deep.equal({ page: 2, per_page: 2, sort_field: 'name', sort_order: 'DESC', total_count: 5 });
    expect(names(data)).to.deep.equal(['Review', 'Draft']);
    expect((await held.toggl.get(`/workspaces/${STUDIO}/tasks`)).per_page).to.equal(50);
    expect((await held.toggl.get<{ data: Task[] }>(`/workspaces/${STUDIO}/tasks?active=false`)).data).to.have.length(1);
    expect((await held.toggl.get<{ data: Task[] }>(`/workspaces/${STUDIO}/tasks?pid=33&search=draf`)).data).to.have.length(1);
  });

  it('T61: lists mine from an offset, the inactive only when asked for', async () => {
    expect(ids(await held.toggl.get<Task[]>('/me/tasks'))).to.deep.equal([201, 202, 203, 204]);
    expect(ids(await held.toggl.get<Task[]>('/me/tasks?include_not_active=true&offset=3&per_page=1'))).to.deep.equal([204]);
  });

  it('T33: tells the tracked time in milliseconds', async () => {
    const before = await held.toggl.get<Task>(`${path}/201`);
    await held.toggl.entry({ workspace_id: STUDIO, project_id: 33, task_id: 201, duration: 90 }, STUDIO);
    expect((await held.toggl.get<Task>(`${path}/201`)).tracked_seconds - before.tracked_seconds).to.equal(90_000);
  });

  it('T89: makes, changes and deletes them, on paid plans only', async () => {
    const made = await held.toggl.track<Task>('POST', path, { name: 'Print', estimated_seconds: 600 });
    expect(made.body).to.deep.include({ id: 207, name: 'Print', active: true, tracked_seconds: 0 });
    expect((await held.toggl.track('POST', path, { name: 'Print' })).status).to.equal(400);
    expect((await held.toggl.track<Task>('PUT', `${path}/207`, { active: false })).body).to.deep.include({ name: 'Print', active: false });
    const bulk = await held.toggl.track('PATCH', `${path}/207,202`, [{ op: 'replace', path: '/active', value: true }]);
    expect(bulk.body).to.deep.equal({ success: [207], failure: [{ id: 202, message: 'task not found' }] });
    expect((await held.toggl.track('DELETE', `${path}/207`)).body).to.equal(207);
    expect(ids(await held.toggl.get<Task[]>(path))).to.deep.equal([201]);
    expect((await held.toggl.track('POST', `/workspaces/${HOME}/projects/31/tasks`, { name: 'Print' })).status).to.equal(402);
    expect((await held.toggl.track('POST', path, { name: 'x' }, BEN)).status).to.equal(403);
  });
});
