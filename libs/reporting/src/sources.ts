import type { DailyReportService, ReportRow } from './daily-report/daily-report.service.js';
import type { QuestionRow } from './daily-report/report-response.service.js';

/** What this service's types are made of, where a resolver needs more than their fields. */
export interface Sources {
  DailyReport: ReportRow;
  MorningRow: Awaited<ReturnType<DailyReportService['morning']>>[number];
  ReportQuestion: QuestionRow;
}
