import type { DynamicModule } from '@nestjs/common';
import { GatewayModule } from '@zuoxi/gateway';
import {
  RegisteredDocuments,
  ExportLogService,
  IdentityModule,
  ScopeService,
  StoreService,
} from '@zuoxi/identity';
import { OnboardingModule } from '@zuoxi/onboarding';
import { PlatformModule, type PlatformOptions } from '@zuoxi/platform/module';
import { ConversationsModule } from '@zuoxi/conversations';
import { QualityModule } from '@zuoxi/quality';
import { ReportingModule } from '@zuoxi/reporting';
import { SalesModule, TakeOverService } from '@zuoxi/sales';
import { SchedulingModule } from '@zuoxi/scheduling';

/** Every service in one process. */
export function standaloneModule(root: string, options: PlatformOptions): DynamicModule {
  return GatewayModule.with({
    root,
    gatekeeper: ScopeService,
    registry: RegisteredDocuments,
    exportLog: ExportLogService,
    imports: [
      PlatformModule.with(options),
      IdentityModule,
      OnboardingModule.with({
        storeRegistry: StoreService,
        contractRegistry: TakeOverService,
        imports: [IdentityModule, SalesModule],
      }),
      SalesModule,
      SchedulingModule,
      ConversationsModule,
      ReportingModule,
      QualityModule,
    ],
  });
}
