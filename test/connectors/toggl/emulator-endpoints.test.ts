import { expect } from 'chai';
import { ANN, HOME, STUDIO, TogglClient } from './emulator-client.js';
import { Receiver } from './receiver.js';

const RANGE = { start_date: '2024-12-01', end_date: '2025-01-31' };
const EDIT = [{ op: 'replace', path: '/name', value: 'Edited' }];
/** The callback is added by the test, which listens there. */
const HOOK = { event_filters: [{ entity: '*', action: '*' }], enabled: true, description: 'All' };

/** Every row of the endpoint table in docs/connectors/toggl-facts.md, in its order; those of a row may need each other. */
const ENDPOINTS: readonly (readonly [row: number, request: string, body?: unknown])[] = [
  [1, 'GET /me'],
  [2, 'PUT /me', { fullname: 'Anna' }],
  [3, 'POST /me/sessions'],
  [4, 'GET /me/logged'],
  [6, 'GET /me/quota'],
  [7, 'GET /me/organizations'],
  [8, 'GET /me/workspaces'],
  [9, 'GET /me/projects'],
  [10, 'GET /me/projects/paginated'],
  [11, 'GET /me/clients'],
  [12, 'GET /me/tags'],
  [13, 'GET /me/tasks'],
  [14, 'GET /me/time_entries'],
  [15, 'GET /me/time_entries/current'],
  [16, 'GET /me/time_entries/1002'],
  [17, 'GET /me/preferences'],
  [17, 'POST /me/preferences', { a: 1 }],
  ...['timesheets', 'track_reminders', 'features', 'location', 'favorites'].map((noun) => [18, `GET /me/${noun}`] as const),
  [19, 'POST ws/time_entries', { created_with: 'test', workspace_id: STUDIO, start: '2025-01-06T08:00:00Z', duration: -1 }],
  [20, 'PUT ws/time_entries/9001', { description: 'x' }],
  [21, 'PATCH ws/time_entries/9001', [{ op: 'add', path: '/description', value: 'y' }]],
  [22, 'PATCH ws/time_entries/9001/stop'],
  [23, 'DELETE ws/time_entries/9001'],
  [24, 'GET ws/projects'],
  [25, 'POST ws/projects', { name: 'New' }],
  [26, 'GET ws/projects/47'],
  [26, 'PUT ws/projects/47', { color: '#fff' }],
  [27, 'PATCH ws/projects/47', EDIT],
  [28, 'POST ws/projects/47/pin', { pin: true }],
  [29, 'GET ws/projects/47/statistics'],
  [30, 'GET ws/projects/47/tasks'],
  [30, 'POST ws/projects/47/tasks', { name: 'Task' }],
  [31, 'GET ws/projects/47/tasks/207'],
  [31, 'PUT ws/projects/47/tasks/207', { active: false }],
  [32, 'PATCH ws/projects/47/tasks/207', EDIT],
  [33, 'GET ws/tasks'],
  [31, 'DELETE ws/projects/47/tasks/207'],
  [26, 'DELETE ws/projects/47'],
  [34, 'GET ws/clients'],
  [34, 'POST ws/clients', { name: 'New' }],
  [35, 'GET ws/clients/29'],
  [35, 'PUT ws/clients/29', { notes: 'x' }],
  [36, 'POST ws/clients/29/archive'],
  [37, 'POST ws/clients/29/restore', {}],
  [35, 'DELETE ws/clients/29'],
  [38, 'POST ws/clients/archive', [27]],
  [38, 'POST ws/clients/data', [27]],
  [38, 'POST ws/clients/delete', [27]],
  [39, 'GET ws/tags'],
  [39, 'POST ws/tags', { name: 'new' }],
  [40, 'PUT ws/tags/306', { name: 'newer' }],
  [40, 'DELETE ws/tags/306'],
  [41, 'GET ws/project_users'],
  [41, 'POST ws/project_users', { project_id: 40, user_id: 7 }],
  [42, 'PUT ws/project_users/411', { manager: true }],
  [42, 'DELETE ws/project_users/411'],
  [43, 'GET ws'],
  [43, 'PUT ws', { name: 'Studios' }],
  [44, 'GET ws/users'],
  [45, 'GET ws/workspace_users?includeIndirect=true'],
  [46, 'PUT ws/workspace_users/104', { admin: true }],
  [46, 'DELETE ws/workspace_users/104'],
  [47, 'GET ws/groups'],
  [47, 'POST ws/groups', { name: 'New' }],
  [47, 'PUT ws/groups/502', { name: 'Newer' }],
  [47, 'DELETE ws/groups/502'],
  ...['statistics', 'preferences', 'time_entry_constraints', 'currencies'].map((noun) => [48, `GET ws/${noun}`] as const),
  ...['all_activity', 'most_active', 'top_activity'].map((noun) => [49, `GET ws/dashboard/${noun}`] as const),
  ...['goals', 'alerts', 'favorites', 'rates', 'invoices', 'scheduled_reports', 'timesheets'].flatMap((noun) => [
    [50, `GET ws/${noun}`] as const,
    [50, `POST ws/${noun}`, {}] as const,
  ]),
  [51, 'GET org'],
  [51, 'PUT org', { name: 'Studios' }],
  [51, 'POST /organizations', { name: 'New' }],
  [52, 'GET org/users'],
  [53, 'POST org/invitations', { emails: ['eve@example.com'] }],
  [54, 'GET org/groups'],
  [54, 'POST org/groups', { name: 'Another' }],
  [54, 'PUT org/groups/503', { name: 'Others' }],
  [54, 'PATCH org/groups/503', [{ op: 'add', path: '/users', value: [5] }]],
  [54, 'DELETE org/groups/503'],
  [55, 'POST org/workspaces', { name: 'New' }],
  [56, 'GET /audit_logs/71/2025-01-01/2025-01-31'],
  ...['status', 'countries', 'currencies', 'timezones'].map((noun) => [57, `GET /${noun}`] as const),
  [58, 'POST rws/search/time_entries', RANGE],
  [59, 'POST rws/search/time_entries/totals', RANGE],
  ...['csv', 'xlsx', 'pdf'].map((format) => [60, `POST rws/search/time_entries.${format}`, RANGE] as const),
  ...['', '.csv', '.xlsx', '.pdf'].map((format) => [61, `POST rws/summary/time_entries${format}`, RANGE] as const),
  ...['', '.csv', '.pdf'].map((format) => [62, `POST rws/weekly/time_entries${format}`, RANGE] as const),
  [63, 'POST rws/projects/summary', RANGE],
  [64, 'POST rws/projects/33/summary', RANGE],
  ...['clients', 'projects', 'users', 'project_users', 'project_groups'].map((noun) => [65, `POST rws/filters/${noun}`, {}] as const),
  ...['clients', 'projects', 'users'].map((noun) => [66, `POST rws/search/${noun}`, {}] as const),
  ...['comparative', 'data_trends/clients', 'data_trends/projects', 'data_trends/users', 'profitability/projects'].map(
    (noun) => [67, `POST rws/${noun}`, RANGE] as const,
  ),
  ...['', '.csv', '.pdf', '.xlsx'].map((format) => [68, `POST reports/shared/public_report${format}`, {}] as const),
  [69, 'GET hooks/event_filters'],
  [70, `GET hooks/limits/${STUDIO}`],
  [72, `POST hooks/subscriptions/${STUDIO}`, HOOK],
  [71, `GET hooks/subscriptions/${STUDIO}`],
  [73, `PUT hooks/subscriptions/${STUDIO}/12`, HOOK],
  [74, `PATCH hooks/subscriptions/${STUDIO}/12`, { enabled: false }],
  [76, `POST hooks/ping/${STUDIO}/12`],
  [78, `GET hooks/subscriptions/${STUDIO}/12/events`],
  [75, `DELETE hooks/subscriptions/${STUDIO}/12`],
  [79, 'GET hooks/status'],
  [5, 'POST /me/reset_token'],
];
/** A wrong code is refused, so this one is told by its 400. */
const VALIDATION = 77;

const PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/^rws/, `/reports/api/v3/workspace/${STUDIO}`],
  [/^ws/, `/api/v9/workspaces/${STUDIO}`],
  [/^org/, '/api/v9/organizations/71'],
  [/^reports/, '/reports/api/v3'],
  [/^hooks/, '/webhooks/api/v1'],
  [/^\//, '/api/v9/'],
];

function pathOf(short: string): string {
  const [pattern, prefix] = PREFIXES.find(([start]) => start.test(short)) ?? [/^/, ''];
  return short.replace(pattern, prefix);
}

describe('the Toggl emulator answers', () => {
  it('every row of the endpoint table', async () => {
    const toggl = await TogglClient.start({ burst: 1000 });
    const receiver = await Receiver.start();
    for (const [row, request, body] of ENDPOINTS) {
      const [method = '', short = ''] = request.split(' ');
      const { status, text } = await toggl.ask(method, pathOf(short), body === HOOK ? { ...HOOK, url_callback: receiver.url } : body, ANN);
      expect([row, request, status], text.slice(0, 200)).to.deep.equal([row, request, 200]);
    }
    expect((await toggl.webhooks('GET', `/validate/${HOME}/1/x`)).status).to.equal(404);
    const rows = new Set([...ENDPOINTS.map(([row]) => row), VALIDATION]);
    expect([...rows].toSorted((a, b) => a - b)).to.deep.equal(Array.from({ length: 79 }, (_, index) => index + 1));
    expect(ENDPOINTS.length).to.be.greaterThan(125);
    await toggl.close();
    await receiver.close();
  });
});
