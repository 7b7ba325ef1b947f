export { AuditEvent, AuditFilter } from './track/audit-logs.js';
export { Edit, EditFailure, Edited } from './bulk.js';
export { ArchivedClient, Client, ClientChange, ClientFilter, ClientId, ClientIds, ClientRestoration, NewClient } from './track/client.js';
export { TogglConnection } from './connection.js';
export { Toggl } from './connector.js';
export { ActiveUser, Activity } from './track/dashboard.js';
export { DetailedReportFilter, DetailedRow, ReportedTime, TeamTimeEntryFilter } from './reports/detailed-report.js';
export { NewToken, ProfileChange, User, UserView } from './track/me.js';
export { Favorite, Location, Preferences, Quota, WorkspaceFeatures } from './track/my-account.js';
export { MyProjectFilter, MyProjectRange } from './track/my-projects.js';
export { MyTaskFilter } from './track/my-tasks.js';
export { ChangedTimeEntryFilter, MyTimeEntryId, RunningTimeEntry, TimeEntryFilter } from './track/my-time-entries.js';
export {
  EditedGroup,
  GroupEditFailure,
  GroupMember,
  NewOrganizationGroup,
  OrganizationGroup,
  OrganizationGroupChange,
  OrganizationGroupEdits,
  OrganizationGroupId,
} from './track/organization-groups.js';
export {
  Invitation,
  Invited,
  InvitedWorkspace,
  NewInvitation,
  OrganizationUser,
  OrganizationUserFilter,
} from './track/organization-users.js';
export { CreatedOrganization, NewOrganization, Organization, OrganizationChange } from './track/organizations.js';
export { Goal, NewRate, Rate } from './track/paid-features.js';
export { ProjectFilter, ProjectState } from './track/project-filter.js';
export { NewProjectUser, ProjectUser, ProjectUserChange, ProjectUserFilter, ProjectUserId } from './track/project-users.js';
export { NewProject, Project, ProjectChange, ProjectId, ProjectIds, Recurrence } from './track/project.js';
export { ProjectDeletion, ProjectEdits, ProjectPin, ProjectStatistics } from './track/projects.js';
export { Country, Currency, ServiceStatus, TimeZone } from './track/public-data.js';
export { DetailedExport, SummaryExport } from './reports/report-exports.js';
export { ReportFilter, ReportRange } from './reports/report-filter.js';
export { NameFilter, Named, NamedProject, NamedUser, UserNameFilter } from './reports/report-names.js';
export { ProjectGroupFilter, ProjectPlace, ProjectPlaceFilter, ReportUser } from './reports/report-searches.js';
export { BilledRate, ProjectSummaryFilter, Totals, TotalsFilter, TotalsStep } from './reports/report-totals.js';
export { SavedReport, SavedReportFilter, SavedReportId } from './reports/saved-reports.js';
export { ChangedSince, OrganizationId, WorkspaceId } from './scopes.js';
export {
  EventFilter,
  NewSubscription,
  Subscription,
  SubscriptionId,
  SubscriptionReplacement,
  SubscriptionSwitch,
} from './webhooks/subscription.js';
export { ProjectTime, SubGroup, SummaryFilter, SummaryGroup, SummaryReport, WeeklyRow } from './reports/summary-report.js';
export { NewTag, Tag, TagId, TagRenaming } from './track/tag.js';
export { TagFilter, WrittenTags } from './track/tags.js';
export { NewTask, Task, TaskChange, TaskId, TaskIds } from './track/task.js';
export { ProjectTaskFilter, TaskEdits, TaskFilter } from './track/tasks.js';
export { TimeEntryEdits } from './track/time-entries.js';
export {
  NewTimeEntry,
  NewTimer,
  SharedWith,
  TimeEntry,
  TimeEntryChange,
  TimeEntryId,
  TimeEntryIds,
  TimeEntryView,
} from './track/time-entry.js';
export { ComparisonFilter, ProfitabilityFilter, TrendFilter, TrendGraph, TrendReport, TrendStep } from './reports/trends.js';
export { Delivery, EventFilters, ValidationCode, WebhookLimits } from './webhooks/webhook-service.js';
export { Group, GroupId, GroupRenaming, NewGroup } from './track/workspace-groups.js';
export {
  Membership,
  MembershipChange,
  MembershipFilter,
  MembershipId,
  WorkspaceUser,
  WorkspaceUserFilter,
} from './track/workspace-users.js';
export { NewWorkspace, Workspace, WorkspaceChange } from './track/workspace.js';
export { Admin, TimeEntryConstraints, WorkspaceStatistics } from './track/workspaces.js';
