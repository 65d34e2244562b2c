import { Module } from '@nestjs/common';
import { provideDoor } from '@zuoxi/platform/module';
import { entities } from './entities.js';
import { ProfileResolver } from './profile/profile.resolver.js';
import { ProfileService } from './profile/profile.service.js';
import { TakeOverService } from './profile/take-over.service.js';

/** What it asks of others comes from the process that it is in. */
@Module({
  providers: [provideDoor('onboarding', entities), ProfileService, ProfileResolver, TakeOverService],
})
export class OnboardingModule {}
