import type { MorningRow } from './daily-report/morning.service.js';
import type { ReportRow } from './daily-report/report.reading.js';
import type { QuestionRow } from './daily-report/report-response.service.js';

/** What this service's types are made of, where a resolver needs more than their fields. */
export interface Sources {
  DailyReport: ReportRow;
  MorningRow: MorningRow;
  ReportQuestion: QuestionRow;
}
