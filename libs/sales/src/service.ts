import type { ServiceDefinition } from '@zuoxi/platform/module';
import { TakeOverService } from './contract/take-over.service.js';
import { SalesModule } from './sales.module.js';

export const service = {
  module: SalesModule,
  answers: { ContractRegistry: { of: TakeOverService, methods: ['check', 'takeOver'] } },
} satisfies ServiceDefinition;
