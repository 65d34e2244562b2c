import type { ServiceDefinition } from '@zuoxi/platform/module';
import { QualityModule } from './quality.module.js';

export const service = { module: QualityModule } satisfies ServiceDefinition;
