import type { ServiceDefinition } from '@zuoxi/platform/module';
import { entities } from './entities.js';
import { People } from './leaving/people.js';
import { SchedulingModule } from './scheduling.module.js';

export const service = { module: SchedulingModule, entities, asks: { People } } satisfies ServiceDefinition;
