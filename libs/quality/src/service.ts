import type { ServiceDefinition } from '@zuoxi/platform/module';
import { entities } from './entities.js';
import { QualityModule } from './quality.module.js';

export const service = { module: QualityModule, entities } satisfies ServiceDefinition;
