import type { Answer, RoutedRequest, Routes } from 'trunkline/testing';
import { Call } from '../access/call.js';
import { signedBy } from '../access/credentials.js';
import { answerOf, notFound, ok, refuse } from '../answers.js';
import { isObject } from '../fields.js';
import type { User, Workspace } from '../records.js';
import { ANN, STUDIO } from '../seeds/people.js';
import { DAY_MS, isoDay } from '../times.js';
import type { Toggl } from '../toggl.js';
import { file, FORMATS } from './files.js';
import { reportQuery } from './query.js';
import { detailedSheet } from './sheet.js';
import { summary } from './summary.js';

/** Two reports of Ann's on the last thirty days, one for everybody, one for members. */
const REPORTS = [
  { token: 'public_report', name: 'Month, shared', public: true },
  { token: 'private_report', name: 'Month, internal', public: false },
] as const;
type Saved = (typeof REPORTS)[number];
const DAYS = 30;

/** Saved reports by their token; the body overrides what was saved. Source of the paths and statuses: OpenAPI files. */
export function addSaved(routes: Routes, toggl: Toggl): void {
  routes.post('/shared/{report_token}', (request) =>
    answerOf(() => {
      const { report, call, workspace } = open(request, toggl, request.param('report_token'));
      const { groups } = summary(call, workspace, reportQuery(call, workspace));
      return ok({ report: { ...report, workspace_id: workspace.id, user_id: ANN, fixed_daterange: false }, params: call.body, groups });
    }),
  );
  // A token cannot be told from its ending in a path template.
  for (const report of REPORTS)
    for (const format of FORMATS)
      routes.post(`/shared/${report.token}.${format}`, (request) =>
        answerOf((): Answer => {
          const { call, workspace } = open(request, toggl, report.token);
          return file(report.name, format, detailedSheet(call, workspace, reportQuery(call, workspace)));
        }),
      );
}

function open(request: RoutedRequest, toggl: Toggl, token: string): { report: Saved; call: Call; workspace: Workspace } {
  const report = REPORTS.find((one) => one.token === token);
  const [workspace, owner] = [toggl.workspaces.find(STUDIO), toggl.users.find(ANN)];
  if (report === undefined || workspace === undefined || owner === undefined) throw notFound('report');
  if (!report.public) needMember(signedBy(request, toggl), toggl, workspace);
  const saved = { start_date: isoDay(request.at - DAYS * DAY_MS), end_date: isoDay(request.at) };
  const overrides = isObject(request.body) ? request.body : {};
  return { report, call: new Call(toggl, request, owner, { ...saved, ...overrides }), workspace };
}

function needMember(user: User | undefined, toggl: Toggl, workspace: Workspace): void {
  if (user === undefined) throw refuse(401, 'This report is not public');
  if (toggl.memberOf(user, workspace.id) === undefined) throw refuse(403, 'User has no access to this report');
}
