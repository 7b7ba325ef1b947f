import { Connector, hosts, operations } from 'trunkline/sdk';
import { AuditLogs } from './track/audit-logs.js';
import { auth } from './auth.js';
import { Clients } from './track/clients.js';
import { TogglConnection } from './connection.js';
import { Dashboard } from './track/dashboard.js';
import { DetailedReports } from './reports/detailed-report.js';
import { errors } from './errors.js';
import { Me } from './track/me.js';
import { MyAccount } from './track/my-account.js';
import { MyClients } from './track/my-clients.js';
import { MyProjects } from './track/my-projects.js';
import { MyTags } from './track/my-tags.js';
import { MyTasks } from './track/my-tasks.js';
import { MyTimeEntries } from './track/my-time-entries.js';
import { notifications } from './webhooks/notifications.js';
import { OrganizationGroups } from './track/organization-groups.js';
import { OrganizationUsers } from './track/organization-users.js';
import { Organizations } from './track/organizations.js';
import { everything } from './pagers.js';
import { PaidFeatures } from './track/paid-features.js';
import { ProjectUsers } from './track/project-users.js';
import { Projects } from './track/projects.js';
import { PublicData } from './track/public-data.js';
import { rateLimits } from './rate-limits.js';
import { ReportExports } from './reports/report-exports.js';
import { ReportNames } from './reports/report-names.js';
import { ReportSearches } from './reports/report-searches.js';
import { ReportTotals } from './reports/report-totals.js';
import { SavedReports } from './reports/saved-reports.js';
import { Subscriptions } from './webhooks/subscriptions.js';
import { SummaryReports } from './reports/summary-report.js';
import { Tags } from './track/tags.js';
import { Tasks } from './track/tasks.js';
import { TimeEntries } from './track/time-entries.js';
import { Trends } from './reports/trends.js';
import { WebhookService } from './webhooks/webhook-service.js';
import { WorkspaceGroups } from './track/workspace-groups.js';
import { WorkspaceUsers } from './track/workspace-users.js';
import { Workspaces } from './track/workspaces.js';

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
