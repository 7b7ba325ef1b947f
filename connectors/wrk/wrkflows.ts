import { IsInt, IsObject, IsString, IsUUID } from 'class-validator';
import { Field, Get, List, Optional, Poll, Post, unsafe, type Action, type Trigger } from 'trunkline/sdk';
import { pages } from './pager.js';

export class Schedule {
  @Field('When it runs, in words') schedule_description!: string;
  @Field('Whether the schedule is on') enabled!: boolean;
}

export class WrkflowMeta {
  @Optional('What it does, in a phrase') @IsString() short_description?: string | null;
  @Optional('What it does, at length') @IsString() long_description?: string | null;
  @Optional('How long a launch takes on average; 0 when unknown', { unit: 'seconds' }) @IsInt() avg_completion_time?: number | null;
  @Optional('URL that launches it when something is posted there; null when it has none') @IsString() webhook_url?: string | null;
  @Optional('Its schedule; null when it has none', { of: Schedule }) schedule_info?: Schedule | null;
}

/** An automation that can be launched. */
export class Wrkflow {
  @Field('Its UUID') @IsUUID() wrkflow_uuid!: string;
  @Field('Name') name!: string;
  @Field('When it was last changed', { unit: 'unix seconds' }) @IsInt() last_updated!: number;
  @Field('JSON Schema of what a launch of it must be given; empty when that is nothing')
  @IsObject()
  launch_parameters!: Record<string, unknown>;
  @Optional('What else is known of it', { of: WrkflowMeta }) meta?: WrkflowMeta | null;
}

/** The Wrkflows that one of them is chosen from. */
export const WRKFLOW_CHOICES = { list: 'listWrkflows', value: 'wrkflow_uuid', label: 'name' } as const;

export class WrkflowId {
  @Field('UUID of the Wrkflow', { choices: WRKFLOW_CHOICES }) @IsUUID() wrkflow_uuid!: string;
}

/** The names of the fields beside the UUID are assumed. */
export class LaunchRequest {
  @Field('UUID of the Wrkflow', { choices: WRKFLOW_CHOICES }) @IsUUID() wrkflow_uuid!: string;
  @Optional('Name of the launch; the vendor makes one up when it is absent') @IsString() name?: string | null;
  @Optional("Start values, as the Wrkflow's `launch_parameters` describe them", {
    schemaFrom: { action: 'getWrkflow', with: { wrkflow_uuid: 'wrkflow_uuid' }, at: 'launch_parameters' },
  })
  @IsObject()
  parameters?: Record<string, unknown> | null;
}

export class Launched {
  @Field('UUID of the Wrkflow') @IsUUID() wrkflow_uuid!: string;
  @Field('Id of the launch') @IsInt() launch_id!: number;
}

const SDK = 'README of wrk-platform-sdk 2.6.0';
const WRKFLOW_PAGES = pages((body: { wrkflows: unknown[]; totalCount: number }) => body.wrkflows);

export class Wrkflows {
  @List('/wrkflow', {
    title: 'List Wrkflows',
    description: 'All of the account, each with the JSON Schema of what a launch of it must be given.',
    record: Wrkflow,
    key: (wrkflow) => wrkflow.wrkflow_uuid,
    source: `${SDK}: GET /wrkflow`,
    pagination: WRKFLOW_PAGES,
  })
  declare listWrkflows: List<void, Wrkflow>;

  @List('/get-wrkflows', {
    title: 'List Wrkflows (early name)',
    description: 'Superseded by listWrkflows, which gives the same.',
    record: Wrkflow,
    key: (wrkflow) => wrkflow.wrkflow_uuid,
    pagination: WRKFLOW_PAGES,
    stability: 'deprecated',
    source: 'support.account.wrk.com, article 10120971, first published form; the base URL inferred from the SDK',
  })
  declare listWrkflowsLegacy: List<void, Wrkflow>;

  @Get('/wrkflow/{wrkflow_uuid}', {
    title: 'Get a Wrkflow',
    description: 'By its UUID. `launch_parameters` is the JSON Schema of what a launch must be given, empty when that is nothing.',
    input: WrkflowId,
    output: Wrkflow,
    source: `${SDK}: GET /wrkflow/{wrkflow_uuid}`,
  })
  declare getWrkflow: Action<WrkflowId, Wrkflow>;

  @Post('/wrkflow/{wrkflow_uuid}/launch', {
    title: 'Launch a Wrkflow',
    description: 'Each call starts a launch and nothing drops a repeat, so a lost answer stops for a person.',
    input: LaunchRequest,
    output: Launched,
    effect: unsafe,
    stability: 'experimental',
    source: `${SDK}; keys of the body inferred from the Wrk Action "Launch a Wrkflow"`,
  })
  declare launchWrkflow: Action<LaunchRequest, Launched>;

  /** The vendor says that it can start several launches per call; how is not documented. */
  @Post('/trigger/launch/', {
    title: 'Launch a Wrkflow (older endpoint)',
    description: 'Superseded by launchWrkflow. The endpoint is documented, the keys of its body are assumed.',
    service: 'unversioned',
    input: LaunchRequest,
    output: Launched,
    effect: unsafe,
    stability: 'deprecated',
    source: 'support.account.wrk.com, article 8443544; keys of the body inferred from launchWrkflow',
  })
  declare launchWrkflowLegacy: Action<LaunchRequest, Launched>;

  @Poll('listWrkflows', {
    title: 'Wrkflow changed',
    description: 'Also a new one. Reads all Wrkflows each time: there is no filter for it.',
    record: Wrkflow,
    key: [(wrkflow) => wrkflow.wrkflow_uuid, (wrkflow) => wrkflow.last_updated],
    cursor: (wrkflow) => wrkflow.last_updated,
  })
  declare wrkflowChanged: Trigger<void, Wrkflow>;
}
