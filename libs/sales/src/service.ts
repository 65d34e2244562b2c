import type { ServiceDefinition } from '@zuoxi/platform/module';
import { TakeOverService } from './contract/take-over.service.js';
import { entities } from './entities.js';
import { SalesModule } from './sales.module.js';

export const service = {
  module: SalesModule,
  entities,
  answers: { ContractRegistry: { of: TakeOverService, methods: ['check', 'takeOver'] } },
} satisfies ServiceDefinition;
