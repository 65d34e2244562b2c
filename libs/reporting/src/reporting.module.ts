import { Module } from '@nestjs/common';
import { provideDoor } from '@zuoxi/platform/module';
import { ScheduleRuns } from '@zuoxi/platform/schedules';
import {
  DailyReportResolver,
  ReportQuestionResolver,
  StoreReportsResolver,
} from './daily-report/daily-report.resolver.js';
import { DailyReportService } from './daily-report/daily-report.service.js';
import { DraftsByClock } from './daily-report/drafts-by-clock.js';
import { MonthStandingService } from './daily-report/month-standing.service.js';
import { MorningResolver } from './daily-report/morning.resolver.js';
import { MissingData } from './daily-report/missing-data.js';
import { MorningService } from './daily-report/morning.service.js';
import { ReportDocumentController } from './daily-report/report-document.controller.js';
import { ReportOpeningService } from './daily-report/report-opening.service.js';
import { QuestionsByClock } from './daily-report/questions-by-clock.js';
import { ReportResponseService } from './daily-report/report-response.service.js';
import { ReportDocument } from './daily-report/report.document.js';
import { ReportFacts } from './daily-report/report.facts.js';
import { StoreVersionService } from './daily-report/store-version.service.js';
import { entities } from './entities.js';
import { FirstStepsResolver } from './first-steps/first-steps.resolver.js';
import { FirstStepsService } from './first-steps/first-steps.service.js';
import { OwnNumbersResolver } from './own-numbers/own-numbers.resolver.js';
import { OwnNumbersService } from './own-numbers/own-numbers.service.js';
import { PeriodReportResolver } from './period-report/period-report.resolver.js';
import { PeriodReportService } from './period-report/period-report.service.js';
import { PublishByClock } from './publish-rule/publish-by-clock.js';
import { PublishRuleResolver } from './publish-rule/publish-rule.resolver.js';
import { PublishRuleService } from './publish-rule/publish-rule.service.js';
import { PublishStandingService } from './publish-rule/publish-standing.service.js';
import { ReportTemplateResolver } from './template/report-template.resolver.js';
import { ReportTemplateSetupService } from './template/report-template-setup.js';
import { ReportTemplateService } from './template/report-template.service.js';

@Module({
  controllers: [ReportDocumentController],
  providers: [
    provideDoor('reporting', entities),
    ReportFacts,
    DailyReportService,
    DraftsByClock,
    PublishRuleService,
    PublishRuleResolver,
    PublishStandingService,
    PublishByClock,
    PeriodReportService,
    PeriodReportResolver,
    ReportTemplateService,
    ReportTemplateSetupService,
    ReportTemplateResolver,
    MissingData,
    ReportOpeningService,
    ReportResponseService,
    QuestionsByClock,
    MonthStandingService,
    MorningService,
    StoreVersionService,
    ReportDocument,
    DailyReportResolver,
    ReportQuestionResolver,
    StoreReportsResolver,
    MorningResolver,
    FirstStepsService,
    FirstStepsResolver,
    OwnNumbersService,
    OwnNumbersResolver,
  ],
  exports: [
    DailyReportService,
    ReportResponseService,
    ReportDocument,
    StoreVersionService,
    ReportTemplateSetupService,
  ],
})
export class ReportingModule {
  constructor(
    runs: ScheduleRuns,
    drafts: DraftsByClock,
    publish: PublishByClock,
    missing: MissingData,
    questions: QuestionsByClock,
  ) {
    runs.handleOfStore('report-draft', (due) => drafts.draft(due));
    runs.handleOfStore('report-publish', (due) => publish.publish(due));
    runs.handleOfStore('data-missing', (due) => missing.ask(due));
    runs.handleOfStore('question-dates', (due) => questions.remind(due));
  }
}
