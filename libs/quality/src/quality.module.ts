import { Module } from '@nestjs/common';
import { provideDoor } from '@zuoxi/platform/module';
import { ScheduleRuns } from '@zuoxi/platform/schedules';
import { entities } from './entities.js';
import { AppealService } from './review/appeal.service.js';
import { AppealsByClock } from './review/appeals-by-clock.js';
import { CommonFindingsResolver } from './review/common-findings.resolver.js';
import { CommonFindingsService } from './review/common-findings.service.js';
import { DutiesService } from './review/duties.service.js';
import { AgentCoverageResolver, ReviewResolver, UnmatchedAccountResolver } from './review/review.resolver.js';
import { ReviewService } from './review/review.service.js';
import { SamplingByClock } from './review/sampling-by-clock.js';
import { SamplingService } from './review/sampling.service.js';
import { ScorecardSetupService } from './review/scorecard-setup.js';
import { ScorecardService } from './review/scorecard.service.js';
import { ScreeningService } from './review/screening.service.js';
import { ScoringService } from './review/scoring.service.js';

@Module({
  providers: [
    provideDoor('quality', entities),
    ScorecardService,
    ScorecardSetupService,
    ReviewService,
    SamplingService,
    SamplingByClock,
    ScoringService,
    ScreeningService,
    AppealService,
    AppealsByClock,
    DutiesService,
    CommonFindingsService,
    CommonFindingsResolver,
    ReviewResolver,
    AgentCoverageResolver,
    UnmatchedAccountResolver,
  ],
  exports: [ReviewService, SamplingService, ScorecardSetupService, ScoringService, AppealService],
})
export class QualityModule {
  constructor(runs: ScheduleRuns, sampling: SamplingByClock, appeals: AppealsByClock) {
    runs.handleOfStore('qc-sample', (due) => sampling.draw(due));
    runs.handleOfStore('appeal-dates', (due) => appeals.remind(due));
  }
}
