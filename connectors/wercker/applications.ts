import { ArrayMaxSize, IsIn, IsInt, IsISO8601, IsString } from 'class-validator';
import { Field, Get, idempotent, List, Optional, Patch, Poll, type Action, type Trigger } from 'trunkline/sdk';
import { NAME_CHOICES, STACKS, type Stack } from './conventions.js';
import { UnifiedUser } from './users.js';

const SORTS = ['nameAsc', 'nameDesc', 'createdAtAsc', 'createdAtDesc', 'updatedAtAsc', 'updatedAtDesc'] as const;

/** What both views of an application have. */
abstract class ApplicationFacts {
  @Field('Its id, 24 hexadecimal digits') id!: string;
  @Optional('Its own URL; the owner in it may be in lower case') @IsString() url?: string | null;
  @Field('Name, unique for its owner') name!: string;
  @Field('Whose it is') owner!: UnifiedUser;
  @Field('When it was created; ISO 8601, UTC') @IsISO8601() createdAt!: string;
  @Optional('When it was last changed; ISO 8601, UTC') @IsISO8601() updatedAt?: string | null;
  @Optional('Who can see it') @IsIn(['public', 'private']) privacy?: 'public' | 'private' | null;
  @Optional('1 classic, 5 docker, 6 workflows') @IsInt() stack?: number | null;
  @Optional('Colours it is shown in') @IsString() theme?: string | null;
}

/** An application in a list. */
export class ApplicationSummary extends ApplicationFacts {}

export class Scm {
  @Optional('Kind of version control', { example: 'git' }) @IsString() type?: string | null;
  @Optional('Owner of the repository') @IsString() owner?: string | null;
  @Optional('Host of the repository', { example: 'github.com' }) @IsString() domain?: string | null;
  @Optional('Name of the repository') @IsString() repository?: string | null;
}

export class ApplicationSettings {
  @Optional('Who can see it') @IsIn(['public', 'private']) privacy?: 'public' | 'private' | null;
  @Optional('1 classic, 5 docker, 6 workflows') @IsInt() stack?: number | null;
  @Optional('Branches whose commits start nothing', { items: String }) ignoredBranches?: string[] | null;
}

/** An application read by itself; `privacy` and `stack` are then in `settings`. */
export class Application extends ApplicationFacts {
  @Optional('URL of its builds') @IsString() builds?: string | null;
  @Optional('URL of its deploys') @IsString() deploys?: string | null;
  @Optional('Where its source is', { of: Scm }) scm?: Scm | null;
  @Optional('Key of its status badge') @IsString() badgeKey?: string | null;
  @Optional('What the caller may do with it; absent in the answer to a change', { items: String }) allowedActions?: string[] | null;
  @Optional('Its settings', { of: ApplicationSettings }) settings?: ApplicationSettings | null;
}

export class ApplicationFilter {
  @Field('User name of the user or organisation') owner!: string;
  @Optional('Only of this stack: 1 classic, 5 docker, 6 workflows') @IsIn(STACKS) stack?: Stack | null;
  @Optional('Order; nameAsc when absent') @IsIn(SORTS) sort?: (typeof SORTS)[number] | null;
}

export class ApplicationName {
  @Field('User name of its owner') owner!: string;
  @Field('Name of the application', { choices: NAME_CHOICES }) name!: string;
}

export class ApplicationChange extends ApplicationName {
  @Field('Branches whose commits start nothing; takes the place of the former ones', { items: String })
  @ArrayMaxSize(1000)
  ignoredBranches!: string[];
}

const REFERENCE = 'Markdown sources of the v3 reference, Applications';

export class Applications {
  @List('/applications/{owner}', {
    title: 'List applications of an owner',
    description: 'Those that the caller may see: an anonymous connection is shown the public ones.',
    input: ApplicationFilter,
    record: ApplicationSummary,
    key: (application) => application.id,
    detail: {
      action: 'getApplication',
      with: { owner: (application) => application.owner.meta!.username!, name: (application) => application.name },
    },
    source: `${REFERENCE}: GET /applications/:owner`,
  })
  declare listApplications: List<ApplicationFilter, ApplicationSummary, Application>;

  @Get('/applications/{owner}/{name}', {
    title: 'Get an application',
    description:
      'By owner and name. What a list leaves out: repository, status badge, what the caller may do, and the branches that are ignored.',
    input: ApplicationName,
    output: Application,
    source: `${REFERENCE}: GET /applications/:owner/:name`,
  })
  declare getApplication: Action<ApplicationName, Application>;

  @Patch('/applications/{owner}/{name}', {
    title: 'Change the ignored branches of an application',
    description: 'Nothing else of an application can be changed.',
    input: ApplicationChange,
    output: Application,
    effect: idempotent,
    source: 'StupidCodeFactory/wercker_api and its recordings: PATCH /applications/:owner/:name',
  })
  declare updateApplication: Action<ApplicationChange, Application>;

  @Poll('listApplications', {
    title: 'New application',
    description: 'The whole list is read each time: an application may stand anywhere in it.',
    record: ApplicationSummary,
    cursor: (application) => application.createdAt,
  })
  declare newApplication: Trigger<ApplicationFilter, ApplicationSummary>;
}
