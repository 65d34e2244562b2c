import type { DynamicModule, Type } from '@nestjs/common';
import { ConversationsModule } from '@zuoxi/conversations';
import {
  EventsController,
  type ExposedPorts,
  FilesController,
  Gatekeeper,
  type Neighbours,
  remotePort,
} from '@zuoxi/gateway';
import {
  RegisteredDocuments,
  ExportLogService,
  IdentityModule,
  ScopeService,
  StoreService,
} from '@zuoxi/identity';
import type { ApiService } from '@zuoxi/platform/database';
import { ContractRegistry, OnboardingModule, StoreRegistry } from '@zuoxi/onboarding';
import { QualityModule } from '@zuoxi/quality';
import { ReportingModule } from '@zuoxi/reporting';
import { SalesModule, TakeOverService } from '@zuoxi/sales';
import { SchedulingModule } from '@zuoxi/scheduling';

type Get = <T>(token: Type<T>) => T;

interface ServiceParts {
  readonly imports: DynamicModule['imports'];
  readonly controllers?: Type[];
  /** What it answers for others, by port. */
  readonly ports?: (get: Get) => ExposedPorts;
}

/** Streams of events ask anew whose they are. */
const gatekeeperHere: DynamicModule = {
  module: class GatekeeperModule {},
  imports: [IdentityModule],
  providers: [{ provide: Gatekeeper, useExisting: ScopeService }],
  exports: [Gatekeeper],
};

class RemoteStoreRegistry {}
class RemoteContractRegistry {}

const onboarding = (neighbours: Neighbours): DynamicModule => {
  const remote: DynamicModule = {
    module: class RemoteIdentityModule {},
    providers: [
      {
        provide: RemoteStoreRegistry,
        useFactory: () =>
          remotePort<StoreRegistry>(neighbours, 'identity', 'StoreRegistry', ['create', 'advance']),
      },
      {
        provide: RemoteContractRegistry,
        useFactory: () =>
          remotePort<ContractRegistry>(neighbours, 'sales', 'ContractRegistry', ['check', 'takeOver']),
      },
    ],
    exports: [RemoteStoreRegistry, RemoteContractRegistry],
  };
  return OnboardingModule.with({
    storeRegistry: RemoteStoreRegistry as Type<StoreRegistry>,
    contractRegistry: RemoteContractRegistry as Type<ContractRegistry>,
    imports: [remote],
  });
};

/** What each process of the split deployment consists of. */
export const services: Readonly<Record<ApiService, (neighbours: Neighbours) => ServiceParts>> = {
  identity: () => ({
    imports: [IdentityModule, gatekeeperHere],
    controllers: [EventsController, FilesController],
    ports: (get) => ({
      Gatekeeper: { of: get(ScopeService), methods: ['backOffice', 'forStore'] },
      DocumentRegistry: { of: get(RegisteredDocuments), methods: ['find'] },
      ExportLog: { of: get(ExportLogService), methods: ['record'] },
      StoreRegistry: { of: get(StoreService), methods: ['create', 'advance'] },
    }),
  }),
  onboarding: (neighbours) => ({ imports: [onboarding(neighbours)] }),
  sales: () => ({
    imports: [SalesModule],
    ports: (get) => ({
      ContractRegistry: { of: get(TakeOverService), methods: ['check', 'takeOver'] },
    }),
  }),
  scheduling: () => ({ imports: [SchedulingModule] }),
  conversations: () => ({ imports: [ConversationsModule] }),
  reporting: () => ({ imports: [ReportingModule] }),
  quality: () => ({ imports: [QualityModule] }),
};
