import { existsSync } from 'node:fs';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import statics from '@fastify/static';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import {
  APP_FILTER,
  APP_GUARD,
  APP_PIPE,
  DiscoveryService,
  DiscoveryModule,
  NestFactory,
} from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccessGuard, undeclaredHandlers } from '@zuoxi/platform/access';
import type { Context } from '@zuoxi/platform/context';
import { inputValidation, ReferenceOwners, scalars, SchemaOnlyDriver } from '@zuoxi/platform/graphql';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Edge, workspaceRoot } from './edge.js';
import { EventsController } from './events.controller.js';
import { FilesController } from './files.controller.js';
import { Gatekeeper } from './gatekeeper.js';
import { HealthController } from './health.controller.js';
import { HttpErrorFilter } from './http.js';
import { bearerOf, requestFacts } from './request-facts.js';
import { featureTypeDefs } from './type-defs.js';

@Module({})
export class GatewayModule {
  /** @param gatekeeper the service that knows tokens; it comes from one of the modules beside this one. */
  static with(options: {
    root: string;
    gatekeeper: Type<Gatekeeper>;
    imports: DynamicModule['imports'];
  }): DynamicModule {
    const references = new ReferenceOwners();
    return {
      module: GatewayModule,
      imports: [
        DiscoveryModule,
        GraphQLModule.forRoot({
          driver: SchemaOnlyDriver,
          typeDefs: featureTypeDefs(options.root),
          resolvers: scalars,
          transformResolvers: references.collect,
          fieldResolverEnhancers: ['guards'],
        }),
        ...(options.imports ?? []),
      ],
      controllers: [HealthController, FilesController, EventsController],
      providers: [
        Edge,
        { provide: ReferenceOwners, useValue: references },
        { provide: workspaceRoot, useValue: options.root },
        { provide: Gatekeeper, useExisting: options.gatekeeper },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: HttpErrorFilter },
        { provide: APP_PIPE, useFactory: inputValidation },
      ],
    };
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    zuoxiContext?: Context;
  }
}

/**
 * A process that serves: context for every request, both GraphQL endpoints, REST, the console.
 *
 * @throws when a handler declares no access rule.
 */
export async function createServer(
  module: Type | DynamicModule,
  root: string,
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    module,
    new FastifyAdapter({
      // Share links and invitations carry their secret in the path.
      routerOptions: { maxParamLength: 300 },
      bodyLimit: 1_048_576,
      trustProxy: process.env['ZUOXI_TRUST_PROXY'] === '1',
    }),
    { logger: ['error', 'warn'], abortOnError: false },
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

  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  await fastify.register(cookie);
  await fastify.register(multipart, { limits: { fileSize: 512 * 1_048_576, files: 1 } });
  const gatekeeper = app.get(Gatekeeper, { strict: false });
  fastify.addHook('preHandler', async (request) => {
    if (request.url.startsWith('/graphql') || request.url.startsWith('/stores/')) return;
    const facts = requestFacts(request.headers, request.ip);
    const slug = typeof request.headers['x-store'] === 'string' ? request.headers['x-store'] : null;
    const bearer = bearerOf(request.headers);
    const office = await gatekeeper.backOffice(bearer, facts);
    request.zuoxiContext = (slug && (await gatekeeper.forStore(bearer, facts, slug))) || office;
  });
  fastify.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'no-referrer');
    reply.header('x-frame-options', 'DENY');
  });
  serveConsole(fastify, join(root, 'apps/console/dist'));
  await app.init();
  app.get(Edge, { strict: false }).mount(fastify);
  app.enableShutdownHooks();
  return app;
}

/** The console's files; every other address that a browser opens is a page of it. */
function serveConsole(fastify: FastifyInstance, directory: string): void {
  if (!existsSync(directory)) return;
  void fastify.register(statics, {
    root: directory,
    serve: false,
    preCompressed: true,
  });
  // The bundler names what it builds by content, so those never change; a page is asked for anew.
  fastify.get<{ Params: { '*': string } }>('/assets/*', (request, reply) =>
    reply.sendFile(`assets/${request.params['*']}`, directory, { maxAge: '1y', immutable: true }),
  );
  const page = (_request: unknown, reply: FastifyReply) =>
    reply.sendFile('index.html', directory, { maxAge: 0 });
  fastify.get('/', page);
  fastify.get('/*', page);
}
