export { OnboardingModule } from './onboarding.module.js';
export { service } from './service.js';
export { StoreRegistry } from './profile/store-registry.js';
export { ContractRegistry } from './profile/contract-registry.js';
export { ProfileService } from './profile/profile.service.js';
export { TakeOverService as StoreTakeOverService } from './profile/take-over.service.js';
export { readTrafficCsv } from './profile/traffic-csv.js';
export { MatterService } from './matter/matter.service.js';
