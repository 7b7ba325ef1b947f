import { expect } from 'chai';
import { rejection } from '../../core/support/rejection.js';
import { json, ScriptedHttp } from '../../core/support/scripted-http.js';
import { CLIENT, PROJECT, ROW, TAG, TASK } from './support/samples.js';
import { BY_TOKEN, called, openToggl, read, sends, told } from './support/sent.js';

const V9 = 'https://api.track.toggl.com/api/v9';
const WS = `${V9}/workspaces/777`;
const ORG = `${V9}/organizations/9`;
const W = { workspace_id: 777 };
const O = { organization_id: 9 };

/** Operation, input, answer; what must be sent, and its body. */
type Case = readonly [operation: string, input: unknown, answer: unknown, line: string, body?: unknown];

function each(fact: string, cases: readonly Case[]): void {
  for (const [operation, input, answer, line, body] of cases) {
    it(`${fact}: ${operation} sends ${line.replace(V9, '')}`, async () => {
      expect(await sends(operation, input, answer)).to.deep.equal({ line, ...(body === undefined ? {} : { body }) });
    });
  }
}

function eachList(fact: string, cases: readonly Case[]): void {
  for (const [operation, input, record, line] of cases) {
    it(`${fact}: ${operation} reads ${line.replace(V9, '')}`, async () => {
      const { sent, records } = await read(operation, input, [json([record])]);
      expect(sent).to.deep.equal([{ line }]);
      expect(records).to.deep.equal([record]);
    });
  }
}

describe('requests to Toggl about me', () => {
  const me = { id: 5, fullname: 'Ann' };
  each('T67', [
    ['getMe', { with_related_data: true }, { ...me, projects: [PROJECT], tags: null }, `GET ${V9}/me?with_related_data=true`],
    ['updateMe', { timezone: 'Europe/Tallinn' }, me, `PUT ${V9}/me`, { timezone: 'Europe/Tallinn' }],
    ['getLocation', undefined, { city: 'Tallinn' }, `GET ${V9}/me/location`],
  ]);
  each('T69', [
    ['getPreferences', undefined, { date_format: 'DD-MM-YYYY' }, `GET ${V9}/me/preferences`],
    ['updatePreferences', { date_format: 'YYYY-MM-DD' }, {}, `POST ${V9}/me/preferences`, { date_format: 'YYYY-MM-DD' }],
  ]);
  eachList('T41', [
    ['listQuotas', undefined, { organization_id: null, remaining: 29, resets_in_secs: 60, total: 30 }, `GET ${V9}/me/quota`],
  ]);
  eachList('T67', [
    ['listOrganizations', undefined, { id: 9, name: 'Ours' }, `GET ${V9}/me/organizations`],
    ['listFeatures', undefined, { workspace_id: 777, features: [] }, `GET ${V9}/me/features`],
    ['listFavorites', undefined, { favorite_id: 3 }, `GET ${V9}/me/favorites`],
  ]);
  eachList('T126', [
    ['listWorkspaces', { since: 1 }, { id: 777, name: 'Mine' }, `GET ${V9}/me/workspaces?since=1`],
    ['listMyProjects', { since: 1, include_archived: true }, PROJECT, `GET ${V9}/me/projects?since=1&include_archived=true`],
    ['listMyClients', { since: 1 }, CLIENT, `GET ${V9}/me/clients?since=1`],
    ['listMyTags', { since: 1 }, TAG, `GET ${V9}/me/tags?since=1`],
  ]);
});

