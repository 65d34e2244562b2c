import { Module } from '@nestjs/common';
import { provideDoor } from '@zuoxi/platform/module';
import { ScheduleRuns } from '@zuoxi/platform/schedules';
import { entities } from './entities.js';
import { MatterListService } from './matter/matter-list.service.js';
import { MatterController } from './matter/matter.controller.js';
import { MatterResolver } from './matter/matter.resolver.js';
import { MatterService } from './matter/matter.service.js';
import { MattersByClock } from './matter/matters-by-clock.js';
import { ProfileResolver } from './profile/profile.resolver.js';
import { ProfileService } from './profile/profile.service.js';
import { TakeOverService } from './profile/take-over.service.js';

/** What it asks of others comes from the process that it is in. */
@Module({
  controllers: [MatterController],
  providers: [
    provideDoor('onboarding', entities),
    ProfileService,
    ProfileResolver,
    TakeOverService,
    MatterService,
    MatterListService,
    MatterResolver,
    MattersByClock,
  ],
})
export class OnboardingModule {
  constructor(runs: ScheduleRuns, matters: MattersByClock) {
    runs.handleOfStore('matters-due', (due) => matters.remind(due));
  }
}
