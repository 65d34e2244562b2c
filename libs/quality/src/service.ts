import type { ServiceDefinition } from '@zuoxi/platform/module';
import { setupMethods } from '@zuoxi/platform/setup';
import { entities } from './entities.js';
import { QualityModule } from './quality.module.js';
import { ScorecardSetupService } from './review/scorecard-setup.js';

export const service = {
  module: QualityModule,
  entities,
  answers: { ScorecardSetup: { of: ScorecardSetupService, methods: setupMethods } },
} satisfies ServiceDefinition;
