import type { ServiceDefinition } from '@zuoxi/platform/module';
import { entities } from './entities.js';
import { SchedulingModule } from './scheduling.module.js';

export const service = { module: SchedulingModule, entities } satisfies ServiceDefinition;
