import type { DynamicModule, Type } from '@nestjs/common';
import { DiscoveryService, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { undeclaredHandlers } from '@zuoxi/platform/access';
import type { Context } from '@zuoxi/platform/context';

declare module 'fastify' {
  interface FastifyRequest {
    zuoxiContext?: Context;
  }
}

export const uploadLimitBytes = 512 * 1_048_576;

/**
 * A Nest application on Fastify whose every handler says who may call it.
 *
 * @throws when a handler declares no access rule.
 */
export async function createApp(
  module: Type | DynamicModule,
  options: { readonly trustProxy: boolean; readonly rawBody?: boolean },
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    module,
    new FastifyAdapter({
      // Share links and invitations carry their secret in the path.
      routerOptions: { maxParamLength: 300 },
      bodyLimit: 1_048_576,
      trustProxy: options.trustProxy,
    }),
    { logger: ['error', 'warn'], abortOnError: false, rawBody: options.rawBody ?? false },
  );
  const discovery = app.get(DiscoveryService, { strict: false });
  const instances = [...discovery.getProviders(), ...discovery.getControllers()]
    .map(({ instance }) => instance as object | null)
    .filter((instance): instance is object => typeof instance === 'object' && instance !== null);
  const undeclared = undeclaredHandlers(instances);
  if (undeclared.length) {
    await app.close();
    throw new Error(`no access rule declared: ${undeclared.join(', ')}`);
  }
  return app;
}
