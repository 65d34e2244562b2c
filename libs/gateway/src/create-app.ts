import type { DynamicModule, Type } from '@nestjs/common';
import { DiscoveryService, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { undeclaredHandlers } from '@zuoxi/platform/access';
import type { Context } from '@zuoxi/platform/context';
import { contractGaps } from '@zuoxi/platform/graphql';
import type { GraphQLSchema } from 'graphql';

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
  await endUnless(app, 'no access rule declared', undeclaredHandlers(instancesOf(app)));
  return app;
}

/**
 * The schema of an application whose every field and input is what the SDL says.
 *
 * @throws when a field has neither resolver nor property, or an argument nothing that takes and validates it.
 */
export async function wholeSchema(app: NestFastifyApplication): Promise<GraphQLSchema> {
  const { schema } = app.get(GraphQLSchemaHost, { strict: false });
  await endUnless(app, 'not what the SDL says', contractGaps(schema, instancesOf(app)));
  return schema;
}

function instancesOf(app: NestFastifyApplication): object[] {
  const discovery = app.get(DiscoveryService, { strict: false });
  return [...discovery.getProviders(), ...discovery.getControllers()]
    .map(({ instance }) => instance as object | null)
    .filter((instance): instance is object => typeof instance === 'object' && instance !== null);
}

async function endUnless(app: NestFastifyApplication, what: string, gaps: readonly string[]): Promise<void> {
  if (!gaps.length) return;
  await app.close();
  throw new Error(`${what}: ${gaps.join(', ')}`);
}
