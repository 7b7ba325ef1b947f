import { ArrayMaxSize, IsBoolean, IsIn, IsInt, IsISO8601, IsString } from 'class-validator';
import { Field, Optional } from 'trunkline/sdk';
import { projectTasks, projects, tagNames, tags, users } from '../choices.js';
import { DAY } from '../dates.js';
import { WorkspaceId } from '../scopes.js';

export class SharedWith {
  @Field('Id of the user') @IsInt() user_id!: number;
  @Optional('Name of the user') @IsString() user_name?: string | null;
  @Optional('Whether the user accepted') @IsBoolean() accepted?: boolean | null;
}

/** Time on one thing, by one user. Times are ISO 8601 in UTC. The last ten fields come only when they are asked for. */
export class TimeEntry {
  @Field('Its id') @IsInt() id!: number;
  @Field('Id of the workspace') @IsInt() workspace_id!: number;
  @Field('Id of the user whose time it is') @IsInt() user_id!: number;
  @Optional('Id of the project; null without one, or when it was deleted') @IsInt() project_id?: number | null;
  @Optional('Id of the task') @IsInt() task_id?: number | null;
  @Field('Whether it is billable') billable!: boolean;
  @Field('When it began') @IsISO8601() start!: string;
  @Optional('When it ended; null while it runs') @IsISO8601() stop?: string | null;
  @Field('How long it took. Negative while it runs: -1, or minus its start in unix seconds where an older app made it', {
    unit: 'seconds',
  })
  @IsInt()
  duration!: number;
  @Optional('What was done') @IsString() description?: string | null;
  @Optional('Names of its tags; null or empty without any', { items: String }) tags?: string[] | null;
  @Optional('Ids of its tags; null or empty without any', { items: Number }) tag_ids?: number[] | null;
  @Field('When it was last changed, to the microsecond') @IsISO8601() at!: string;
  @Optional('When it was deleted; only in lists of changes') @IsISO8601() server_deleted_at?: string | null;
  @Optional('Name of the client') @IsString() client_name?: string | null;
  @Optional('Name of the project') @IsString() project_name?: string | null;
  @Optional('Colour of the project', { example: '#0b83d9' }) @IsString() project_color?: string | null;
  @Optional('Whether the project is active') @IsBoolean() project_active?: boolean | null;
  @Optional('Whether the project is billable') @IsBoolean() project_billable?: boolean | null;
  @Optional('Name of the task') @IsString() task_name?: string | null;
  @Optional('Name of the user') @IsString() user_name?: string | null;
  @Optional('Picture of the user') @IsString() user_avatar_url?: string | null;
  @Optional('Whom it is shared with', { items: SharedWith }) shared_with?: SharedWith[] | null;
}

/** Further facts to answer with. */
export class TimeEntryView {
  @Optional('Adds the names of client, project, task and user') @IsBoolean() meta?: boolean | null;
  @Optional('Adds whom each entry is shared with') @IsBoolean() include_sharing?: boolean | null;
}

/** What a person may say of an entry, in a new one and in a change. */
abstract class TimeEntryFacts extends WorkspaceId {
  @Optional('When it ended; ISO 8601, UTC. Must agree with start and duration') @IsISO8601() stop?: string | null;
  @Optional('What was done') @IsString() description?: string | null;
  @Optional('Id of the project', { choices: projects }) @IsInt() project_id?: number | null;
  @Optional('Id of the task', { choices: projectTasks }) @IsInt() task_id?: number | null;
  @Optional('Whether it is billable') @IsBoolean() billable?: boolean | null;
  @Optional('Names of tags; a name that is new becomes a tag', { items: String, choices: tagNames }) tags?: string[] | null;
  @Optional('Ids of tags', { items: Number, choices: tags }) tag_ids?: number[] | null;
  @Optional('Id of the user whose time it is; the caller when absent', { choices: users }) @IsInt() user_id?: number | null;
  @Optional('Ids of users to share it with', { items: Number, choices: users }) shared_with_user_ids?: number[] | null;
  @Optional('Day that replaces the day of `start`', { example: '2026-01-31' }) @DAY start_date?: string | null;
}

export class NewTimer extends TimeEntryFacts {
  @Field('When it begins; ISO 8601, UTC') @IsISO8601() start!: string;
  @Optional('Name of the application that tracks; trunkline when absent') @IsString() created_with?: string | null;
}

export class NewTimeEntry extends NewTimer {
  @Field('How long it took; negative, best -1, to leave it running', { unit: 'seconds' }) @IsInt() duration!: number;
}

export class TimeEntryChange extends TimeEntryFacts {
  @Field('Id of the time entry') @IsInt() time_entry_id!: number;
  @Optional('When it began; ISO 8601, UTC') @IsISO8601() start?: string | null;
  @Optional('How long it took; negative while it runs', { unit: 'seconds' }) @IsInt() duration?: number | null;
  @Optional('Whether tags are added to those it has, or taken away from them') @IsIn(['add', 'delete']) tag_action?:
    | 'add'
    | 'delete'
    | null;
}

export class TimeEntryId extends WorkspaceId {
  @Field('Id of the time entry') @IsInt() time_entry_id!: number;
}

export class TimeEntryIds extends WorkspaceId {
  @Field('Ids of the time entries, at most 100', { items: Number }) @ArrayMaxSize(100) time_entry_ids!: number[];
}
