import type { DynamicModule } from '@nestjs/common';
import { GatewayModule, gatewayPorts } from '@zuoxi/gateway';
import { PlatformModule, type PlatformOptions } from '@zuoxi/platform/module';
import { everyService } from '@zuoxi/services';

/** Every service in one process. */
export const standaloneModule = (root: string, options: PlatformOptions): DynamicModule =>
  GatewayModule.with({ root, imports: [PlatformModule.with(options), ...everyService(gatewayPorts)] });
