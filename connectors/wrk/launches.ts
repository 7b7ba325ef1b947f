import { IsIn, IsInt, IsNumber, IsString, IsUUID } from 'class-validator';
import { Field, Get, List, lookup, Optional, path, Poll, Post, type Action, type Effect, type Lookup, type Trigger } from 'trunkline/sdk';
import { pages } from './pager.js';
import { WRKFLOW_CHOICES } from './wrkflows.js';

/** Counts of the later form. */
abstract class LaunchCounts {
  @Optional('How long it has run', { unit: 'seconds' }) @IsNumber() time_elapsed?: number | null;
  @Optional('How many tasks are done') @IsInt() num_task_completed?: number | null;
  @Optional('How many tasks ended in an error') @IsInt() num_errors?: number | null;
}

/** Progress, as the later form of the article shows it. No state says failed: count `num_errors`. */
export class LaunchState extends LaunchCounts {
  @Field('Where the launch is') @IsIn(['running', 'paused', 'completed']) status!: 'running' | 'paused' | 'completed';
}

/** Counts of the early form. */
abstract class EarlyCounts {
  @Optional('The state in a word') @IsString() status_label?: string | null;
  @Optional('How long it has run', { unit: 'seconds' }) @IsNumber() time_elapsed?: number | null;
  @Optional('How many tasks are done') @IsInt() task_completed?: number | null;
  @Optional('How many tasks ended in an error') @IsInt() errors?: number | null;
}

/** Progress, as the early form of the article shows it. No code says failed: count `errors`. */
export class LaunchStatus extends EarlyCounts {
  @Field('1 running, 2 paused, 3 completed') @IsIn([1, 2, 3]) status_code!: 1 | 2 | 3;
}

abstract class LaunchFacts {
  @Field('Id of the launch') @IsInt() launch_id!: number;
  @Field('UUID of the Wrkflow') @IsUUID() wrkflow_uuid!: string;
  @Field('Name') name!: string;
  @Field('When it was started', { unit: 'unix seconds' }) @IsInt() start_date!: number;
}

/** One execution of a Wrkflow. The vendor documents two forms of its progress: `state` is the later one, `status` the early one. */
export class Launch extends LaunchFacts {
  @Optional('Progress in its later form; absent in answers of the early form', { of: LaunchState }) state?: LaunchState | null;
  @Optional('Progress in its early form; absent in answers of the later form', { of: LaunchStatus }) status?: LaunchStatus | null;
}

export class FinishedState extends LaunchCounts {
  @Field('completed: a launch that goes on is not taken for a finished one') @IsIn(['completed']) status!: 'completed';
}

export class FinishedStatus extends EarlyCounts {
  @Field('3: a launch that goes on is not taken for a finished one') @IsIn([3]) status_code!: 3;
}

/** A launch that has ended, with or without errors. */
export class FinishedLaunch extends LaunchFacts {
  @Optional('Progress in its later form', { of: FinishedState }) state?: FinishedState | null;
  @Optional('Progress in its early form', { of: FinishedStatus }) status?: FinishedStatus | null;
}

export class LaunchId {
  @Field('Id of the launch') @IsInt() launch_id!: number;
}

abstract class LaunchRange {
  @Optional('Only the launch of this id') @IsInt() launch_id?: number | null;
  @Optional('Only launches of this Wrkflow', { choices: WRKFLOW_CHOICES }) @IsUUID() wrkflow_uuid?: string | null;
  @Optional('Started at or after this time', { unit: 'unix seconds' }) @IsInt() lower_start_date?: number | null;
  @Optional('Not started after this time', { unit: 'unix seconds' }) @IsInt() upper_start_date?: number | null;
}

export class LaunchFilter extends LaunchRange {
  @Optional('Only launches in this state: 1 running, 2 paused, 3 completed; documented for the early form only')
  @IsIn([1, 2, 3])
  status_code?: 1 | 2 | 3 | null;
}

export class FinishedLaunchFilter extends LaunchRange {
  @Field('3: completed. The one value that makes the list one of finished launches', { example: 3 }) @IsIn([3]) status_code!: 3;
}

