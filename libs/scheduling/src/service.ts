import type { ServiceDefinition } from '@zuoxi/platform/module';
import { SchedulingModule } from './scheduling.module.js';

export const service = { module: SchedulingModule } satisfies ServiceDefinition;
