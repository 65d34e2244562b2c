export { ReportingModule } from './reporting.module.js';
export { DailyReportService } from './daily-report/daily-report.service.js';
