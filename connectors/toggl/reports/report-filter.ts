import { IsArray, IsBoolean, IsIn, IsInt, IsString } from 'class-validator';
import { Optional } from 'trunkline/sdk';
import { clients, projects, tags, tasks, users } from '../choices.js';
import { DAY } from '../dates.js';
import { PAID } from '../plans.js';
import { WorkspaceId } from '../scopes.js';

const ROUNDED_TO = [0, 1, 5, 6, 10, 12, 15, 30, 60, 240] as const;

/** Days that a report is about: from 2006-01-01 to 2030-01-01, at most a year apart. */
export class ReportRange extends WorkspaceId {
  @Optional('First day, as 2026-01-31') @DAY start_date?: string | null;
  @Optional('Last day') @DAY end_date?: string | null;
}

/** Which time entries a report is about. Toggl refuses a report without any of these. In a list of ids, null finds what has none. */
export class ReportFilter extends ReportRange {
  @Optional('Only billable ones, or only others', { needs: PAID }) @IsBoolean() billable?: boolean | null;
  @Optional('Ids of clients', { choices: clients }) @IsArray() client_ids?: (number | null)[] | null;
  @Optional('Ids of projects', { choices: projects }) @IsArray() project_ids?: (number | null)[] | null;
  @Optional('Ids of tasks', { choices: tasks }) @IsArray() task_ids?: (number | null)[] | null;
  @Optional('Ids of tags', { choices: tags }) @IsArray() tag_ids?: (number | null)[] | null;
  @Optional('Ids of users', { items: Number, choices: users }) user_ids?: number[] | null;
  @Optional('Ids of groups') @IsArray() group_ids?: (number | null)[] | null;
  @Optional('Ids of time entries', { items: Number }) time_entry_ids?: number[] | null;
  @Optional('Text in the description') @IsString() description?: string | null;
  @Optional('Shortest duration', { unit: 'seconds' }) @IsInt() min_duration_seconds?: number | null;
  @Optional('Longest duration', { unit: 'seconds' }) @IsInt() max_duration_seconds?: number | null;
  @Optional('Rounding of durations: -1 down, 0 to the nearest, 1 up') @IsIn([-1, 0, 1]) rounding?: -1 | 0 | 1 | null;
  @Optional('What durations are rounded to', { unit: 'minutes' })
  @IsIn(ROUNDED_TO)
  rounding_minutes?: (typeof ROUNDED_TO)[number] | null;
}
