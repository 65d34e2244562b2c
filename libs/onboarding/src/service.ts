import type { ServiceDefinition } from '@zuoxi/platform/module';
import { entities } from './entities.js';
import { OnboardingModule } from './onboarding.module.js';
import { ContractRegistry } from './profile/contract-registry.js';
import { StoreRegistry } from './profile/store-registry.js';

export const service = {
  module: OnboardingModule,
  entities,
  asks: { StoreRegistry, ContractRegistry },
} satisfies ServiceDefinition;
