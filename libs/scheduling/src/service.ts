import type { ServiceDefinition } from '@zuoxi/platform/module';
import { setupMethods } from '@zuoxi/platform/setup';
import { entities } from './entities.js';
import { People } from './leaving/people.js';
import { SchedulingModule } from './scheduling.module.js';
import { ShiftSetupService } from './shift/shift-setup.js';

export const service = {
  module: SchedulingModule,
  entities,
  asks: { People },
  answers: { ShiftSetup: { of: ShiftSetupService, methods: setupMethods } },
} satisfies ServiceDefinition;
