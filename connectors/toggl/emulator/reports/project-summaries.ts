import type { Call } from '../access/call.js';
import { findProject } from '../track/change-project.js';
import type { Workspace } from '../records.js';
import { grouped } from '../grouped.js';
import type { Counted, ReportQuery } from './query.js';
import { sum } from './totals.js';

/** Seconds of each user on each project. Source: OpenAPI files, reports. */
export function projectSummaries({ counted }: ReportQuery): object[] {
  const groups = grouped(counted, ({ entry: { user_id, project_id } }) => `${user_id}/${project_id}`);
  return [...groups.values()].map((members) => {
    const { user_id, project_id } = members[0].entry;
    return { user_id, project_id, ...secondsOf(members) };
  });
}

/** Totals of the project in the path; the keys are inferred. */
export function projectSummary(call: Call, workspace: Workspace, { counted }: ReportQuery): object {
  const { id } = findProject(call, workspace, call.id('project_id'));
  return { project_id: id, ...secondsOf(counted.filter(({ entry }) => entry.project_id === id)) };
}

function secondsOf(members: readonly Counted[]): { tracked_seconds: number; billable_seconds: number } {
  return { tracked_seconds: sum(members), billable_seconds: sum(members.filter(({ entry }) => entry.billable)) };
}
