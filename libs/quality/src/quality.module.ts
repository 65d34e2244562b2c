import { Module } from '@nestjs/common';
import { provideDoor } from '@zuoxi/platform/module';
import { AppealService } from './review/appeal.service.js';
import { ReviewResolver } from './review/review.resolver.js';
import { ReviewService } from './review/review.service.js';
import { ScorecardService } from './review/scorecard.service.js';

@Module({
  providers: [provideDoor('quality'), ScorecardService, ReviewService, AppealService, ReviewResolver],
  exports: [ReviewService, AppealService],
})
export class QualityModule {}
