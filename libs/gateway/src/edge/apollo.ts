import { ApolloServer, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GatewayExecutor, GatewayInterface } from '@apollo/server-gateway-interface';
import type { Context } from '@zuoxi/platform/context';
import { DomainError } from '@zuoxi/platform/errors';
import { publicGraphqlError } from '@zuoxi/platform/graphql';
import type {
  DocumentNode,
  ExecutionResult,
  FormattedExecutionResult,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import { answerBody } from './answer-body.js';
import type { AdmittedDocument } from './documents.js';
import {
  type GraphqlAnswer,
  type GraphqlHandler,
  logInternal,
  type OperationContext,
} from './edge-context.js';
import { mediaTypeFor, plainJson } from './media-type.js';
import { type OperationOptions, operationPlugin } from './operation.plugin.js';
import { readParams, type RequestParams } from './request-body.js';

/** A valid operation on its way to be executed. */
export interface Operation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: OperationContext;
}

/** Where operations are executed: in this process, or by a plan over the services. */
export interface Execution {
  /** What documents are validated against. */
  readonly schema: GraphQLSchema;
  execute(operation: Operation): Promise<ExecutionResult> | ExecutionResult;
}

export interface HandlerOptions extends OperationOptions {
  /** The text that runs, or a refusal of it as a DomainError. */
  readonly admit: (params: RequestParams, ctx: Context) => Promise<AdmittedDocument> | AdmittedDocument;
}

const asGateway = ({ schema, execute }: Execution): GatewayInterface => {
  const executor: GatewayExecutor = async ({ document, operation, request, context }) =>
    execute({
      document,
      operation,
      operationName: request.operationName ?? null,
      variables: request.variables ?? {},
      context: context as OperationContext,
    });
  return {
    onSchemaLoadOrUpdate(loaded) {
      loaded({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    load: async () => ({ executor }),
    stop: async () => undefined,
  };
};

/** What the server would tell on its own console is said by our log, or by an answer. */
const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/**
 * One Apollo Server, called in process. Who calls, what may run and how a refusal is told are settled around it; what
 * it would add of its own (pages, caches, reports, hashes that a client registers by sending a text) is off.
 */
export async function apolloHandler(execution: Execution, options: HandlerOptions): Promise<GraphqlHandler> {
  const { admit, toPublic = publicGraphqlError } = options;
  const server = new ApolloServer<OperationContext>({
    gateway: asGateway(execution),
    plugins: [
      operationPlugin(options),
      // On by default, it wraps every resolver: dearer than executing.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
    ],
    persistedQueries: false,
    // Callers are known by a bearer header, and only JSON is read: no page of another site can send that unasked.
    csrfPrevention: false,
    // The rule is the caller's: see `limits.ts`.
    introspection: true,
    includeStacktraceInErrorResponses: false,
    // The process ends by `endGracefully`.
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    // The answer is taken from the last hook and written by us: see `answer-body.ts`.
    stringifyResult: () => '',
    logger: silent,
  });
  await server.start();

  // As GraphQL over HTTP has it: 200 in plain JSON whatever became of it, as clients of old expect.
  const answerOf = (mediaType: string, result: FormattedExecutionResult): GraphqlAnswer => ({
    status: mediaType === plainJson || result.data !== undefined ? 200 : 400,
    contentType: `${mediaType}; charset=utf-8`,
    body: answerBody(result),
  });

  return {
    async answer(body, accept, edge) {
      const mediaType = mediaTypeFor(accept);
      const params = readParams(body);
      const { ctx } = edge;
      let admitted: AdmittedDocument;
      try {
        admitted = await admit(params, ctx);
      } catch (error) {
        const refused = toPublic(error, ctx.locale, ctx.requestId, logInternal(ctx.requestId));
        return answerOf(mediaType, { errors: [refused.toJSON()] });
      }
      const progress: OperationContext['progress'] = { answered: null, startedAt: null };
      const contextValue: OperationContext = {
        ...edge,
        loaders: new Map(),
        reviewed: admitted.reviewed,
        progress,
      };
      const headers = new HeaderMap();
      headers.set('content-type', 'application/json');
      // Without the header the server sends plain JSON, and need not negotiate.
      if (mediaType !== plainJson) headers.set('accept', mediaType);
      await server.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: 'POST',
          search: '',
          headers,
          body: { query: admitted.text, variables: params.variables, operationName: params.operationName },
        },
        context: async () => contextValue,
      });
      // The server answers by itself only while it is being stopped.
      if (!progress.answered) throw new DomainError('UNAVAILABLE');
      return answerOf(mediaType, progress.answered);
    },
    stop: () => server.stop(),
  };
}
