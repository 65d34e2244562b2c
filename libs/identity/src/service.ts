import type { ServiceDefinition } from '@zuoxi/platform/module';
import { ExportLogService } from './audit/export-log.service.js';
import { AddressService } from './directory/address.service.js';
import { RegisteredDocuments } from './document/registered-documents.js';
import { entities } from './entities.js';
import { LeavingService } from './member/leaving.service.js';
import { ScopeService } from './session/scope.service.js';
import { PriceBookSetup, ReportTemplateSetup, ScorecardSetup, ShiftSetup } from './setup-file/parts.js';
import { IdentityServiceModule } from './setup-file/setup-file.module.js';
import { StoreService } from './store/store.service.js';

export const service = {
  module: IdentityServiceModule,
  entities,
  asks: { PriceBookSetup, ScorecardSetup, ReportTemplateSetup, ShiftSetup },
  answers: {
    Addresses: { of: AddressService, methods: ['addressOf'] },
    Gatekeeper: { of: ScopeService, methods: ['backOffice', 'forStore'] },
    DocumentRegistry: { of: RegisteredDocuments, methods: ['find'] },
    ExportLog: { of: ExportLogService, methods: ['record'] },
    People: { of: LeavingService, methods: ['endingsOfAgent', 'agentLeaves'] },
    StoreRegistry: { of: StoreService, methods: ['create', 'advance'] },
  },
} satisfies ServiceDefinition;
