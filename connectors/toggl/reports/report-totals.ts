import { IsBoolean, IsIn, IsInt, IsString } from 'class-validator';
import { Field, OperationGroup, Optional, Post, read, type Action } from 'trunkline/sdk';
import { projects } from '../choices.js';
import { ReportFilter, ReportRange } from './report-filter.js';
import { REPORTS_V3 } from '../sources.js';

export class TotalsFilter extends ReportFilter {
  @Optional('Length of a step of the graph') @IsIn(['day', 'week', 'month']) granularity?: 'day' | 'week' | 'month' | null;
  @Optional('Adds the graph') @IsBoolean() with_graph?: boolean | null;
}

/** One step of a graph. */
export class TotalsStep {
  @Optional('Time tracked', { unit: 'seconds' }) @IsInt() seconds?: number | null;
  @Optional('Its price', { unit: 'cents' }) @IsInt() billable_amount_in_cents?: number | null;
  @Optional('Its cost', { unit: 'cents' }) @IsInt() labour_cost_in_cents?: number | null;
}

export class BilledRate {
  @Optional('Time tracked at this rate', { unit: 'seconds' }) @IsInt() billable_seconds?: number | null;
  @Optional('Price of an hour', { unit: 'cents of `currency`' }) @IsInt() hourly_rate_in_cents?: number | null;
  @Optional('ISO 4217 code') @IsString() currency?: string | null;
}

export class Totals {
  @Optional('Time tracked', { unit: 'seconds' }) @IsInt() seconds?: number | null;
  @Optional('On how many days time was tracked') @IsInt() tracked_days?: number | null;
  @Optional('Price of all of it', { unit: 'cents' }) @IsInt() billable_amount_in_cents?: number | null;
  @Optional('Cost of all of it', { unit: 'cents' }) @IsInt() labour_cost_in_cents?: number | null;
  @Optional('Length of a step of the graph', { example: 'day' }) @IsString() resolution?: string | null;
  @Optional('The steps', { items: TotalsStep }) graph?: TotalsStep[] | null;
  @Optional('The rates it was billed at', { items: BilledRate }) rates?: BilledRate[] | null;
}

export class ProjectSummaryFilter extends ReportRange {
  @Field('Id of the project', { choices: projects }) @IsInt() project_id!: number;
}

@OperationGroup({ source: REPORTS_V3 })
export class ReportTotals {
  @Post('/workspace/{workspace_id}/search/time_entries/totals', {
    title: 'Get totals of a report',
    description: 'At least one field beside the workspace must be given: a request without any is refused.',
    service: 'reports',
    input: TotalsFilter,
    output: Totals,
    effect: read,
  })
  declare getReportTotals: Action<TotalsFilter, Totals>;

  @Post('/workspace/{workspace_id}/projects/{project_id}/summary', {
    title: 'Get totals of a project',
    description:
      'Time, amounts and the number of days with time of one project, between two days. At least one of the two days must be given: a ' +
      'request without any is refused.',
    service: 'reports',
    input: ProjectSummaryFilter,
    output: Totals,
    effect: read,
  })
  declare getProjectTotals: Action<ProjectSummaryFilter, Totals>;
}
