import { Module } from '@nestjs/common';
import { provideDoor } from '@zuoxi/platform/module';
import {
  DailyReportResolver,
  MorningResolver,
  StoreReportsResolver,
} from './daily-report/daily-report.resolver.js';
import { DailyReportService } from './daily-report/daily-report.service.js';
import { ReportFacts } from './daily-report/report.facts.js';

@Module({
  providers: [
    provideDoor('reporting'),
    ReportFacts,
    DailyReportService,
    DailyReportResolver,
    StoreReportsResolver,
    MorningResolver,
  ],
  exports: [DailyReportService],
})
export class ReportingModule {}
