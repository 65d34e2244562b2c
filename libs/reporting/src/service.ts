import type { ServiceDefinition } from '@zuoxi/platform/module';
import { ReportingModule } from './reporting.module.js';

export const service = { module: ReportingModule } satisfies ServiceDefinition;
