import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { Context } from '@zuoxi/platform/context';
import { beginOperation } from '@zuoxi/platform/database';
import { notFound } from '@zuoxi/platform/errors';
import {
  completeReferences,
  type GraphqlContext,
  publicError,
  publicGraphqlError,
  ReferenceOwners,
  schemaVariant,
} from '@zuoxi/platform/graphql';
import { logger, operationSeconds } from '@zuoxi/platform/telemetry';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { getOperationAST, type GraphQLError, type GraphQLSchema } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import { Gatekeeper, type RequestFacts } from './gatekeeper.js';
import { statusOf } from './http.js';
import { limits } from './limits.js';
import { bearerOf, requestFacts } from './request-facts.js';

export const workspaceRoot = 'zuoxi:workspace-root';
interface ServerContext {
  readonly ctx: Context;
}

/** The public edge: the back office's endpoint and one endpoint per store, from one schema in two variants. */
@Injectable()
export class Edge {
  constructor(
    private readonly schemaHost: GraphQLSchemaHost,
    private readonly gatekeeper: Gatekeeper,
    private readonly references: ReferenceOwners,
    @Inject(workspaceRoot) private readonly root: string,
  ) {}

  mount(app: FastifyInstance): void {
    const full = completeReferences(this.schemaHost.schema, this.references);
    const office = this.yoga(this.variant(full, 'back-office'), '/graphql');
    const store = this.yoga(this.variant(full, 'store'), '/stores/:store/graphql');
    app.register(async (scope) => {
      // Yoga reads the body itself, within the edge's limits.
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
      // What fails before a document is read – the caller is not known, the database is away – is answered in the
      // shape that a GraphQL client reads, with nothing of the cause.
      scope.setErrorHandler((error, request, reply) => {
        const facts = requestFacts(request.headers, request.ip);
        const { status, ...body } = this.refusal(error, facts);
        return reply.code(status).send(body);
      });
      scope.post('/graphql', async (request, reply) => {
        const ctx = await this.gatekeeper.backOffice(
          bearerOf(request.headers),
          requestFacts(request.headers, request.ip),
        );
        return this.serve(office, ctx, request, reply);
      });
      scope.post<{ Params: { store: string } }>('/stores/:store/graphql', async (request, reply) => {
        const facts = requestFacts(request.headers, request.ip);
        const ctx = await this.gatekeeper.forStore(bearerOf(request.headers), facts, request.params.store);
        if (ctx) return this.serve(store, ctx, request, reply);
        throw notFound('store');
      });
    });
  }

  private refusal(error: unknown, { locale, requestId }: RequestFacts) {
    const { message, ...extensions } = publicError(error, locale, requestId, (cause) =>
      logger.error({ requestId, error: String((cause as Error).stack ?? cause) }, 'internal'),
    );
    return { status: statusOf(extensions), errors: [{ message, extensions }] };
  }

  private variant(full: GraphQLSchema, name: string): GraphQLSchema {
    return schemaVariant(full, readFileSync(join(this.root, 'schema', `${name}.graphql`), 'utf8'));
  }

  private yoga(schema: GraphQLSchema, graphqlEndpoint: string) {
    const plugin: Plugin<ServerContext> = {
      onExecute({ args, context }) {
        const started = performance.now();
        const definition = getOperationAST(args.document, args.operationName);
        const operation = definition?.name?.value ?? 'anonymous';
        const readOnly = definition?.operation === 'query';
        const end = beginOperation(context.ctx, Date.now() + (readOnly ? 5000 : 15_000), readOnly);
        return {
          onExecuteDone({ result }) {
            end();
            const failed = 'errors' in result && result.errors?.length;
            operationSeconds.observe(
              { operation, outcome: failed ? 'error' : 'ok' },
              (performance.now() - started) / 1000,
            );
          },
        };
      },
    };
    return createYoga<ServerContext, GraphqlContext>({
      schema,
      graphqlEndpoint,
      graphiql: false,
      landingPage: false,
      batching: false,
      logging: false,
      cors: false,
      context: ({ ctx }) => ({ ctx, loaders: new Map() }),
      maskedErrors: { maskError: (error) => error as Error },
      plugins: [
        plugin,
        limits(),
        {
          onResultProcess({ result, setResult, serverContext }) {
            const { ctx } = serverContext as unknown as ServerContext;
            if (!result || !('errors' in result) || !result.errors) return;
            const errors = (result.errors as GraphQLError[]).map((error) =>
              publicGraphqlError(error, ctx.locale, ctx.requestId, (cause) =>
                logger.error(
                  { requestId: ctx.requestId, error: String((cause as Error).stack ?? cause) },
                  'internal',
                ),
              ),
            );
            setResult({ ...result, errors });
          },
        } satisfies Plugin<ServerContext>,
      ],
    });
  }

  private async serve(
    yoga: ReturnType<Edge['yoga']>,
    ctx: Context,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const response = await yoga.handleNodeRequestAndResponse(request.raw, reply.raw, { ctx });
    reply.status(response.status);
    response.headers.forEach((value, key) => void reply.header(key, value));
    reply.header('x-request-id', ctx.requestId);
    reply.header('cache-control', 'no-store');
    return reply.send(Buffer.from(await response.arrayBuffer()));
  }
}