describe('requests to Toggl about projects', () => {
  each('T82', [
    ['getProject', { ...W, project_id: 31 }, PROJECT, `GET ${WS}/projects/31`],
    [
      'createProject',
      { ...W, name: 'Audit', rate: 80, recurring: true },
      PROJECT,
      `POST ${WS}/projects`,
      { name: 'Audit', rate: 80, recurring: true },
    ],
    [
      'updateProject',
      { ...W, project_id: 31, active: false, client_id: null },
      PROJECT,
      `PUT ${WS}/projects/31`,
      { active: false, client_id: null },
    ],
  ]);
  each('T83', [
    ['createProject', { ...W, name: 'Audit', client_name: 'Acme' }, PROJECT, `POST ${WS}/projects`, { name: 'Audit', client_name: 'Acme' }],
  ]);
  each('T85', [
    ['deleteProject', { ...W, project_id: 31, teDeletionMode: 'unassign' }, 31, `DELETE ${WS}/projects/31?teDeletionMode=unassign`],
  ]);
  each('T30', [
    [
      'editProjects',
      { ...W, project_ids: [31, 32], edits: [{ op: 'replace', path: '/active', value: false }] },
      { success: [31, 32], failure: [] },
      `PATCH ${WS}/projects/31,32`,
      [{ op: 'replace', path: '/active', value: false }],
    ],
  ]);
  each('T88', [
    ['getProjectStatistics', { ...W, project_id: 31 }, { earliest_time_entry: '2026-01-01T00:00:00Z' }, `GET ${WS}/projects/31/statistics`],
    ['pinProject', { ...W, project_id: 31, pin: true }, undefined, `POST ${WS}/projects/31/pin`, { pin: true }],
  ]);

  it('T28: changes nothing rather than ask for a change of which the plan has nothing', async () => {
    const http = new ScriptedHttp(() => json({ id: 777, name: 'Mine' }));
    const toggl = await openToggl(http, { ...BY_TOKEN, plan: 'free' });
    const error = await rejection(toggl.call('updateWorkspace', { ...W, default_hourly_rate: 4, default_currency: 'EUR' }));
    expect((error as Error).message).to.match(/was not sent: without `default_hourly_rate`, `default_currency` it would change nothing/);
    expect(http.requests).to.deep.equal([]);
    await toggl.call('updateWorkspace', { ...W, name: 'Mine', default_hourly_rate: 4 });
    expect(http.requests.map(told)).to.deep.equal([{ line: `PUT ${WS}`, body: { name: 'Mine' } }]);
  });

  it('T28, T82: leaves out what the plan does not have', async () => {
    const input = { ...W, name: 'Audit', color: '#0b83d9', rate: 80, billable: true, template: false };
    const free = await sends('createProject', input, PROJECT, { ...BY_TOKEN, plan: 'free' });
    expect(free.body).to.deep.equal({ name: 'Audit', color: '#0b83d9' });
    const premium = await sends('createProject', input, PROJECT, { ...BY_TOKEN, plan: 'premium' });
    expect(premium.body).to.deep.equal({ name: 'Audit', color: '#0b83d9', rate: 80, billable: true, template: false });
  });
});

describe('requests to Toggl about tasks, clients and tags', () => {
  const taskAt = { ...W, project_id: 31, task_id: 61 };
  each('T89', [
    ['getTask', taskAt, TASK, `GET ${WS}/projects/31/tasks/61`],
    [
      'createTask',
      { ...W, project_id: 31, name: 'Read', estimated_seconds: 3600 },
      TASK,
      `POST ${WS}/projects/31/tasks`,
      { name: 'Read', estimated_seconds: 3600 },
    ],
    ['updateTask', { ...taskAt, active: false }, TASK, `PUT ${WS}/projects/31/tasks/61`, { active: false }],
    ['deleteTask', taskAt, undefined, `DELETE ${WS}/projects/31/tasks/61`],
    [
      'editTasks',
      { ...W, project_id: 31, task_ids: [61, 62], edits: [{ op: 'replace', path: '/active', value: false }] },
      { success: [61, 62], failure: [] },
      `PATCH ${WS}/projects/31/tasks/61,62`,
      [{ op: 'replace', path: '/active', value: false }],
    ],
  ]);
  eachList('T89', [
    [
      'listProjectTasks',
      { ...W, project_id: 31, active: true },
      { ...TASK, tracked_seconds: 1_800_000 },
      `GET ${WS}/projects/31/tasks?active=true`,
    ],
  ]);
  eachList('T90', [['listClients', { ...W, status: 'both', name: 'Ac' }, CLIENT, `GET ${WS}/clients?status=both&name=Ac`]]);
  each('T90', [
    ['getClient', { ...W, client_id: 41 }, CLIENT, `GET ${WS}/clients/41`],
    ['createClient', { ...W, name: 'Acme', notes: 'Good' }, CLIENT, `POST ${WS}/clients`, { name: 'Acme', notes: 'Good' }],
    ['updateClient', { ...W, client_id: 41, name: 'Acme AG' }, CLIENT, `PUT ${WS}/clients/41`, { name: 'Acme AG' }],
    ['deleteClient', { ...W, client_id: 41 }, 41, `DELETE ${WS}/clients/41`],
    ['archiveClient', { ...W, client_id: 41 }, [31], `POST ${WS}/clients/41/archive`],
    [
      'restoreClient',
      { ...W, client_id: 41, restore_all_projects: true },
      CLIENT,
      `POST ${WS}/clients/41/restore`,
      { restore_all_projects: true },
    ],
  ]);
  each('T18', [
    [
      'archiveClients',
      { ...W, client_ids: [41, 42] },
      [{ client_ids: [41, 42], project_ids: [31] }],
      `POST ${WS}/clients/archive`,
      [41, 42],
    ],
    ['deleteClients', { ...W, client_ids: [41, 42] }, 'OK', `POST ${WS}/clients/delete`, [41, 42]],
  ]);

  it('T18: listClientsById posts the ids alone', async () => {
    const { sent, records } = await read('listClientsById', { ...W, client_ids: [41] }, [json([CLIENT])]);
    expect(sent).to.deep.equal([{ line: `POST ${WS}/clients/data`, body: [41] }]);
    expect(records).to.deep.equal([CLIENT]);
  });

  each('T91', [
    ['createTag', { ...W, name: 'urgent' }, [TAG], `POST ${WS}/tags`, { name: 'urgent' }],
    ['renameTag', { ...W, tag_id: 51, name: 'later' }, [TAG], `PUT ${WS}/tags/51`, { name: 'later' }],
    ['deleteTag', { ...W, tag_id: 51 }, undefined, `DELETE ${WS}/tags/51`],
  ]);

  it('T90, T91: gives what Toggl answers bare a name', async () => {
    expect((await called('createTag', { ...W, name: 'urgent' }, [TAG])).output).to.deep.equal({ tags: [TAG] });
    expect((await called('archiveClient', { ...W, client_id: 41 }, [31])).output).to.deep.equal({ project_ids: [31] });
  });
});

