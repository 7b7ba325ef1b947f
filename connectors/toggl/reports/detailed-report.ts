import { IsBoolean, IsIn, IsInt, IsISO8601, IsString } from 'class-validator';
import { cursor, Field, List, OperationGroup, Optional, Poll, read, timeWindows, type Trigger } from 'trunkline/sdk';
import { ReportFilter } from './report-filter.js';
import { REPORTS_V3 } from '../sources.js';

const ORDERS = ['date', 'user', 'duration', 'description', 'last_update'] as const;

/** One stretch of time in a row of the report. */
export class ReportedTime {
  @Field('Id of the time entry') @IsInt() id!: number;
  @Field('How long it took', { unit: 'seconds' }) @IsInt() seconds!: number;
  @Field('When it began; ISO 8601 with zone offset') @IsISO8601() start!: string;
  @Optional('When it ended; null while it runs') @IsISO8601() stop?: string | null;
  @Field('When it was last changed; ISO 8601 with zone offset') @IsISO8601() at!: string;
}

/** A row of the detailed report: one time entry, or several alike when they are grouped. */
export class DetailedRow {
  @Field('Id of the user') @IsInt() user_id!: number;
  @Optional('Name of the user') @IsString() username?: string | null;
  @Optional('Id of the project') @IsInt() project_id?: number | null;
  @Optional('Id of the task') @IsInt() task_id?: number | null;
  @Optional('Whether it is billable') @IsBoolean() billable?: boolean | null;
  @Optional('What was done') @IsString() description?: string | null;
  @Optional('Ids of its tags', { items: Number }) tag_ids?: number[] | null;
  @Optional('Its price', { unit: 'cents of `currency`' }) @IsInt() billable_amount_in_cents?: number | null;
  @Optional('Price of an hour', { unit: 'cents of `currency`' }) @IsInt() hourly_rate_in_cents?: number | null;
  @Optional('ISO 4217 code') @IsString() currency?: string | null;
  @Field('Its place in the report, from 1 on') @IsInt() row_number!: number;
  @Field('The time entries in it', { items: ReportedTime }) time_entries!: ReportedTime[];
}

export class DetailedReportFilter extends ReportFilter {
  @Optional('What rows are sorted by; date when absent') @IsIn(ORDERS) order_by?: (typeof ORDERS)[number] | null;
  @Optional('Direction') @IsIn(['ASC', 'DESC']) order_dir?: 'ASC' | 'DESC' | null;
  @Optional('Puts time entries that are alike into one row') @IsBoolean() grouped?: boolean | null;
  @Optional('Adds names, as an export does') @IsBoolean() enrich_response?: boolean | null;
  @Optional('Leaves prices out') @IsBoolean() hide_amounts?: boolean | null;
}

/** Whatever changed last comes first. */
export class TeamTimeEntryFilter extends ReportFilter {
  @Field('last_update, so that a poll ends at what it knows') @IsIn(['last_update']) order_by!: 'last_update';
  @Field('DESC, so that a poll ends at what it knows') @IsIn(['DESC']) order_dir!: 'DESC';
}

const rows = cursor({
  to: { body: 'first_row_number' },
  nextHeader: 'X-Next-Row-Number',
  number: true,
  also: [{ nextHeader: 'X-Next-ID', to: { body: 'first_id' }, number: true }],
  items: (body: unknown[]) => body,
  size: { body: 'page_size' },
  max: 50,
});

@OperationGroup({ source: REPORTS_V3 })
export class DetailedReports {
  @List('/workspace/{workspace_id}/search/time_entries', {
    title: 'List time entries of a team',
    description: 'The detailed report. More than a year is read a year at a time.',
    service: 'reports',
    method: 'POST',
    effect: read,
    input: DetailedReportFilter,
    record: DetailedRow,
    key: (row) => row.time_entries[0]!.id,
    pagination: rows,
    windows: timeWindows({ from: 'start_date', until: 'end_date', days: 365, format: 'date', end: 'inclusive' }),
  })
  declare listDetailedReport: List<DetailedReportFilter, DetailedRow>;

  @List('/workspace/{workspace_id}/search/time_entries', {
    title: 'List time entries of a team by their last change',
    description: 'Last changed first, one in each row.',
    service: 'reports',
    method: 'POST',
    effect: read,
    input: TeamTimeEntryFilter,
    record: DetailedRow,
    key: (row) => row.time_entries[0]!.id,
    order: 'newest-first',
    pagination: rows,
  })
  declare listTeamTimeEntries: List<TeamTimeEntryFilter, DetailedRow>;

  @Poll('listTeamTimeEntries', {
    title: 'New time entry of a team',
    description: 'Reads the report until it meets what it knows; each page of 50 is one request of the organisation’s quota.',
    record: DetailedRow,
    cursor: (row) => row.time_entries[0]!.at,
    stability: 'experimental',
    source: `${REPORTS_V3}: POST /workspace/{workspace_id}/search/time_entries; that it serves as a trigger is inferred from its order by last_update`,
  })
  declare newTeamTimeEntry: Trigger<TeamTimeEntryFilter, DetailedRow>;
}
