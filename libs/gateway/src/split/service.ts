import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccessGuard, knownCaller } from '@zuoxi/platform/access';
import { DomainError } from '@zuoxi/platform/errors';
import { inputValidation, publicError, scalars, SubgraphDriver } from '@zuoxi/platform/graphql';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { logInternal } from '../edge/edge-context.js';
import { HealthController } from '../health.controller.js';
import { closesConnectionsWhenEnding } from '../lifecycle.js';
import { HttpErrorFilter, statusOf } from '../http.js';
import { isStreamed, takePushedBodies } from '../pushed-body.js';
import { requestFacts } from '../request-facts.js';
import { createApp, uploadLimitBytes, wholeSchema } from '../create-app.js';
import { subgraphTypeDefs } from '../type-defs.js';
import type { ExposedPorts } from './ports.js';
import { type Call, type ContextKeys, contextHeader } from './signed-context.js';
import { subgraphHandler } from './subgraph.js';

/** One service as a process of its own. */
@Module({})
export class ServiceModule {
  static with(options: {
    root: string;
    service: string;
    controllers?: Type[];
    imports: DynamicModule['imports'];
  }): DynamicModule {
    return {
      module: ServiceModule,
      imports: [
        DiscoveryModule,
        GraphQLModule.forRoot({
          driver: SubgraphDriver,
          typeDefs: subgraphTypeDefs(options.root, options.service),
          resolvers: scalars,
          fieldResolverEnhancers: ['guards'],
        }),
        ...(options.imports ?? []),
      ],
      controllers: [HealthController, ...(options.controllers ?? [])],
      providers: [
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: HttpErrorFilter },
        { provide: APP_PIPE, useFactory: inputValidation },
      ],
    };
  }
}

const isOpen = (url: string) => /^\/(livez|readyz)$/.test(url);

/** A process that answers the edge and its neighbours, and nobody whose call is not signed. */
export async function createService(
  module: DynamicModule,
  service: string,
  keys: ContextKeys,
  portsOf: (app: NestFastifyApplication) => ExposedPorts,
): Promise<NestFastifyApplication> {
  const app = await createApp(module, { trustProxy: true, rawBody: true });
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  closesConnectionsWhenEnding(fastify);
  await fastify.register(cookie);
  await fastify.register(multipart, { limits: { fileSize: uploadLimitBytes, files: 1 } });
  takePushedBodies(fastify);
  const verify = (request: FastifyRequest, body: string | Buffer | null) => {
    const call: Call = { audience: service, method: request.method, path: request.url, body };
    const header = request.headers[contextHeader];
    return keys.verify(typeof header === 'string' ? header : undefined, call);
  };
  fastify.addHook('preHandler', async (request) => {
    if (isOpen(request.url) || request.url === '/subgraph' || request.url.startsWith('/ports/')) return;
    const { rawBody } = request as { rawBody?: Buffer };
    request.zuoxiContext = verify(request, isStreamed(request) ? null : (rawBody ?? '')).ctx;
  });
  await app.init();

  const subgraph = await subgraphHandler(await wholeSchema(app));
  fastify.addHook('onClose', () => subgraph.stop());
  const ports = portsOf(app);
  fastify.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/json',
      { parseAs: 'string', bodyLimit: 8_388_608 },
      (_, body, done) => done(null, body),
    );
    scope.setErrorHandler((error, request, reply) => {
      const { locale, requestId } = requestFacts(request.headers, request.ip);
      const refused = publicError(error, locale, requestId, logInternal(requestId));
      const { message, ...extensions } = refused;
      return reply.code(statusOf(refused)).send({ error: refused, errors: [{ message, extensions }] });
    });
    scope.post<{ Body: string }>('/subgraph', async (request, reply) => {
      const { ctx, deadlineAt } = verify(request, request.body);
      const edge = { ctx: knownCaller(ctx), deadlineAt };
      const answer = await subgraph.answer(JSON.parse(request.body), undefined, edge);
      return reply.code(answer.status).header('content-type', answer.contentType).send(answer.body);
    });
    scope.post<{ Body: string; Params: { port: string; method: string } }>(
      '/ports/:port/:method',
      async (request) => {
        verify(request, request.body);
        const port = ports[request.params.port];
        if (!port?.methods.includes(request.params.method))
          throw new DomainError('NOT_FOUND', { what: 'port' });
        const method = (port.of as Record<string, (...args: unknown[]) => unknown>)[request.params.method];
        const args = JSON.parse(request.body) as unknown[];
        return { result: (await method?.apply(port.of, args)) ?? null };
      },
    );
  });
  return app;
}