describe('requests to Toggl about people', () => {
  const member = { id: 71, workspace_id: 777, project_id: 31, user_id: 5 };
  eachList('T92', [['listProjectUsers', { ...W, project_ids: [31, 32] }, member, `GET ${WS}/project_users?project_ids=31,32`]]);
  each('T92', [
    [
      'addProjectUser',
      { ...W, project_id: 31, user_id: 5, manager: true },
      member,
      `POST ${WS}/project_users`,
      { project_id: 31, user_id: 5, manager: true },
    ],
    ['updateProjectUser', { ...W, project_user_id: 71, rate: 80 }, member, `PUT ${WS}/project_users/71`, { rate: 80 }],
    ['removeProjectUser', { ...W, project_user_id: 71 }, undefined, `DELETE ${WS}/project_users/71`],
  ]);
  eachList('T70', [
    ['listWorkspaceUsers', { ...W, exclude_deleted: true }, { id: 5, fullname: 'Ann' }, `GET ${WS}/users?exclude_deleted=true`],
    ['listMemberships', { ...W, includeIndirect: false }, { id: 81, uid: 5 }, `GET ${WS}/workspace_users?includeIndirect=false`],
    ['listGroups', W, { id: 91, workspace_id: 777, name: 'Ops' }, `GET ${WS}/groups`],
    ['listOrganizationGroups', O, { group_id: 91, name: 'Ops', workspaces: [777] }, `GET ${ORG}/groups`],
  ]);
  each('T32', [
    ['updateMembership', { ...W, workspace_user_id: 81, inactive: true }, { id: 81 }, `PUT ${WS}/workspace_users/81`, { inactive: true }],
    ['deleteMembership', { ...W, workspace_user_id: 81 }, undefined, `DELETE ${WS}/workspace_users/81`],
    ['createGroup', { ...W, name: 'Ops' }, { id: 91, workspace_id: 777, name: 'Ops' }, `POST ${WS}/groups`, { name: 'Ops' }],
    [
      'renameGroup',
      { ...W, group_id: 91, name: 'Dev' },
      { id: 91, workspace_id: 777, name: 'Dev' },
      `PUT ${WS}/groups/91`,
      { name: 'Dev' },
    ],
    ['deleteGroup', { ...W, group_id: 91 }, undefined, `DELETE ${WS}/groups/91`],
    [
      'createOrganizationGroup',
      { ...O, name: 'Ops', workspaces: [777] },
      { group_id: 91, name: 'Ops' },
      `POST ${ORG}/groups`,
      { name: 'Ops', workspaces: [777] },
    ],
    ['updateOrganizationGroup', { ...O, group_id: 91, users: [5] }, { group_id: 91, name: 'Ops' }, `PUT ${ORG}/groups/91`, { users: [5] }],
    ['deleteOrganizationGroup', { ...O, group_id: 91 }, undefined, `DELETE ${ORG}/groups/91`],
  ]);
  each('T71', [
    [
      'inviteUsers',
      { ...O, emails: ['bo@example.com'], workspaces: [{ workspace_id: 777, role: 'user' }], skip_email: true },
      { data: [{ email: 'bo@example.com', invitation_id: 1 }], invitations: null, messages: [] },
      `POST ${ORG}/invitations`,
      { emails: ['bo@example.com'], workspaces: [{ workspace_id: 777, role: 'user' }], skip_email: true },
    ],
  ]);
});

