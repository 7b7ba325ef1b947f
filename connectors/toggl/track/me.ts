import { IsBoolean, IsEmail, IsInt, IsISO8601, IsString, Max, Min } from 'class-validator';
import {
  AuthenticationError,
  errorTable,
  Field,
  Get,
  idempotent,
  on,
  OperationGroup,
  Optional,
  Post,
  Put,
  slot,
  unsafe,
  type Action,
} from 'trunkline/sdk';
import { Client } from './client.js';
import { Project } from './project.js';
import { API_V9 } from '../sources.js';
import { Tag } from './tag.js';
import { Task } from './task.js';
import { TimeEntry } from './time-entry.js';
import { Workspace } from './workspace.js';

/** What a user says of itself, when it is read and when it is written. */
abstract class Profile {
  @Optional('Full name') @IsString() fullname?: string | null;
  @Optional('Mail address') @IsEmail() email?: string | null;
  @Optional('Time zone', { example: 'Europe/Tallinn' }) @IsString() timezone?: string | null;
  @Optional('First day of the week; 0 is Sunday') @IsInt() @Min(0) @Max(6) beginning_of_week?: number | null;
  @Optional('Id of the workspace that is used when none is named') @IsInt() default_workspace_id?: number | null;
  @Optional('Id of the country') @IsInt() country_id?: number | null;
}

/** The user that the connection belongs to. The last six fields come only when they are asked for. */
export class User extends Profile {
  @Field('Its id') @IsInt() id!: number;
  @Optional('Picture') @IsString() image_url?: string | null;
  @Optional('When it was created; ISO 8601, UTC') @IsISO8601() created_at?: string | null;
  @Optional('When it was last changed; ISO 8601, UTC') @IsISO8601() at?: string | null;
  @Optional('Clients; null when there is none', { items: Client }) clients?: Client[] | null;
  @Optional('Projects', { items: Project }) projects?: Project[] | null;
  @Optional('Tags', { items: Tag }) tags?: Tag[] | null;
  @Optional('Tasks', { items: Task }) tasks?: Task[] | null;
  @Optional('Recent time entries', { items: TimeEntry }) time_entries?: TimeEntry[] | null;
  @Optional('Workspaces', { items: Workspace }) workspaces?: Workspace[] | null;
}

export class UserView {
  @Optional('Adds clients, projects, tags, tasks, time entries and workspaces') @IsBoolean() with_related_data?: boolean | null;
}

/** Without the password, which belongs in no recipe and no journal. */
export class ProfileChange extends Profile {}

export class NewToken {
  @Field('The new API token; the former one stops working') api_token!: string;
}

/** The vendor puts the credential beside the profile, where a recipe's journal would keep it. */
const withoutToken = slot(
  'without-token',
  ({ api_token: _token, ...user }: User & { readonly api_token?: string }): User => user,
  'The answer holds the API token, which is kept out of results',
);

/** Only the caller’s own things are below `/me`, so a refusal there is about the credential. */
const credentialRefused = errorTable<string>({ rows: [on({ status: 403 }, AuthenticationError)] });

@OperationGroup({ source: API_V9 })
export class Me {
  @Get('/me', {
    title: 'Get my profile',
    description:
      'The user whose credential the connection has; the API token in the answer is left out. `with_related_data` adds clients, projects, ' +
      'tags, tasks and more.',
    input: UserView,
    output: User,
    select: withoutToken,
    errors: credentialRefused,
  })
  declare getMe: Action<UserView, User>;

  @Put('/me', {
    title: 'Update my profile',
    description: 'Changes the fields given and keeps the others.',
    input: ProfileChange,
    output: User,
    select: withoutToken,
    effect: idempotent,
  })
  declare updateMe: Action<ProfileChange, User>;

  @Get('/me/logged', {
    title: 'Check the credential',
    description: 'Succeeds when it is good. Toggl answers 403 to a bad credential and to a missing right alike; this tells them apart.',
    errors: credentialRefused,
  })
  declare checkCredential: Action<void, void>;

  @Post('/me/reset_token', {
    title: 'Replace the API token',
    description: 'The connection needs the new one before its next call.',
    output: NewToken,
    as: 'api_token',
    effect: unsafe,
    stability: 'experimental',
    source: `${API_V9}: POST /me/reset_token; that the former token stops working is inferred from the endpoint’s name`,
  })
  declare resetToken: Action<void, NewToken>;
}
