import type { ServiceDefinition } from '@zuoxi/platform/module';
import { setupMethods } from '@zuoxi/platform/setup';
import { TakeOverService } from './contract/take-over.service.js';
import { entities } from './entities.js';
import { PriceBookSetupService } from './price-book/price-book-setup.js';
import { SalesModule } from './sales.module.js';

export const service = {
  module: SalesModule,
  entities,
  answers: {
    ContractRegistry: { of: TakeOverService, methods: ['check', 'takeOver'] },
    PriceBookSetup: { of: PriceBookSetupService, methods: setupMethods },
  },
} satisfies ServiceDefinition;
