export { ExportLogService } from './audit/export-log.service.js';
export { IdentityModule } from './identity.module.js';
export { type RequestFacts, ScopeService } from './session/scope.service.js';
export { hashPassword } from './session/session.service.js';
export { StoreService } from './store/store.service.js';
export { type NewPerson, ProviderService } from './provider/provider.service.js';
export { DocumentService } from './document/document.service.js';