describe('requests to Toggl about workspaces and organisations', () => {
  const workspace = { id: 777, name: 'Mine', organization_id: 9 };
  each('T32', [
    ['getWorkspace', W, workspace, `GET ${WS}`],
    ['updateWorkspace', { ...W, name: 'Ours', rounding: 1 }, workspace, `PUT ${WS}`, { name: 'Ours', rounding: 1 }],
    ['getWorkspaceStatistics', W, { members_count: 2 }, `GET ${WS}/statistics`],
    ['getTimeEntryConstraints', W, { project_present: true }, `GET ${WS}/time_entry_constraints`],
    ['getOrganization', O, { id: 9, name: 'Ours' }, `GET ${ORG}`],
    ['renameOrganization', { ...O, name: 'Theirs' }, 'OK', `PUT ${ORG}`, { name: 'Theirs' }],
    [
      'createOrganization',
      { name: 'Ours', workspace_name: 'Mine' },
      { id: 9, name: 'Ours' },
      `POST ${V9}/organizations`,
      { name: 'Ours', workspace_name: 'Mine' },
    ],
  ]);
  each('T73', [
    [
      'createWorkspace',
      { ...O, name: 'Mine', default_currency: 'EUR' },
      workspace,
      `POST ${ORG}/workspaces`,
      { name: 'Mine', default_currency: 'EUR' },
    ],
  ]);
  eachList('T32', [
    ['listWorkspaceCurrencies', W, { currency_id: 1, iso_code: 'EUR', symbol: '€' }, `GET ${WS}/currencies`],
    ['listActivity', W, { user_id: 5, duration: -1 }, `GET ${WS}/dashboard/all_activity`],
    ['listMostActive', W, { user_id: 5, duration: 3600 }, `GET ${WS}/dashboard/most_active`],
    ['listTopActivity', W, { user_id: 5, duration: 3600 }, `GET ${WS}/dashboard/top_activity`],
    ['listCountries', undefined, { id: 68, name: 'Estonia' }, `GET ${V9}/countries`],
    ['listCurrencies', undefined, { iso_code: 'EUR' }, `GET ${V9}/currencies`],
    ['listTimeZones', undefined, { name: 'Europe/Tallinn' }, `GET ${V9}/timezones`],
  ]);
  eachList('T72', [['listGoals', W, { goal_id: 3, target_seconds: 3600 }, `GET ${WS}/goals`]]);
  each('T72', [
    [
      'createRate',
      { ...W, level: 'workspace', level_id: 777, amount: 50, type: 'billable_rates', mode: 'start-today' },
      { id: 1, amount: 50 },
      `POST ${WS}/rates`,
      { level: 'workspace', level_id: 777, amount: 50, type: 'billable_rates', mode: 'start-today' },
    ],
  ]);
  each('T67', [['getStatus', undefined, { status: 'OK' }, `GET ${V9}/status`]]);
});

