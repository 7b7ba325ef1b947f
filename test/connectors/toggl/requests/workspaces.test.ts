import { each, eachList, O, ORG, V9, W, WS } from '../support/cases.js';

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
