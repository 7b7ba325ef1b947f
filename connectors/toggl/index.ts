export { AuditEvent, AuditFilter } from './audit-logs.js';
export { Edit, EditFailure, Edited } from './bulk.js';
export { ArchivedClient, Client, ClientChange, ClientFilter, ClientId, ClientIds, ClientRestoration, NewClient } from './client.js';
export { TogglConnection } from './connection.js';
export { Toggl } from './connector.js';
export { ActiveUser, Activity } from './dashboard.js';
export { DetailedReportFilter, DetailedRow, ReportedTime, TeamTimeEntryFilter } from './detailed-report.js';
export { NewToken, ProfileChange, User, UserView } from './me.js';
export { Favorite, Location, Preferences, Quota, WorkspaceFeatures } from './my-account.js';
export { MyProjectFilter, MyProjectRange } from './my-projects.js';
export { MyTaskFilter } from './my-tasks.js';
export { ChangedTimeEntryFilter, MyTimeEntryId, RunningTimeEntry, TimeEntryFilter } from './my-time-entries.js';
export {
  EditedGroup,
  GroupEditFailure,
  GroupMember,
  NewOrganizationGroup,
  OrganizationGroup,
  OrganizationGroupChange,
  OrganizationGroupEdits,
  OrganizationGroupId,
} from './organization-groups.js';
export { Invitation, Invited, InvitedWorkspace, NewInvitation, OrganizationUser, OrganizationUserFilter } from './organization-users.js';
export { CreatedOrganization, NewOrganization, Organization, OrganizationChange } from './organizations.js';
export { Goal, NewRate, Rate } from './paid-features.js';
export { ProjectFilter, ProjectState } from './project-filter.js';
export { NewProjectUser, ProjectUser, ProjectUserChange, ProjectUserFilter, ProjectUserId } from './project-users.js';
export { NewProject, Project, ProjectChange, ProjectId, ProjectIds, Recurrence } from './project.js';
export { ProjectDeletion, ProjectEdits, ProjectPin, ProjectStatistics } from './projects.js';
export { Country, Currency, ServiceStatus, TimeZone } from './public-data.js';
export { DetailedExport, SummaryExport } from './report-exports.js';
export { ReportFilter, ReportRange } from './report-filter.js';
export { NameFilter, Named, NamedProject, NamedUser, UserNameFilter } from './report-names.js';
export { ProjectGroupFilter, ProjectPlace, ProjectPlaceFilter, ReportUser } from './report-searches.js';
export { BilledRate, ProjectSummaryFilter, Totals, TotalsFilter, TotalsStep } from './report-totals.js';
export { SavedReport, SavedReportFilter, SavedReportId } from './saved-reports.js';
export { ChangedSince, OrganizationId, WorkspaceId } from './scopes.js';
export { EventFilter, NewSubscription, Subscription, SubscriptionId, SubscriptionReplacement, SubscriptionSwitch } from './subscription.js';
export { ProjectTime, SubGroup, SummaryFilter, SummaryGroup, SummaryReport, WeeklyRow } from './summary-report.js';
export { NewTag, Tag, TagId, TagRenaming } from './tag.js';
export { TagFilter, WrittenTags } from './tags.js';
export { NewTask, Task, TaskChange, TaskId, TaskIds } from './task.js';
export { ProjectTaskFilter, TaskEdits, TaskFilter } from './tasks.js';
export { TimeEntryEdits } from './time-entries.js';
export { NewTimeEntry, NewTimer, SharedWith, TimeEntry, TimeEntryChange, TimeEntryId, TimeEntryIds, TimeEntryView } from './time-entry.js';
export { ComparisonFilter, ProfitabilityFilter, TrendFilter, TrendGraph, TrendReport, TrendStep } from './trends.js';
export { Delivery, EventFilters, ValidationCode, WebhookLimits } from './webhook-service.js';
export { Group, GroupId, GroupRenaming, NewGroup } from './workspace-groups.js';
export { Membership, MembershipChange, MembershipFilter, MembershipId, WorkspaceUser, WorkspaceUserFilter } from './workspace-users.js';
export { NewWorkspace, Workspace, WorkspaceChange } from './workspace.js';
export { Admin, TimeEntryConstraints, WorkspaceStatistics } from './workspaces.js';
