import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccessGuard } from '@zuoxi/platform/access';
import { inputValidation, ReferenceOwners, scalars, SchemaOnlyDriver } from '@zuoxi/platform/graphql';
import type { FastifyInstance } from 'fastify';
import { createApp, uploadLimitBytes, wholeSchema } from './create-app.js';
import { coLocatedHandlers } from './edge/co-located.js';
import { documentMode } from './edge/document-mode.js';
import { DocumentRegistry } from './edge/documents.js';
import { mountEdge } from './edge/edge.js';
import { PublishedVersions } from './edge/kept.js';
import { EventsController } from './events.controller.js';
import { ExportLog, mountExports } from './exports/exports.js';
import { FilesController } from './files.controller.js';
import { Gatekeeper } from './gatekeeper.js';
import { HealthController } from './health.controller.js';
import { closesConnectionsWhenEnding } from './lifecycle.js';
import { HttpErrorFilter } from './http.js';
import { bearerOf, requestFacts } from './request-facts.js';
import { mergedTypeDefs } from './type-defs.js';
import { takePushedBodies } from './pushed-body.js';
import { secureHeaders, serveConsole } from './web.js';

/** What it asks of the services beside it. */
export const gatewayPorts = { Gatekeeper, DocumentRegistry, ExportLog, PublishedVersions };

@Module({})
export class GatewayModule {
  /** @param imports the services, which answer `gatewayPorts` too */
  static with(options: { root: string; imports: DynamicModule['imports'] }): DynamicModule {
    const references = new ReferenceOwners();
    return {
      module: GatewayModule,
      imports: [
        DiscoveryModule,
        GraphQLModule.forRoot({
          driver: SchemaOnlyDriver,
          typeDefs: mergedTypeDefs(options.root),
          resolvers: scalars,
          transformResolvers: references.collect,
          fieldResolverEnhancers: ['guards'],
        }),
        ...(options.imports ?? []),
      ],
      controllers: [HealthController, FilesController, EventsController],
      providers: [
        { provide: ReferenceOwners, useValue: references },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: HttpErrorFilter },
        { provide: APP_PIPE, useFactory: inputValidation },
      ],
    };
  }
}

/**
 * A process that serves: context for every request, both GraphQL endpoints, REST, the console.
 *
 * @throws when a handler declares no access rule, or resolvers and inputs are not what the SDL says.
 */
export async function createServer(
  module: Type | DynamicModule,
  root: string,
): Promise<NestFastifyApplication> {
  const app = await createApp(module, { trustProxy: process.env['ZUOXI_TRUST_PROXY'] === '1' });
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  closesConnectionsWhenEnding(fastify);
  await fastify.register(cookie);
  await fastify.register(multipart, { limits: { fileSize: uploadLimitBytes, files: 1 } });
  takePushedBodies(fastify);
  const gatekeeper = app.get(Gatekeeper, { strict: false });
  fastify.addHook('preHandler', async (request) => {
    if (request.url.startsWith('/graphql') || request.url.startsWith('/stores/')) return;
    const facts = requestFacts(request.headers, request.ip);
    const slug = typeof request.headers['x-store'] === 'string' ? request.headers['x-store'] : null;
    const bearer = bearerOf(request.headers);
    const office = await gatekeeper.backOffice(bearer, facts);
    request.zuoxiContext = (slug && (await gatekeeper.forStore(bearer, facts, slug))) || office;
  });
  secureHeaders(fastify);
  serveConsole(fastify, root);
  await app.init();
  const schema = await wholeSchema(app);
  const registry = app.get(DocumentRegistry, { strict: false });
  const handlers = await coLocatedHandlers(
    schema,
    app.get(ReferenceOwners),
    { root, mode: documentMode(), registry },
    app.get(PublishedVersions, { strict: false }),
  );
  mountEdge(fastify, gatekeeper, handlers);
  mountExports(fastify, gatekeeper, app.get(ExportLog, { strict: false }));
  return app;
}
