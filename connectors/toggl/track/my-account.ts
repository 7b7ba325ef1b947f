import { IsArray, IsBoolean, IsInt, IsISO8601, IsString } from 'class-validator';
import { Field, Get, idempotent, List, OperationGroup, Optional, Post, type Action } from 'trunkline/sdk';
import { API_V9 } from '../sources.js';

/** How many calls are left in this hour. */
export class Quota {
  @Optional('Id of the organisation; null for calls about the user') @IsInt() organization_id?: number | null;
  @Field('How many are left') @IsInt() remaining!: number;
  @Field('How many there are in an hour') @IsInt() total!: number;
  @Field('When the next hour begins', { unit: 'seconds from now' }) @IsInt() resets_in_secs!: number;
}

/** Some of what can be set; the vendor has many more. */
export class Preferences {
  @Optional('Form of dates', { example: 'DD-MM-YYYY' }) @IsString() date_format?: string | null;
  @Optional('Form of times', { example: 'H:mm' }) @IsString() timeofday_format?: string | null;
  @Optional('Form of durations: classic, decimal or improved') @IsString() duration_format?: string | null;
  @Optional('Whether entries that are alike are shown as one') @IsBoolean() collapseTimeEntries?: boolean | null;
  @Optional('Whether a report is sent each week') @IsBoolean() send_weekly_report?: boolean | null;
}

export class Location {
  @Optional('City') @IsString() city?: string | null;
  @Optional('State') @IsString() state?: string | null;
  @Optional('ISO 3166 code of the country', { example: 'EE' }) @IsString() country_code?: string | null;
  @Optional('Name of the country') @IsString() country_name?: string | null;
}

export class WorkspaceFeatures {
  @Field('Id of the workspace') @IsInt() workspace_id!: number;
  @Optional('Features, each with its id, its name and whether it is enabled') @IsArray() features?: object[] | null;
}

/** A time entry that is started often. */
export class Favorite {
  @Field('Its id') @IsInt() favorite_id!: number;
  @Optional('Id of the workspace') @IsInt() workspace_id?: number | null;
  @Optional('What is done') @IsString() description?: string | null;
  @Optional('Id of the project') @IsInt() project_id?: number | null;
  @Optional('Id of the task') @IsInt() task_id?: number | null;
  @Optional('Whether it is billable') @IsBoolean() billable?: boolean | null;
  @Optional('Names of its tags', { items: String }) tags?: string[] | null;
  @Optional('When it was created; ISO 8601') @IsISO8601() created_at?: string | null;
}

@OperationGroup({ source: API_V9 })
export class MyAccount {
  @List('/me/quota', {
    title: 'List how many calls are left',
    description:
      'One record for each organisation, and one without an organisation for the calls about the user: how many calls are left of how ' +
      'many, and when they begin anew.',
    record: Quota,
  })
  declare listQuotas: List<void, Quota>;

  @Get('/me/preferences', {
    title: 'Get my preferences',
    description:
      'How dates, times and durations are written, and what is shown and sent. Toggl keeps many more settings; they come as they are.',
    output: Preferences,
  })
  declare getPreferences: Action<void, Preferences>;

  @Post('/me/preferences', {
    title: 'Change my preferences',
    description: 'Changes those given and keeps the others.',
    input: Preferences,
    effect: idempotent,
    stability: 'experimental',
    source: `${API_V9}: POST /me/preferences; that the others are kept is inferred from updates of other records`,
  })
  declare updatePreferences: Action<Preferences, void>;

  @Get('/me/location', { title: 'Get where I am', description: 'As Toggl tells from the address of the caller.', output: Location })
  declare getLocation: Action<void, Location>;

  @List('/me/features', {
    title: 'List features of my workspaces',
    description: 'One record for each workspace, with the id and the name of every feature and whether it is enabled there.',
    record: WorkspaceFeatures,
    key: (entry) => entry.workspace_id,
  })
  declare listFeatures: List<void, WorkspaceFeatures>;

  @List('/me/favorites', {
    title: 'List my favourites',
    description: 'Entries that I start often: description, project, task, tags and whether the time is billable. All in one answer.',
    record: Favorite,
    key: (favorite) => favorite.favorite_id,
  })
  declare listFavorites: List<void, Favorite>;
}
