import { IsArray, IsBoolean, IsIn, IsInt, IsISO8601, IsString } from 'class-validator';
import { Field, OperationGroup, Optional, Post, read, type Action } from 'trunkline/sdk';
import { PAID } from '../plans.js';
import { ReportFilter, ReportRange } from './report-filter.js';
import { REPORTS_V3 } from '../sources.js';

const STEPS = ['day', 'week', 'month'] as const;

export class ComparisonFilter extends ReportFilter {
  @Optional('Length of a step') @IsIn(STEPS) resolution?: (typeof STEPS)[number] | null;
}

export class TrendFilter extends ReportRange {
  @Optional('Ids of what is compared', { items: Number }) ids?: number[] | null;
  @Optional('Length of a step') @IsIn(STEPS) resolution?: (typeof STEPS)[number] | null;
  @Optional('ISO 4217 code') @IsString() currency?: string | null;
  @Optional('Only billable time, or only other', { needs: PAID }) @IsBoolean() billable?: boolean | null;
}

export class ProfitabilityFilter extends ReportRange {
  @Field('ISO 4217 code', { example: 'usd' }) currency!: string;
  @Optional('Ids of projects', { items: Number }) project_ids?: number[] | null;
  @Optional('Ids of clients; null finds projects without one') @IsArray() client_ids?: (number | null)[] | null;
  @Optional('Length of a step') @IsIn(STEPS) resolution?: (typeof STEPS)[number] | null;
}

/** One step of a graph; which list is there depends on what is compared. */
export class TrendStep {
  @Optional('Its first day; ISO 8601') @IsISO8601() date?: string | null;
  @Optional('Time tracked', { unit: 'seconds' }) @IsInt() total_seconds?: number | null;
  @Optional('What was earned', { unit: 'cents' }) @IsInt() earnings?: number | null;
  @Optional('What it cost', { unit: 'cents' }) @IsInt() labour_cost?: number | null;
  @Optional('Clients, each with its time') @IsArray() clients?: object[] | null;
  @Optional('Projects, each with its time') @IsArray() projects?: object[] | null;
  @Optional('Users, each with their time') @IsArray() users?: object[] | null;
}

export class TrendGraph {
  @Optional('Length of a step') @IsString() resolution?: string | null;
  @Optional('The steps', { items: TrendStep }) data?: TrendStep[] | null;
}

export class TrendReport {
  @Optional('ISO 4217 code') @IsString() currency?: string | null;
  @Optional('How it went', { of: TrendGraph }) graph?: TrendGraph | null;
}

const PLAN = 'Refused with 402 where the plan does not have it.';

/** Analyses of paid plans. */
@OperationGroup({ stability: 'experimental' })
export class Trends {
  @Post('/workspace/{workspace_id}/comparative', {
    title: 'Get a comparative report',
    description: `Time, earnings and cost of the filtered entries, in steps of a day, a week or a month. ${PLAN}`,
    service: 'reports',
    input: ComparisonFilter,
    output: TrendReport,
    effect: read,
    source: `${REPORTS_V3}: POST /workspace/{workspace_id}/comparative; fields inferred from its definition comparative.report`,
  })
  declare getComparativeReport: Action<ComparisonFilter, TrendReport>;

  @Post('/workspace/{workspace_id}/data_trends/clients', {
    title: 'Get trends of clients',
    description: `How the time of each client went, in steps of a day, a week or a month; \`ids\` names those to compare. ${PLAN}`,
    service: 'reports',
    input: TrendFilter,
    output: TrendReport,
    effect: read,
    source: `${REPORTS_V3}: POST /workspace/{workspace_id}/data_trends/clients; fields inferred from its definition clients.dataTrendsReport`,
  })
  declare getClientTrends: Action<TrendFilter, TrendReport>;

  @Post('/workspace/{workspace_id}/data_trends/projects', {
    title: 'Get trends of projects',
    description: `How the time of each project went, in steps of a day, a week or a month; \`ids\` names those to compare. ${PLAN}`,
    service: 'reports',
    input: TrendFilter,
    output: TrendReport,
    effect: read,
    source: `${REPORTS_V3}: POST /workspace/{workspace_id}/data_trends/projects; fields inferred from its definition projects.dataTrendsReport`,
  })
  declare getProjectTrends: Action<TrendFilter, TrendReport>;

  @Post('/workspace/{workspace_id}/data_trends/users', {
    title: 'Get trends of users',
    description: `How the time of each user went, in steps of a day, a week or a month; \`ids\` names those to compare. ${PLAN}`,
    service: 'reports',
    input: TrendFilter,
    output: TrendReport,
    effect: read,
    source: `${REPORTS_V3}: POST /workspace/{workspace_id}/data_trends/users; fields inferred from its definition users.dataTrendsReport`,
  })
  declare getUserTrends: Action<TrendFilter, TrendReport>;

  @Post('/workspace/{workspace_id}/profitability/projects', {
    title: 'Get the profitability of projects',
    description: `Earnings and cost in one currency, in cents, in steps of a day, a week or a month. ${PLAN}`,
    service: 'reports',
    input: ProfitabilityFilter,
    output: TrendReport,
    effect: read,
    source: `${REPORTS_V3}: POST /workspace/{workspace_id}/profitability/projects; fields inferred from its definition projects.Report`,
  })
  declare getProjectProfitability: Action<ProfitabilityFilter, TrendReport>;
}
