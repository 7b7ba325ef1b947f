import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect } from 'chai';
import type { Connection, Runtime } from 'trunkline';
import { Toggl } from 'trunkline/connectors/toggl';
import { documentOf } from 'trunkline/document';
import { emulator } from 'trunkline/emulators/toggl';
import { AuthenticationError, PartialFailureError, Secret } from 'trunkline/sdk';
import type { Emulator } from 'trunkline/testing';
import type { AnyConnection } from '../../../core/runtime/connection.js';
import { VirtualClock } from '../../../core/testing/virtual-clock.js';
import { poll } from '../../../core/trigger/poll.js';
import { rejection } from '../../core/support/rejection.js';
import { ownedStore } from '../../core/support/owned-store.js';
import { tempFolder } from '../../core/support/temp-folder.js';
import { connectTo, WEBHOOK_SECRET } from './support/emulated.js';
import { Callback } from '../callback.js';

const W = { workspace_id: 777 };
const O = { organization_id: 70 };
const DAY_MS = 86_400_000;
const day = (ago: number): string => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10);
const RECIPE = { name: 'r', hash: 'h', body: '{}' };
const RANGE = { ...W, start_date: day(60), end_date: day(0) };

interface Identified {
  readonly id: number;
}

describe('the Toggl connector against the emulator', () => {
  const folder = tempFolder();
  const used = new Set<string>();
  let vendor: Emulator;
  let runtime: Runtime;
  let toggl: Connection<Toggl>;

  before(async () => {
    vendor = await emulator.start({ plan: 'premium', quota: 'off', burst: 10_000 });
  });
  after(() => vendor.close());
  beforeEach(async () => {
    ({ runtime, toggl } = await connectTo(vendor));
  });
  afterEach(() => runtime.close());

  /** The names are data here, so that all of them can be counted; the compiler checks them in the other tests. */
  async function call<O = Identified>(operation: string, input?: object): Promise<O> {
    used.add(operation);
    return toggl.call(operation as never, input as never);
  }
  async function list<R = Identified>(operation: string, input?: object): Promise<R[]> {
    used.add(operation);
    const records: R[] = [];
    for await (const record of toggl.list(operation as never, input as never) as unknown as AsyncIterable<R>) records.push(record);
    return records;
  }

  it('T6, T7, T8: lets me in by token, by password and by session', async () => {
    const person = { email: 'ann@example.com', password: new Secret('toggl_emulator_password') };
    for (const sign_in of ['password', 'session']) {
      const other = await connectTo(vendor, { sign_in, ...person });
      expect(await other.toggl.call('getMe', {})).to.deep.include({ email: 'ann@example.com' });
      await other.runtime.close();
    }
    expect(await call('getMe', { with_related_data: true }))
      .to.have.property('workspaces')
      .with.length(2);
    await call('checkCredential');
  });

  it('T67, T69: reads and changes what is mine', async () => {
    expect(await call('updateMe', { timezone: 'Europe/Berlin' })).to.deep.include({ timezone: 'Europe/Berlin' });
    await call('updatePreferences', { date_format: 'YYYY-MM-DD' });
    expect(await call('getPreferences')).to.deep.include({ date_format: 'YYYY-MM-DD' });
    expect(await call('getLocation')).to.have.property('city');
    expect(await list('listQuotas')).to.have.length(3);
    expect(await list('listOrganizations')).to.have.length(2);
    expect(await list('listWorkspaces', {})).to.have.length(2);
    await list('listFeatures');
    await list('listFavorites');
    for (const operation of ['listMyProjects', 'listMyProjectsByPage', 'listMyClients', 'listMyTags', 'listMyTasks']) {
      expect(await list(operation, {})).to.not.deep.equal([]);
    }
  });

  it('T55, T125: reads entries of the last days, of a long time, and those that changed', async () => {
    const recent = await list('listTimeEntries', {});
    const long = await list('listTimeEntries', { start_date: day(60) });
    expect(long.length).to.be.above(recent.length);
    expect(new Set(long.map(({ id }) => id)).size).to.equal(long.length);
    const since = Math.floor(Date.now() / 1000) - 5 * 86_400;
    expect(await list('listChangedTimeEntries', { since })).to.have.length.above(0);
    expect(await list('listFinishedTimeEntries', { since })).to.have.length.above(0);
  });

  it('T53, T75, T78: starts a timer, sees it run, and stops it as often as it likes', async () => {
    const started = await call('startTimer', { ...W, start: new Date().toISOString(), tags: ['fresh'] });
    const at = { ...W, time_entry_id: started.id };
    expect(await call('getRunningTimeEntry')).to.have.nested.property('time_entry.id', started.id);
    expect(await call('stopTimer', at))
      .to.have.property('duration')
      .that.is.at.least(0);
    expect(await call('stopTimer', at)).to.have.property('id', started.id);
    expect(await call('getRunningTimeEntry')).to.deep.equal({ time_entry: null });
    expect(await call('getTimeEntry', { time_entry_id: started.id, meta: true })).to.deep.include({ tags: ['fresh'] });
  });

  it('T31, T74, T77: creates, changes and deletes entries, one or many', async () => {
    const made = await call('createTimeEntry', { ...W, start: `${day(1)}T09:00:00Z`, duration: 600, description: 'Review' });
    const change = { ...W, time_entry_id: made.id, tags: ['late'], tag_action: 'add' };
    expect(await call('updateTimeEntry', change)).to.deep.include({ description: 'Review', tags: ['late'] });
    const edits = [{ op: 'replace', path: '/description', value: 'Audit' }];
    const failed = await rejection(call('editTimeEntries', { ...W, time_entry_ids: [made.id, 1], edits }));
    expect((failed as PartialFailureError).details.map(({ path }) => path)).to.deep.equal(['1']);
    expect(await call('getTimeEntry', { time_entry_id: made.id })).to.deep.include({ description: 'Audit' });
    await call('deleteTimeEntry', { ...W, time_entry_id: made.id });
  });

  it('T82, T85, T86: keeps projects and their members', async () => {
    const made = await call('createProject', { ...W, name: 'Audit', client_name: 'New client', rate: 80, billable: true });
    const at = { ...W, project_id: made.id };
    expect(await call('getProject', at)).to.deep.include({ name: 'Audit', rate: 80 });
    expect(await call('updateProject', { ...at, color: '#ffffff' })).to.deep.include({ name: 'Audit', color: '#ffffff' });
    const edits = [{ op: 'replace', path: '/name', value: 'Audited' }];
    expect(await call('editProjects', { ...W, project_ids: [made.id], edits })).to.deep.equal({ success: [made.id], failure: [] });
    await call('pinProject', { ...at, pin: true });
    await call('getProjectStatistics', at);
    const member = await call('addProjectUser', { ...at, user_id: 6 });
    expect(await list('listProjectUsers', { ...W, project_ids: [made.id] })).to.have.length.above(0);
    expect(await call('updateProjectUser', { ...W, project_user_id: member.id, manager: true })).to.deep.include({ manager: true });
    await call('removeProjectUser', { ...W, project_user_id: member.id });
    expect((await list('listProjects', W)).map(({ id }) => id)).to.include(made.id);
    await call('deleteProject', { ...at, teDeletionMode: 'unassign' });
    expect((await list('listAllProjects', { active: 'both' })).map(({ id }) => id)).to.not.include(made.id);
  });

  it('T89: keeps tasks', async () => {
    const at = { ...W, project_id: 31 };
    const made = await call('createTask', { ...at, name: 'Read', estimated_seconds: 3600 });
    const task = { ...at, task_id: made.id };
    expect(await call('updateTask', { ...task, active: false })).to.deep.include({ name: 'Read', active: false });
    await call('editTasks', { ...at, task_ids: [made.id], edits: [{ op: 'replace', path: '/active', value: true }] });
    expect(await call('getTask', task)).to.deep.include({ active: true });
    for (const read of [list('listTasks', W), list('listProjectTasks', at), list('listAllTasks')]) {
      expect((await read).map(({ id }) => id)).to.include(made.id);
    }
    await call('deleteTask', task);
  });

  it('T90: keeps clients', async () => {
    const made = await call('createClient', { ...W, name: 'Acme AG' });
    const at = { ...W, client_id: made.id };
    expect(await call('updateClient', { ...at, notes: 'Good' })).to.deep.include({ name: 'Acme AG', notes: 'Good' });
    expect(await call('getClient', at)).to.deep.include({ notes: 'Good' });
    expect(await call('archiveClient', at)).to.deep.equal({ project_ids: [] });
    expect(await call('restoreClient', { ...at, restore_all_projects: true })).to.have.property('id', made.id);
    expect(await list('listClientsById', { ...W, client_ids: [made.id] })).to.have.length(1);
    for (const read of [list('listClients', W), list('listAllClients')]) expect((await read).map(({ id }) => id)).to.include(made.id);
    const second = await call('createClient', { ...W, name: 'Other' });
    await call('deleteClient', at);
    await call('archiveClients', { ...W, client_ids: [second.id] });
    expect(await call('getClient', { ...W, client_id: second.id })).to.deep.include({ archived: true });
    await call('deleteClients', { ...W, client_ids: [second.id] });
  });

  it('T91: keeps tags', async () => {
    const made = await call<{ tags: Identified[] }>('createTag', { ...W, name: 'urgent' });
    const tag_id = made.tags[0]!.id;
    expect(await call('renameTag', { ...W, tag_id, name: 'later' })).to.have.nested.property('tags[0].name', 'later');
    for (const read of [list('listTags', { ...W, search: 'later' }), list('listAllTags')]) {
      expect((await read).map(({ id }) => id)).to.include(tag_id);
    }
    await call('deleteTag', { ...W, tag_id });
  });

  it('T32: keeps workspaces and who is in them', async () => {
    expect(await call('updateWorkspace', { ...W, name: 'Ours' })).to.deep.include({ name: 'Ours' });
    expect(await call('getWorkspace', W)).to.deep.include({ id: 777, name: 'Ours' });
    for (const operation of ['getWorkspaceStatistics', 'getTimeEntryConstraints']) await call(operation, W);
    const lists = ['listWorkspaceCurrencies', 'listWorkspaceUsers', 'listActivity', 'listMostActive', 'listTopActivity'];
    for (const operation of lists) expect(await list(operation, W)).to.not.deep.equal([]);
    await list('listGoals', W);
    await call('createRate', { ...W, level: 'workspace', level_id: 777, amount: 50, type: 'billable_rates', mode: 'start-today' });
    const [, ben] = await list('listMemberships', { ...W, includeIndirect: true });
    await call('updateMembership', { ...W, workspace_user_id: ben!.id, inactive: false });
    const made = await call('createGroup', { ...W, name: 'Ops' });
    expect((await list('listGroups', W)).map(({ id }) => id)).to.include(made.id);
    expect(await call('renameGroup', { ...W, group_id: made.id, name: 'Dev' })).to.deep.include({ name: 'Dev' });
    await call('deleteGroup', { ...W, group_id: made.id });
    await call('deleteMembership', { ...W, workspace_user_id: ben!.id });
  });

  it('T51, T63, T71: keeps organisations and who is in them', async () => {
    await call('renameOrganization', { ...O, name: 'Home' });
    expect(await call('getOrganization', O)).to.deep.include({ id: 70, name: 'Home' });
    await call('createOrganization', { name: 'Second', workspace_name: 'First' });
    await call('createWorkspace', { ...O, name: 'Another' });
    expect(await list('listOrganizationUsers', O)).to.not.deep.equal([]);
    await call('inviteUsers', { ...O, emails: ['new@example.com'], workspaces: [{ workspace_id: 777 }], skip_email: true });
    const { group_id } = await call<{ group_id: number }>('createOrganizationGroup', { ...O, name: 'Sales', workspaces: [777] });
    expect(await call('updateOrganizationGroup', { ...O, group_id, name: 'Support' })).to.deep.include({ name: 'Support' });
    const edits = [{ op: 'add', path: '/users', value: [5] }];
    expect(await call('editOrganizationGroup', { ...O, group_id, edits })).to.deep.include({ failure: [] });
    expect((await list<{ group_id: number }>('listOrganizationGroups', O)).map((group) => group.group_id)).to.include(group_id);
    await call('deleteOrganizationGroup', { ...O, group_id });
    expect(await list('listAuditEvents', { ...O, from: `${day(1)}T00:00:00Z`, to: `${day(-1)}T00:00:00Z` })).to.not.deep.equal([]);
  });

  it('T67: reads what is the same for everyone', async () => {
    expect(await call('getStatus')).to.have.property('status');
    for (const operation of ['listCountries', 'listCurrencies', 'listTimeZones']) expect(await list(operation)).to.not.deep.equal([]);
  });

  it('T65, T94: reads reports', async () => {
    const rows = await list<{ time_entries: Identified[] }>('listDetailedReport', RANGE);
    expect(rows).to.have.length.above(50);
    expect(new Set(rows.map(({ time_entries }) => time_entries[0]!.id)).size).to.equal(rows.length);
    expect(await list('listTeamTimeEntries', { ...RANGE, order_by: 'last_update', order_dir: 'DESC' })).to.have.length(rows.length);
    expect(await call('getReportTotals', { ...RANGE, granularity: 'month', with_graph: true })).to.have.property('graph');
    expect(await call('getSummaryReport', { ...RANGE, grouping: 'projects' })).to.have.property('groups');
    expect(await list('listProjectSummaries', RANGE)).to.not.deep.equal([]);
    await call('getProjectTotals', { ...RANGE, project_id: 31 });
    await list('listWeeklyReport', { ...W, start_date: day(6), end_date: day(0) });
    for (const operation of ['getComparativeReport', 'getClientTrends', 'getProjectTrends', 'getUserTrends']) await call(operation, RANGE);
    await call('getProjectProfitability', { ...RANGE, currency: 'usd' });
    await call('getSavedReport', { report_token: 'public_report' });
  });

  it('T101, T102, T103, T105: gets reports as files', async () => {
    const begins = { csv: /^\uFEFF?[\w" ]+,/, xlsx: /^PK/, pdf: /^%PDF/ };
    const ranged = ['Detailed', 'Summary'].flatMap((report) => ['Csv', 'Xlsx', 'Pdf'].map((form) => `export${report}${form}`));
    const week = { ...W, start_date: day(6), end_date: day(0) };
    const files = [
      ...ranged.map((operation) => [operation, RANGE] as const),
      ...['exportWeeklyCsv', 'exportWeeklyPdf'].map((operation) => [operation, week] as const),
      ...['exportSavedCsv', 'exportSavedXlsx', 'exportSavedPdf'].map(
        (operation) => [operation, { report_token: 'public_report' }] as const,
      ),
    ];
    for (const [operation, input] of files) {
      used.add(operation);
      const file = await toggl.download(operation as never, input as never);
      const form = Object.keys(begins).find((word) => operation.toLowerCase().endsWith(word)) as keyof typeof begins;
      expect((await buffer(file.body)).toString('latin1'), operation).to.match(begins[form]);
    }
  });

  it('T66: finds names for reports', async () => {
    const lists = ['listClientNames', 'listProjectNames', 'listUserNames', 'searchClients', 'searchProjects', 'searchUsers'];
    for (const operation of lists) expect(await list(operation, { ...W, start: 1 })).to.not.deep.equal([]);
    await list('listProjectPlaces', { ...W, project_ids: [31] });
    await list('listProjectGroupPlaces', { ...W, project_ids: [31] });
  });

  it('T125, T126, T127: finds events for every trigger', async () => {
    const store = await ownedStore(join(folder(), 'store.db'));
    const team = { ...RANGE, order_by: 'last_update', order_dir: 'DESC' };
    for (const [operation, { kind, input }] of Object.entries(documentOf(Toggl).operations)) {
      if (kind !== 'trigger') continue;
      used.add(operation);
      const given = input === 'TeamTimeEntryFilter' ? team : {};
      const asked = { recipe: RECIPE, id: operation, operation, connection: toggl as unknown as AnyConnection, with: given };
      const result = await poll(asked, { store, clock: new VirtualClock() });
      expect(result, operation).to.deep.include({ status: 'complete' });
      expect(result.started, operation).to.be.above(0);
    }
    await store.close();
  });

  it('T106, T111, T113, T120: keeps a webhook, validates it, and sees what was delivered', async () => {
    const receiver = await Callback.start();
    const wanted = { description: 'all', url_callback: receiver.url, enabled: true, event_filters: [{ entity: '*', action: '*' }] };
    const { subscription_id } = await call<{ subscription_id: number }>('createSubscription', { ...W, ...wanted, secret: 'shared' });
    const at = { ...W, subscription_id };
    const { validation_code } = JSON.parse(String(receiver.delivered[0]!.body)) as { readonly validation_code: string };
    await call('validateSubscription', { ...at, validation_code });
    const [kept] = await list<{ validated_at: string | null }>('listSubscriptions', W);
    expect(kept!.validated_at).to.be.a('string');
    expect(await call('pingSubscription', at)).to.have.property('status');
    await list('listDeliveries', at);
    const paused = { ...wanted, description: 'some', enabled: false };
    expect(await call('replaceSubscription', { ...at, ...paused })).to.deep.include({ description: 'some', enabled: false });
    expect(await call('switchSubscription', { ...at, enabled: true })).to.deep.include({ description: 'some', enabled: true });
    await call('deleteSubscription', at);
    expect(await list('listSubscriptions', W)).to.deep.equal([]);
    await receiver.close();
  });

  it('T112, T115, T118: is told of what happens, once it has answered the ping', async () => {
    const told: string[] = [];
    const receiver = await Callback.start(async (delivered) => {
      const received = await toggl.receive(delivered);
      if (received.kind === 'events') told.push(...received.events.map(({ trigger }) => trigger));
      return received;
    });
    const wanted = { description: 'tags', url_callback: receiver.url, enabled: true, event_filters: [{ entity: 'tag', action: '*' }] };
    const { subscription_id } = await call<{ subscription_id: number }>('createSubscription', { ...W, ...wanted, secret: WEBHOOK_SECRET });
    await call('createTag', { ...W, name: 'told of' });
    await receiver.until(({ body }) => body.includes('told of'));
    expect(told).to.have.members(['newTag', 'tagChanged']);
    await call('deleteSubscription', { ...W, subscription_id });
    await receiver.close();
  });

  it('T107, T123: tells what webhooks may be', async () => {
    expect(await call('getEventFilters'))
      .to.have.property('time_entry')
      .that.includes('created');
    expect(await call('getWebhookLimits', W)).to.deep.equal({ max_webhooks: 3, max_events_per_webhook: 12 });
    expect(await call('getWebhooksStatus')).to.have.property('status');
  });

  it('T13: replaces the token, and is not let in with the former one', async () => {
    expect(await call('resetToken'))
      .to.have.property('api_token')
      .that.is.a('string');
    expect(await rejection(call('getMe', {}))).to.be.instanceOf(AuthenticationError);
  });

  it('has used every operation', () => {
    expect(Object.keys(documentOf(Toggl).operations).filter((name) => !used.has(name))).to.deep.equal([]);
  });
});