const LAUNCH_PAGES = pages((body: { launches: unknown[]; totalCount: number }) => body.launches);
const ARTICLE = 'support.account.wrk.com, article 10119847';

/** A repeat may be refused, so after a lost answer the launch itself tells whether it is paused. */
function untilPausedIs(paused: boolean): Effect<LaunchId, Launch> {
  return lookup(paused ? 'is-paused' : 'is-resumed', async ({ http, input }: Lookup<LaunchId>) => {
    const launch = await http.get(Launch, path`/launch/${input.launch_id}`);
    const isPaused = launch.state?.status === 'paused' || launch.status?.status_code === 2;
    return isPaused === paused ? launch : undefined;
  });
}

export class Launches {
  @List('/launch', {
    title: 'List launches',
    description: 'Newest start first.',
    input: LaunchFilter,
    record: Launch,
    key: (launch) => launch.launch_id,
    order: 'newest-first',
    pagination: LAUNCH_PAGES,
    stability: 'experimental',
    source: `${ARTICLE}; the key \`launches\` and the paging inferred from the list of Wrkflows`,
  })
  declare listLaunches: List<LaunchFilter, Launch>;

  /** In no order that a poll could stop by: a launch that began long ago may be the last to end. */
  @List('/launch', {
    title: 'List finished launches',
    description: 'Those that have ended, with or without errors: nothing says failed but a count of errors above 0.',
    input: FinishedLaunchFilter,
    record: FinishedLaunch,
    key: (launch) => launch.launch_id,
    pagination: LAUNCH_PAGES,
    stability: 'experimental',
    source: `${ARTICLE}; \`status_code\` inferred from the early form of the list`,
  })
  declare listFinishedLaunches: List<FinishedLaunchFilter, FinishedLaunch>;

  @List('/get-launches', {
    title: 'List launches (early name)',
    description: 'Superseded by listLaunches; it answers with `status` instead of `state`.',
    input: LaunchFilter,
    record: Launch,
    key: (launch) => launch.launch_id,
    order: 'newest-first',
    pagination: LAUNCH_PAGES,
    stability: 'deprecated',
    source: `${ARTICLE}, first published form; the key \`launches\` and the base URL inferred from the list of Wrkflows`,
  })
  declare listLaunchesLegacy: List<LaunchFilter, Launch>;

  @Get('/launch/{launch_id}', {
    title: 'Get a launch',
    input: LaunchId,
    output: Launch,
    source: 'README of wrk-platform-sdk 2.6.0: GET /launch/{launch_id}',
  })
  declare getLaunch: Action<LaunchId, Launch>;

  @Post('/launch/{launch_id}/pause', {
    title: 'Pause a launch',
    input: LaunchId,
    effect: untilPausedIs(true),
    stability: 'experimental',
    source: `${ARTICLE}; the answer is not documented, that a repeat may be refused is inferred`,
  })
  declare pauseLaunch: Action<LaunchId, void>;

  @Post('/launch/{launch_id}/resume', {
    title: 'Resume a launch',
    input: LaunchId,
    effect: untilPausedIs(false),
    stability: 'experimental',
    source: `${ARTICLE}; the answer is not documented, that a repeat may be refused is inferred`,
  })
  declare resumeLaunch: Action<LaunchId, void>;

  @Poll('listLaunches', {
    title: 'New launch',
    description:
      '`start_date` counts whole seconds and the bound is inclusive: launches of the last second come again and are known by their id.',
    record: Launch,
    key: (launch) => launch.launch_id,
    cursor: (launch) => launch.start_date,
    since: 'lower_start_date',
    stability: 'experimental',
  })
  declare newLaunch: Trigger<LaunchFilter, Launch>;

  @Poll('listFinishedLaunches', {
    title: 'Launch finished',
    description: 'Reads all finished launches each time, since none says when it ended: bound it by `lower_start_date` or `wrkflow_uuid`.',
    record: FinishedLaunch,
    cursor: (launch) => launch.start_date,
    stability: 'experimental',
  })
  declare launchFinished: Trigger<FinishedLaunchFilter, FinishedLaunch>;
}
