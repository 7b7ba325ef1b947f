import { Connector, hosts, operations } from 'trunkline/sdk';
import { AuditLogs } from './audit-logs.js';
import { auth } from './auth.js';
import { Clients } from './clients.js';
import { TogglConnection } from './connection.js';
import { Dashboard } from './dashboard.js';
import { DetailedReports } from './detailed-report.js';
import { errors } from './errors.js';
import { Me } from './me.js';
import { MyAccount } from './my-account.js';
import { MyClients } from './my-clients.js';
import { MyProjects } from './my-projects.js';
import { MyTags } from './my-tags.js';
import { MyTasks } from './my-tasks.js';
import { MyTimeEntries } from './my-time-entries.js';
import { notifications } from './notifications.js';
import { OrganizationGroups } from './organization-groups.js';
import { OrganizationUsers } from './organization-users.js';
import { Organizations } from './organizations.js';
import { everything } from './pagers.js';
import { PaidFeatures } from './paid-features.js';
import { ProjectUsers } from './project-users.js';
import { Projects } from './projects.js';
import { PublicData } from './public-data.js';
import { rateLimits } from './rate-limits.js';
import { ReportExports } from './report-exports.js';
import { ReportNames } from './report-names.js';
import { ReportSearches } from './report-searches.js';
import { ReportTotals } from './report-totals.js';
import { SavedReports } from './saved-reports.js';
import { Subscriptions } from './subscriptions.js';
import { SummaryReports } from './summary-report.js';
import { Tags } from './tags.js';
import { Tasks } from './tasks.js';
import { TimeEntries } from './time-entries.js';
import { Trends } from './trends.js';
import { WebhookService } from './webhook-service.js';
import { WorkspaceGroups } from './workspace-groups.js';
import { WorkspaceUsers } from './workspace-users.js';
import { Workspaces } from './workspaces.js';

@Connector(TogglConnection, {
  name: 'toggl',
  title: 'Toggl Track',
  description: 'Time entries, projects, people, reports and webhooks, through API v9, Reports API v3 and Webhooks API v1.',
  source: 'engineering.toggl.com/docs',
  baseUrl: hosts({
    v9: 'https://api.track.toggl.com/api/v9',
    reports: 'https://api.track.toggl.com/reports/api/v3',
    webhooks: 'https://api.track.toggl.com/webhooks/api/v1',
  }),
  auth,
  pagination: everything,
  errors,
  rateLimits,
  webhooks: notifications,
})
export class Toggl extends operations(
  Me,
  MyAccount,
  MyTimeEntries,
  MyProjects,
  MyClients,
  MyTags,
  MyTasks,
  TimeEntries,
  Projects,
  ProjectUsers,
  Tasks,
  Clients,
  Tags,
  Workspaces,
  WorkspaceUsers,
  WorkspaceGroups,
  Dashboard,
  PaidFeatures,
  Organizations,
  OrganizationUsers,
  OrganizationGroups,
  AuditLogs,
  PublicData,
  DetailedReports,
  ReportTotals,
  SummaryReports,
  ReportExports,
  ReportNames,
  ReportSearches,
  Trends,
  SavedReports,
  Subscriptions,
  WebhookService,
) {}
