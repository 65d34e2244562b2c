import type { ServiceDefinition } from '@zuoxi/platform/module';
import { ExportLogService } from './audit/export-log.service.js';
import { AddressService } from './directory/address.service.js';
import { RegisteredDocuments } from './document/registered-documents.js';
import { entities } from './entities.js';
import { IdentityModule } from './identity.module.js';
import { LeavingService } from './member/leaving.service.js';
import { ScopeService } from './session/scope.service.js';
import { StoreService } from './store/store.service.js';

export const service = {
  module: IdentityModule,
  entities,
  answers: {
    Addresses: { of: AddressService, methods: ['addressOf'] },
    Gatekeeper: { of: ScopeService, methods: ['backOffice', 'forStore'] },
    DocumentRegistry: { of: RegisteredDocuments, methods: ['find'] },
    ExportLog: { of: ExportLogService, methods: ['record'] },
    People: { of: LeavingService, methods: ['endingsOfAgent', 'agentLeaves'] },
    StoreRegistry: { of: StoreService, methods: ['create', 'advance'] },
  },
} satisfies ServiceDefinition;
