import { IsBoolean, IsInt, IsString } from 'class-validator';
import { List, OperationGroup, Optional, Post, read, type Action } from 'trunkline/sdk';
import { ReportFilter, ReportRange } from './report-filter.js';
import { BilledRate } from './report-totals.js';
import { REPORTS_V3 } from '../sources.js';

export class SummaryFilter extends ReportFilter {
  @Optional('What time is added up by', { example: 'projects' }) @IsString() grouping?: string | null;
  @Optional('What each group is divided by', { example: 'users' }) @IsString() sub_grouping?: string | null;
  @Optional('Adds the ids of the time entries') @IsBoolean() include_time_entry_ids?: boolean | null;
  @Optional('Divides once more by rate') @IsBoolean() distinguish_rates?: boolean | null;
}

export class SubGroup {
  @Optional('Id of what it is divided by; null for the rest') @IsInt() id?: number | null;
  @Optional('Description, when that is what it is divided by') @IsString() title?: string | null;
  @Optional('Time tracked', { unit: 'seconds' }) @IsInt() seconds?: number | null;
  @Optional('Ids of the time entries', { items: Number }) ids?: number[] | null;
  @Optional('The rates it was billed at', { items: BilledRate }) rates?: BilledRate[] | null;
}

export class SummaryGroup {
  @Optional('Id of what is added up; null for the rest') @IsInt() id?: number | null;
  @Optional('What it is divided into', { items: SubGroup }) sub_groups?: SubGroup[] | null;
}

export class SummaryReport {
  @Optional('The groups', { items: SummaryGroup }) groups?: SummaryGroup[] | null;
}

/** Time of one user on one project in a week. Lists have one value per day. */
export class WeeklyRow {
  @Optional('Id of the user') @IsInt() user_id?: number | null;
  @Optional('Name of the user') @IsString() user_name?: string | null;
  @Optional('Id of the project') @IsInt() project_id?: number | null;
  @Optional('Name of the project') @IsString() project_name?: string | null;
  @Optional('Name of the client') @IsString() client_name?: string | null;
  @Optional('Time tracked', { unit: 'seconds', items: Number }) seconds?: number[] | null;
  @Optional('Billable time', { unit: 'seconds', items: Number }) billable_seconds?: number[] | null;
  @Optional('Prices', { unit: 'cents of `currency`', items: Number }) billable_amounts_in_cents?: number[] | null;
  @Optional('Price of an hour', { unit: 'cents of `currency`' }) @IsInt() hourly_rate_in_cents?: number | null;
  @Optional('ISO 4217 code') @IsString() currency?: string | null;
}

/** Time of one user on one project. */
export class ProjectTime {
  @Optional('Id of the project; null for time without one') @IsInt() project_id?: number | null;
  @Optional('Id of the user') @IsInt() user_id?: number | null;
  @Optional('Time tracked; seconds here', { unit: 'seconds' }) @IsInt() tracked_seconds?: number | null;
  @Optional('Billable time', { unit: 'seconds' }) @IsInt() billable_seconds?: number | null;
}

@OperationGroup({ source: REPORTS_V3 })
export class SummaryReports {
  @Post('/workspace/{workspace_id}/summary/time_entries', {
    title: 'Get a summary report',
    description: 'At least one field beside the workspace must be given: a request without any is refused.',
    service: 'reports',
    input: SummaryFilter,
    output: SummaryReport,
    effect: read,
    stability: 'experimental',
    source: `${REPORTS_V3}: POST /workspace/{workspace_id}/summary/time_entries; keys of groups and sub-groups inferred from the export`,
  })
  declare getSummaryReport: Action<SummaryFilter, SummaryReport>;

  @List('/workspace/{workspace_id}/weekly/time_entries', {
    title: 'List a weekly report',
    description: 'At least one field beside the workspace must be given: a request without any is refused.',
    service: 'reports',
    method: 'POST',
    effect: read,
    input: ReportFilter,
    record: WeeklyRow,
    stability: 'experimental',
    source: `${REPORTS_V3}: POST /workspace/{workspace_id}/weekly/time_entries; rows inferred from its definition weekly.DataRow`,
  })
  declare listWeeklyReport: List<ReportFilter, WeeklyRow>;

  @List('/workspace/{workspace_id}/projects/summary', {
    title: 'List time per project and user',
    description:
      'One record for each user on each project; tracked and billable time, both in seconds. At least one of the two days must be given: a ' +
      'request without any is refused.',
    service: 'reports',
    method: 'POST',
    effect: read,
    input: ReportRange,
    record: ProjectTime,
  })
  declare listProjectSummaries: List<ReportRange, ProjectTime>;
}
