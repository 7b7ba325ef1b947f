import { IsIn, IsInt, IsNumber, IsString, IsUUID } from 'class-validator';
import { Field, Get, idempotent, List, Optional, Poll, Post, type Action, type Trigger } from 'trunkline/sdk';
import { pages } from './pager.js';
import { WRKFLOW_CHOICES } from './wrkflows.js';

/** Progress, as the later form of the article shows it. No state says failed: count `num_errors`. */
export class LaunchState {
  @Field('Where the launch is') @IsIn(['running', 'paused', 'completed']) status!: 'running' | 'paused' | 'completed';
  @Optional('How long it has run', { unit: 'seconds' }) @IsNumber() time_elapsed?: number | null;
  @Optional('How many tasks are done') @IsInt() num_task_completed?: number | null;
  @Optional('How many tasks ended in an error') @IsInt() num_errors?: number | null;
}

/** Progress, as the early form of the article shows it. No code says failed: count `errors`. */
export class LaunchStatus {
  @Field('1 running, 2 paused, 3 completed') @IsIn([1, 2, 3]) status_code!: 1 | 2 | 3;
  @Optional('The same in a word') @IsString() status_label?: string | null;
  @Optional('How long it has run', { unit: 'seconds' }) @IsNumber() time_elapsed?: number | null;
  @Optional('How many tasks are done') @IsInt() task_completed?: number | null;
  @Optional('How many tasks ended in an error') @IsInt() errors?: number | null;
}

/** One execution of a Wrkflow. The vendor documents two forms of its progress: `state` is the later one, `status` the early one. */
export class Launch {
  @Field('Id of the launch') @IsInt() launch_id!: number;
  @Field('UUID of the Wrkflow') @IsUUID() wrkflow_uuid!: string;
  @Field('Name') name!: string;
  @Field('When it was started', { unit: 'unix seconds' }) @IsInt() start_date!: number;
  @Optional('Progress in its later form; absent in answers of the early form', { of: LaunchState }) state?: LaunchState | null;
  @Optional('Progress in its early form; absent in answers of the later form', { of: LaunchStatus }) status?: LaunchStatus | null;
}

export class LaunchId {
  @Field('Id of the launch') @IsInt() launch_id!: number;
}

export class LaunchFilter {
  @Optional('Only the launch of this id') @IsInt() launch_id?: number | null;
  @Optional('Only launches of this Wrkflow', { choices: WRKFLOW_CHOICES }) @IsUUID() wrkflow_uuid?: string | null;
  @Optional('Only launches in this state: 1 running, 2 paused, 3 completed; documented for the early form only')
  @IsIn([1, 2, 3])
  status_code?: 1 | 2 | 3 | null;
  @Optional('Started at or after this time', { unit: 'unix seconds' }) @IsInt() lower_start_date?: number | null;
  @Optional('Not started after this time', { unit: 'unix seconds' }) @IsInt() upper_start_date?: number | null;
}

const ARTICLE = 'support.account.wrk.com, article 10119847';

export class Launches {
  @List('/launch', {
    title: 'List launches',
    description: 'Newest start first.',
    input: LaunchFilter,
    record: Launch,
    key: (launch) => launch.launch_id,
    order: 'newest-first',
    pagination: pages((body: { launches: unknown[]; totalCount: number }) => body.launches),
    stability: 'experimental',
    source: `${ARTICLE}; the key \`launches\` and the paging inferred from the list of Wrkflows`,
  })
  declare listLaunches: List<LaunchFilter, Launch>;

  @Get('/launch/{launch_id}', {
    title: 'Get a launch',
    input: LaunchId,
    output: Launch,
    source: 'README of wrk-platform-sdk 2.6.0: GET /launch/{launch_id}',
  })
  declare getLaunch: Action<LaunchId, Launch>;

  @Post('/launch/{launch_id}/pause', {
    title: 'Pause a launch',
    description: 'Pausing twice leaves it paused, so a repeat harms nothing unless someone resumed it in between.',
    input: LaunchId,
    effect: idempotent,
    stability: 'experimental',
    source: `${ARTICLE}; the answer is not documented, the effect of a repeat is inferred`,
  })
  declare pauseLaunch: Action<LaunchId, void>;

  @Post('/launch/{launch_id}/resume', {
    title: 'Resume a launch',
    description: 'Resuming twice leaves it running, so a repeat harms nothing unless someone paused it in between.',
    input: LaunchId,
    effect: idempotent,
    stability: 'experimental',
    source: `${ARTICLE}; the answer is not documented, the effect of a repeat is inferred`,
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
}
