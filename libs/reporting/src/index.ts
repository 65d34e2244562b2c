export { ReportingModule } from './reporting.module.js';
export { service } from './service.js';
export { DailyReportService } from './daily-report/daily-report.service.js';
export { ReportResponseService } from './daily-report/report-response.service.js';
export { documentOf, ReportDocument } from './daily-report/report.document.js';
