import type { ServiceDefinition } from '@zuoxi/platform/module';
import { StoreVersionService } from './daily-report/store-version.service.js';
import { ReportingModule } from './reporting.module.js';

export const service = {
  module: ReportingModule,
  answers: { PublishedVersions: { of: StoreVersionService, methods: ['of'] } },
} satisfies ServiceDefinition;
