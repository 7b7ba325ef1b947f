import { expect } from 'chai';
import { json } from '../../../core/support/scripted-http.js';
import { each, W } from '../support/cases.js';
import { ROW } from '../support/samples.js';
import { read, sends } from '../support/sent.js';

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