describe('requests to the Reports API of Toggl', () => {
  const REPORTS = 'https://api.track.toggl.com/reports/api/v3/workspace/777';
  const range = { start_date: '2026-01-01', end_date: '2026-01-31' };
  each('T94', [
    [
      'getReportTotals',
      { ...W, ...range, granularity: 'day', with_graph: true },
      { seconds: 1800 },
      `POST ${REPORTS}/search/time_entries/totals`,
      { ...range, granularity: 'day', with_graph: true },
    ],
    ['getProjectTotals', { ...W, project_id: 31, ...range }, { seconds: 1800 }, `POST ${REPORTS}/projects/31/summary`, range],
    [
      'getSummaryReport',
      { ...W, ...range, grouping: 'projects' },
      { groups: [] },
      `POST ${REPORTS}/summary/time_entries`,
      { ...range, grouping: 'projects' },
    ],
    ['getComparativeReport', { ...W, ...range, resolution: 'week' }, {}, `POST ${REPORTS}/comparative`, { ...range, resolution: 'week' }],
    ['getClientTrends', { ...W, ...range }, {}, `POST ${REPORTS}/data_trends/clients`, range],
    ['getProjectTrends', { ...W, ...range }, {}, `POST ${REPORTS}/data_trends/projects`, range],
    ['getUserTrends', { ...W, ...range }, {}, `POST ${REPORTS}/data_trends/users`, range],
    [
      'getProjectProfitability',
      { ...W, ...range, currency: 'usd' },
      {},
      `POST ${REPORTS}/profitability/projects`,
      { ...range, currency: 'usd' },
    ],
  ]);
  each('T105', [
    [
      'getSavedReport',
      { report_token: 'abc', ...range },
      { report_type: 'weekly' },
      'POST https://api.track.toggl.com/reports/api/v3/shared/abc',
      range,
    ],
  ]);

  it('T97: filters by ids, and by null for what has none', async () => {
    const filter = { ...range, project_ids: [31, null], user_ids: [5], rounding: 1, rounding_minutes: 15, min_duration_seconds: 60 };
    expect((await sends('getReportTotals', { ...W, ...filter }, {})).body).to.deep.equal(filter);
  });

  it('T103, T104: reads weekly rows and times of projects in one answer', async () => {
    const weekly = await read('listWeeklyReport', { ...W, ...range }, [
      json([{ user_id: 5, project_id: 31, seconds: [0, 1800, 0, 0, 0, 0, 0] }]),
    ]);
    expect(weekly.sent).to.deep.equal([{ line: `POST ${REPORTS}/weekly/time_entries`, body: range }]);
    const times = await read('listProjectSummaries', { ...W, ...range }, [json([{ user_id: 5, project_id: 31, tracked_seconds: 1800 }])]);
    expect(times.sent).to.deep.equal([{ line: `POST ${REPORTS}/projects/summary`, body: range }]);
  });

  it('T99, T127: asks for whatever changed last', async () => {
    const { sent } = await read('listTeamTimeEntries', { ...W, ...range, order_by: 'last_update', order_dir: 'DESC' }, [json([ROW])]);
    expect(sent).to.deep.equal([
      { line: `POST ${REPORTS}/search/time_entries`, body: { ...range, order_by: 'last_update', order_dir: 'DESC', page_size: 50 } },
    ]);
  });

  it('T66: lists who is in which project', async () => {
    const users = await read('listProjectPlaces', { ...W, project_ids: [31] }, [json([{ id: 71, project_id: 31, user_id: 5 }])]);
    expect(users.sent).to.deep.equal([{ line: `POST ${REPORTS}/filters/project_users`, body: { project_ids: [31] } }]);
    const groups = await read('listProjectGroupPlaces', { ...W, group_ids: [91] }, [json([{ id: 72, project_id: 31, group_id: 91 }])]);
    expect(groups.sent).to.deep.equal([{ line: `POST ${REPORTS}/filters/project_groups`, body: { group_ids: [91] } }]);
  });
});

describe('requests to the Webhooks API of Toggl', () => {
  const HOOKS = 'https://api.track.toggl.com/webhooks/api/v1';
  const settings = {
    description: 'mine',
    url_callback: 'https://us.example/hook',
    enabled: true,
    event_filters: [{ entity: '*', action: '*' }],
  };
  const subscription = { subscription_id: 12, workspace_id: 777, ...settings };
  const at = { ...W, subscription_id: 12 };
  each('T106', [['getEventFilters', undefined, { tag: ['created'] }, `GET ${HOOKS}/event_filters`]]);
  each('T107', [['getWebhookLimits', W, { max_webhooks: 1, max_events_per_webhook: 3 }, `GET ${HOOKS}/limits/777`]]);
  each('T108', [
    [
      'createSubscription',
      { ...W, ...settings, secret: 's' },
      subscription,
      `POST ${HOOKS}/subscriptions/777`,
      { ...settings, secret: 's' },
    ],
  ]);
  each('T109', [
    ['replaceSubscription', { ...at, ...settings }, subscription, `PUT ${HOOKS}/subscriptions/777/12`, settings],
    ['switchSubscription', { ...at, enabled: false }, subscription, `PATCH ${HOOKS}/subscriptions/777/12`, { enabled: false }],
    ['deleteSubscription', at, subscription, `DELETE ${HOOKS}/subscriptions/777/12`],
  ]);
  each('T114', [['validateSubscription', { ...at, validation_code: 'a/b' }, 'OK', `GET ${HOOKS}/validate/777/12/a%2Fb`]]);
  each('T119', [['pingSubscription', at, { status: 'OK' }, `POST ${HOOKS}/ping/777/12`]]);
  each('T123', [['getWebhooksStatus', undefined, { status: 'OK' }, `GET ${HOOKS}/status`]]);

  it('T120: finds deliveries in their envelope', async () => {
    const event = { event_id: 1, failed_delivery_attempts: 2, last_delivery_error: 'timeout' };
    const { sent, records } = await read('listDeliveries', at, [json({ total: 1, events: [event] })]);
    expect(sent).to.deep.equal([{ line: `GET ${HOOKS}/subscriptions/777/12/events` }]);
    expect(records).to.deep.equal([event]);
  });
});
