import type { ServiceDefinition } from '@zuoxi/platform/module';
import { setupMethods } from '@zuoxi/platform/setup';
import { StoreVersionService } from './daily-report/store-version.service.js';
import { entities } from './entities.js';
import { ReportingModule } from './reporting.module.js';
import { ReportTemplateSetupService } from './template/report-template-setup.js';

export const service = {
  module: ReportingModule,
  entities,
  // Asked in the process that has the data alone: the version is of the operation's own snapshot.
  answers: {
    PublishedVersions: { of: StoreVersionService, methods: [] },
    ReportTemplateSetup: { of: ReportTemplateSetupService, methods: setupMethods },
  },
} satisfies ServiceDefinition;
