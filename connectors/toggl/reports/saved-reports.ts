import { IsBoolean, IsObject, IsString } from 'class-validator';
import { Field, OperationGroup, Optional, Post, read, type Action } from 'trunkline/sdk';
import { DAY } from '../dates.js';
import { REPORTS_V3 } from '../sources.js';

export class SavedReportId {
  @Field('Token of the report, the last part of its link') report_token!: string;
}

/** Instead of what was saved with it. */
export class SavedReportFilter extends SavedReportId {
  @Optional('First day') @DAY start_date?: string | null;
  @Optional('Last day') @DAY end_date?: string | null;
  @Optional('Ids of users', { items: Number }) user_ids?: number[] | null;
  @Optional('Ids of groups', { items: Number }) group_ids?: number[] | null;
  @Optional('Ids of clients', { items: Number }) client_ids?: number[] | null;
  @Optional('Ids of projects', { items: Number }) project_ids?: number[] | null;
}

export class SavedReport {
  @Optional('Name') @IsString() report_name?: string | null;
  @Optional('What it is: detailed, summary or weekly', { example: 'weekly' }) @IsString() report_type?: string | null;
  @Optional('Whether everyone who has the link may read it') @IsBoolean() public?: boolean | null;
  @Optional('What it was asked with') @IsObject() input_params?: Record<string, unknown> | null;
  @Optional('Report and totals, when it is a detailed one') @IsObject() detailed_results?: Record<string, unknown> | null;
  @Optional('Report and totals, when it is a summary') @IsObject() summary_results?: Record<string, unknown> | null;
  @Optional('Report and totals, when it is a weekly one') @IsObject() weekly_results?: Record<string, unknown> | null;
}

@OperationGroup({ stability: 'experimental' })
export class SavedReports {
  @Post('/shared/{report_token}', {
    title: 'Get a saved report',
    description: 'A private one only for its owner and for admins.',
    service: 'reports',
    input: SavedReportFilter,
    output: SavedReport,
    effect: read,
    source: `${REPORTS_V3}: POST /shared/{report_token}; fields inferred from its definition saved.ReportOutput`,
  })
  declare getSavedReport: Action<SavedReportFilter, SavedReport>;
}
