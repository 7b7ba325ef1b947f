import { IsIn } from 'class-validator';
import { Download, OperationGroup, Optional, read } from 'trunkline/sdk';
import { DetailedReportFilter } from './detailed-report.js';
import { ReportFilter } from './report-filter.js';
import { SavedReportFilter } from './saved-reports.js';
import { REPORTS_V3 } from '../sources.js';
import { SummaryFilter } from './summary-report.js';

const DURATION_FORMATS = ['classic', 'decimal', 'improved'] as const;

export class DetailedExport extends DetailedReportFilter {
  @Optional('How durations are written; classic when absent') @IsIn(DURATION_FORMATS) duration_format?:
    | (typeof DURATION_FORMATS)[number]
    | null;
}

export class SummaryExport extends SummaryFilter {
  @Optional('How durations are written; classic when absent') @IsIn(DURATION_FORMATS) duration_format?:
    | (typeof DURATION_FORMATS)[number]
    | null;
}

const exported = { service: 'reports', method: 'POST', effect: read } as const;
const report = {
  ...exported,
  description: 'At least one field beside the workspace must be given: a request without any is refused.',
} as const;
const saved = { ...exported, description: 'A private one only for its owner and for admins.' } as const;

/** Reports as files. Each is one call, however long the report is. */
@OperationGroup({ source: REPORTS_V3 })
export class ReportExports {
  @Download('/workspace/{workspace_id}/search/time_entries.csv', {
    ...report,
    title: 'Export the detailed report as CSV',
    input: DetailedExport,
  })
  declare exportDetailedCsv: Download<DetailedExport>;

  @Download('/workspace/{workspace_id}/search/time_entries.xlsx', {
    ...report,
    title: 'Export the detailed report as XLSX',
    input: DetailedExport,
  })
  declare exportDetailedXlsx: Download<DetailedExport>;

  @Download('/workspace/{workspace_id}/search/time_entries.pdf', {
    ...report,
    title: 'Export the detailed report as PDF',
    input: DetailedExport,
  })
  declare exportDetailedPdf: Download<DetailedExport>;

  @Download('/workspace/{workspace_id}/summary/time_entries.csv', { ...report, title: 'Export a summary as CSV', input: SummaryExport })
  declare exportSummaryCsv: Download<SummaryExport>;

  @Download('/workspace/{workspace_id}/summary/time_entries.xlsx', { ...report, title: 'Export a summary as XLSX', input: SummaryExport })
  declare exportSummaryXlsx: Download<SummaryExport>;

  @Download('/workspace/{workspace_id}/summary/time_entries.pdf', { ...report, title: 'Export a summary as PDF', input: SummaryExport })
  declare exportSummaryPdf: Download<SummaryExport>;

  @Download('/workspace/{workspace_id}/weekly/time_entries.csv', { ...report, title: 'Export a weekly report as CSV', input: ReportFilter })
  declare exportWeeklyCsv: Download<ReportFilter>;

  @Download('/workspace/{workspace_id}/weekly/time_entries.pdf', { ...report, title: 'Export a weekly report as PDF', input: ReportFilter })
  declare exportWeeklyPdf: Download<ReportFilter>;

  @Download('/shared/{report_token}.csv', { ...saved, title: 'Export a saved report as CSV', input: SavedReportFilter })
  declare exportSavedCsv: Download<SavedReportFilter>;

  @Download('/shared/{report_token}.xlsx', { ...saved, title: 'Export a saved report as XLSX', input: SavedReportFilter })
  declare exportSavedXlsx: Download<SavedReportFilter>;

  @Download('/shared/{report_token}.pdf', { ...saved, title: 'Export a saved report as PDF', input: SavedReportFilter })
  declare exportSavedPdf: Download<SavedReportFilter>;
}
