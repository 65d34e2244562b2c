import type { ServiceDefinition } from '@zuoxi/platform/module';
import { OnboardingModule } from './onboarding.module.js';
import { ContractRegistry } from './profile/contract-registry.js';
import { StoreRegistry } from './profile/store-registry.js';

export const service = {
  module: OnboardingModule,
  asks: { StoreRegistry, ContractRegistry },
} satisfies ServiceDefinition;
