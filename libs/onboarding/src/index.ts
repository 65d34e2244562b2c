export { OnboardingModule } from './onboarding.module.js';
export { StoreRegistry } from './profile/store-registry.js';
export { ProfileService } from './profile/profile.service.js';
export { readTrafficCsv } from './profile/traffic-csv.js';
