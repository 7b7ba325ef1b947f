import type { Routes } from 'trunkline/testing';
import { type Access, needPlan } from '../access/access.js';
import type { Endpoint } from '../access/endpoints.js';
import { ok } from '../answers.js';
import type { Workspace } from '../records.js';
import { detailedPage } from './detailed-page.js';
import { file, type Format, FORMATS } from './files.js';
import { addLookups } from './lookups.js';
import { projectSummaries, projectSummary } from './project-summaries.js';
import { reportQuery } from './query.js';
import { addSaved } from './saved.js';
import { detailedSheet, type SheetOf, summarySheet, weeklySheet } from './sheet.js';
import { summary } from './summary.js';
import { sum, totals } from './totals.js';
import { weekly } from './weekly.js';

/** Reports API v3: every report is a POST. Source: OpenAPI files, reports. */
export function addReports(routes: Routes, access: Access): void {
  const v3 = routes.under('/reports/api/v3');
  addSaved(v3, access.toggl);
  addLookups(v3, access);
  const reports = access
    .workspace(v3.under('/workspace/{workspace_id}'))
    .post('/search/time_entries', detailedPage)
    .post('/search/time_entries/totals', (call, workspace) => ok(totals(call, workspace, reportQuery(call, workspace))))
    .post('/summary/time_entries', (call, workspace) => {
      const { grouping, sub_grouping, groups } = summary(call, workspace, reportQuery(call, workspace));
      return ok({ groups }, { 'X-Grouping': grouping, 'X-Sub-Grouping': sub_grouping });
    })
    .post('/weekly/time_entries', (call, workspace) => ok(weekly(call, reportQuery(call, workspace))))
    .post('/projects/summary', (call, workspace) => ok(projectSummaries(reportQuery(call, workspace))))
    .post('/projects/{project_id}/summary', (call, workspace) => ok(projectSummary(call, workspace, reportQuery(call, workspace))));
  for (const format of FORMATS) {
    reports.post(`/search/time_entries.${format}`, exported('Toggl_time_entries', format, detailedSheet));
    reports.post(`/summary/time_entries.${format}`, exported('Toggl_summary', format, summarySheet));
    if (format !== 'xlsx') reports.post(`/weekly/time_entries.${format}`, exported('Toggl_weekly', format, weeklySheet));
  }
  for (const path of ['/comparative', '/data_trends/clients', '/data_trends/projects', '/data_trends/users', '/profitability/projects'])
    reports.post(path, analytics);
}

function exported(name: string, format: Format, sheetOf: SheetOf): Endpoint<Workspace> {
  return (call, workspace) => {
    const query = reportQuery(call, workspace);
    const { from, to } = query.range;
    return file([name, from, to].filter(Boolean).join('_'), format, sheetOf(call, workspace, query));
  };
}

/** A premium feature whose objects are not known: totals stand for them. */
const analytics: Endpoint<Workspace> = (call, workspace) => {
  needPlan(call, workspace, 'analytics', 'premium');
  return ok({ workspace_id: workspace.id, tracked_seconds: sum(reportQuery(call, workspace).counted) });
};
