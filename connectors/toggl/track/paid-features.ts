import { IsBoolean, IsIn, IsInt, IsISO8601, IsNumber, IsString } from 'class-validator';
import { Field, List, OperationGroup, Optional, Post, unsafe, type Action } from 'trunkline/sdk';
import { DAY } from '../dates.js';
import { RATE_CHANGES } from './project.js';
import { WorkspaceId } from '../scopes.js';
import { API_V9 } from '../sources.js';

const LEVELS = ['workspace', 'workspace_user', 'project', 'project_user', 'task'] as const;

/** Time that is to be tracked again and again. */
export class Goal {
  @Field('Its id') @IsInt() goal_id!: number;
  @Optional('Name') @IsString() name?: string | null;
  @Optional('Id of the user who is to reach it') @IsInt() user_id?: number | null;
  @Optional('Time to track', { unit: 'seconds' }) @IsInt() target_seconds?: number | null;
  @Optional('How often', { example: 'weekly' }) @IsString() recurrence?: string | null;
  @Optional('Whether at least or at most that much') @IsString() comparison?: string | null;
  @Optional('Time tracked since it last began', { unit: 'seconds' }) @IsInt() current_recurrence_tracked_seconds?: number | null;
  @Optional('Whether it is active') @IsBoolean() active?: boolean | null;
  @Optional('First day') @DAY start_date?: string | null;
  @Optional('Last day') @DAY end_date?: string | null;
}

export class NewRate extends WorkspaceId {
  @Field('What it is a rate of') @IsIn(LEVELS) level!: (typeof LEVELS)[number];
  @Field('Id of that') @IsInt() level_id!: number;
  @Field('Price or cost of an hour', { unit: 'currency of the workspace' }) @IsNumber() amount!: number;
  @Field('Whether it is a price or a cost') @IsIn(['billable_rates', 'labor_rates']) type!: 'billable_rates' | 'labor_rates';
  @Optional('What becomes of time tracked before; this or `start`') @IsIn(RATE_CHANGES) mode?: (typeof RATE_CHANGES)[number] | null;
  @Optional('From when on; ISO 8601. This or `mode`') @IsISO8601() start?: string | null;
}

export class Rate {
  @Optional('Its id') @IsInt() id?: number | null;
  @Optional('Id of the workspace') @IsInt() workspace_id?: number | null;
  @Optional('Price or cost of an hour', { unit: 'currency of the workspace' }) @IsNumber() amount?: number | null;
  @Optional('From when on; ISO 8601') @IsISO8601() start?: string | null;
  @Optional('Until when; ISO 8601') @IsISO8601() end?: string | null;
}

/** 402 where the plan does not have them. */
@OperationGroup({ stability: 'experimental' })
export class PaidFeatures {
  @List('/workspaces/{workspace_id}/goals', {
    title: 'List goals',
    description: 'Paid plans only: elsewhere it is refused with 402, and the workspace is asked no more until a person says so.',
    input: WorkspaceId,
    record: Goal,
    key: (goal) => goal.goal_id,
    source: `${API_V9}: GET /workspaces/{workspace_id}/goals; fields inferred from its definition handlergoals.APIResponse`,
  })
  declare listGoals: List<WorkspaceId, Goal>;

  @Post('/workspaces/{workspace_id}/rates', {
    title: 'Set a rate',
    description:
      'Paid plans only: elsewhere it is refused with 402, and the workspace is asked no more until a person says so. Nothing drops a repeat, so a lost answer stops for a person.',
    input: NewRate,
    output: Rate,
    effect: unsafe,
    source: `${API_V9}: POST /workspaces/{workspace_id}/rates; the answer inferred from its definition models.Rate`,
  })
  declare createRate: Action<NewRate, Rate>;
}
