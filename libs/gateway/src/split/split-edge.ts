import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import proxy from '@fastify/http-proxy';
import { createGatewayRuntime, type GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import { type Context } from '@zuoxi/platform/context';
import { DomainError } from '@zuoxi/platform/errors';
import { publicError, publicGraphqlError } from '@zuoxi/platform/graphql';
import { logger } from '@zuoxi/platform/telemetry';
import { getOperationAST, GraphQLError } from 'graphql';
import fastifyFactory, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { edgePlugins, type EdgeOptions } from '../edge/co-located.js';
import type { DocumentMode } from '../edge/document-mode.js';
import { DocumentRegistry, type Endpoint } from '../edge/documents.js';
import { type EdgeContext, type GraphqlHandler, logInternal } from '../edge/edge-context.js';
import { mountEdge } from '../edge/edge.js';
import { ExportLog, mountExports } from '../exports/exports.js';
import { Gatekeeper } from '../gatekeeper.js';
import { statusOf } from '../http.js';
import { closesConnectionsWhenEnding, lifecycle } from '../lifecycle.js';
import { bearerOf, requestFacts } from '../request-facts.js';
import { uploadLimitBytes } from '../create-app.js';
import { secureHeaders, serveConsole } from '../web.js';
import { rememberingGatekeeper } from './remembering-gatekeeper.js';
import { fetchAgain } from './fetch-again.js';
import { type Neighbours, remotePort } from './ports.js';
import { contextHeader } from './signed-context.js';

/** Whose REST routes are whose. The longest prefix wins. */
const restRoutes: Readonly<Record<string, string>> = {
  '/auth': 'identity',
  '/events': 'identity',
  '/files': 'identity',
  '/files/imports': 'conversations',
  '/files/daily-reports': 'reporting',
  '/share': 'sales',
};

const restDeadlineMilliseconds = 15_000;

export interface SplitEdgeOptions {
  readonly root: string;
  readonly mode: DocumentMode;
  readonly neighbours: Neighbours;
  readonly trustProxy: boolean;
}

interface SplitEdge {
  readonly app: FastifyInstance;
  close(): Promise<void>;
}

/** The public edge of the split deployment. It has no database: it knows callers through identity. */
export async function createSplitEdge(options: SplitEdgeOptions): Promise<SplitEdge> {
  const { root, mode, neighbours, trustProxy } = options;
  const gatekeeper = rememberingGatekeeper(
    remotePort<Gatekeeper>(neighbours, 'identity', 'Gatekeeper', ['backOffice', 'forStore'], true),
  );
  const registry = remotePort<DocumentRegistry>(neighbours, 'identity', 'DocumentRegistry', ['find'], true);
  const app = fastifyFactory({ routerOptions: { maxParamLength: 300 }, bodyLimit: 1_048_576, trustProxy });
  closesConnectionsWhenEnding(app);
  secureHeaders(app);
  app.get('/livez', () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const answers = await Promise.allSettled(
      [...new Set(Object.values(restRoutes))].map((service) =>
        fetch(`${neighbours.urlOf(service)}/readyz`, { signal: AbortSignal.timeout(2000) }),
      ),
    );
    const ready =
      !lifecycle.ending && answers.every((answer) => answer.status === 'fulfilled' && answer.value.ok);
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ok' : 'a service is not ready' });
  });
  for (const [prefix, service] of Object.entries(restRoutes)) {
    await app.register(proxy, restProxy(prefix, service, neighbours, gatekeeper));
  }
  const edgeOptions = { root, mode, registry };
  const forget = () => gatekeeper.forgetAll();
  const runtimes = {
    office: hiveHandler('back-office', '/graphql', 'supergraph', neighbours, edgeOptions, forget),
    store: hiveHandler(
      'store',
      '/stores/:store/graphql',
      'store.supergraph',
      neighbours,
      edgeOptions,
      forget,
    ),
  };
  mountEdge(app, gatekeeper, runtimes);
  mountExports(app, gatekeeper, remotePort<ExportLog>(neighbours, 'identity', 'ExportLog', ['record']));
  serveConsole(app, root);
  return {
    app,
    async close() {
      await app.close();
      await Promise.all([runtimes.office.dispose(), runtimes.store.dispose()]);
    },
  };
}

/**
 * A service's own refusals arrive as they are to be told. What has a place in the answer and is none of them is a
 * service that was not reached: its message and its request are for the log alone.
 */
const ofAService: typeof publicGraphqlError = (error, locale, requestId, log) => {
  if (!(error instanceof GraphQLError) || !error.path)
    return publicGraphqlError(error, locale, requestId, log);
  logger.error({ requestId, error: error.message, path: error.path }, 'a service was not reached');
  const { message, ...extensions } = publicError(new DomainError('UNAVAILABLE'), locale, requestId, log);
  return new GraphQLError(message, { path: error.path, extensions });
};

/** Plans with the Rust planner and asks the services, each request signed for exactly one of them. */
function hiveHandler(
  endpoint: Endpoint,
  graphqlEndpoint: string,
  supergraph: string,
  { keys, urlOf }: Neighbours,
  options: EdgeOptions,
  forget: () => void,
): GraphqlHandler & { dispose(): Promise<void> } {
  const signs: GatewayPlugin<EdgeContext> = {
    onExecute({ args }) {
      args.contextValue.mutates =
        getOperationAST(args.document, args.operationName)?.operation === 'mutation';
    },
    async onFetch({
      url,
      setURL,
      options: request,
      setOptions,
      fetchFn,
      setFetchFn,
      context,
      executionRequest,
    }) {
      if (!('ctx' in context) || !context.ctx || !context.deadlineAt || !context.renew) {
        throw new DomainError('UNAUTHENTICATED');
      }
      const writes = executionRequest?.operationType === 'mutation';
      // What a mutation made is within its maker's reach for the rest of the answer, and for the next request.
      const ctx = context.mutates && !writes ? ((await context.renew()) ?? context.ctx) : context.ctx;
      const service = new URL(url).hostname.split('.')[0] as string;
      const body = String(request.body ?? '');
      const call = { audience: service, method: 'POST', path: '/subgraph', body };
      const signed = keys.sign(ctx, call, context.deadlineAt);
      setURL(`${urlOf(service)}/subgraph`);
      setOptions({ ...request, headers: { ...request.headers, [contextHeader]: signed } });
      if (writes) return forget;
      setFetchFn((...args) => fetchAgain(() => fetchFn(...args)));
      return undefined;
    },
  };
  const runtime = createGatewayRuntime<EdgeContext>({
    supergraph: readFileSync(join(options.root, 'schema', `${supergraph}.graphql`), 'utf8'),
    unifiedGraphHandler,
    graphqlEndpoint,
    // Off, and it must stay off: the key of a request in flight does not contain who asks, so that one tenant would be
    // answered with another's data. `many tenants at once` in the conformance test watches over it.
    transportEntries: { '*.http': { options: { deduplicateInflightRequests: false } } },
    inboundInflightRequestDeduplication: false,
    plugins: () => [...(edgePlugins(endpoint, options, ofAService) as GatewayPlugin<EdgeContext>[]), signs],
    maskedErrors: false,
    subgraphErrors: false,
    requestId: false,
    graphiql: false,
    landingPage: false,
    batching: false,
    cors: false,
    logging: false,
  });
  endsWithUsAlone(runtime);
  return {
    handleNodeRequestAndResponse: (request, response, context) =>
      runtime.handleNodeRequestAndResponse(request, response, context),
    dispose: async () => void (await runtime[Symbol.asyncDispose]()),
  };
}

/**
 * The runtime aborts what is under way as soon as SIGTERM comes, and has no option against it. This process answers
 * what it has begun, and disposes of the runtime last.
 */
function endsWithUsAlone(runtime: { readonly disposableStack: unknown }): void {
  void runtime.disposableStack; // only now are its handlers registered
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const theirs = process.listeners(signal).filter(({ name }) => name === 'terminateHandler');
    for (const listener of theirs) process.removeListener(signal, listener);
  }
}

const restBodyLimit = 1_048_576;

async function readBody(stream: Readable | null | undefined): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream ?? []) {
    bytes += (chunk as Buffer).length;
    if (bytes > restBodyLimit) throw new DomainError('REQUEST_REFUSED');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

interface PassedOn {
  getHeader(name: string): unknown;
  header(name: string, value: string): unknown;
  send(body: unknown): unknown;
}

/** A stream of events that ends well when this process does, or the one that it comes from. */
function endingWithUs(stream: Readable): Readable {
  const passed = new PassThrough();
  const end = () => void passed.end();
  lifecycle.signal.addEventListener('abort', end);
  stream.on('error', end);
  passed.on('close', () => {
    lifecycle.signal.removeEventListener('abort', end);
    stream.destroy();
  });
  // Written by hand: piped, the end of one would be an error of the other.
  stream.on('data', (chunk: Buffer) => void (passed.writableEnded || passed.write(chunk)));
  stream.on('end', end);
  return passed;
}

function restProxy(prefix: string, service: string, { keys, urlOf }: Neighbours, gatekeeper: Gatekeeper) {
  const signed = async (request: FastifyRequest): Promise<void> => {
    const facts = requestFacts(request.headers, request.ip);
    const bearer = bearerOf(request.headers);
    const slug = typeof request.headers['x-store'] === 'string' ? request.headers['x-store'] : null;
    const ctx: Context =
      (slug && (await gatekeeper.forStore(bearer, facts, slug))) ||
      (await gatekeeper.backOffice(bearer, facts));
    // An upload passes through as it comes; everything else is small, and read because its signature covers it.
    const streamed = request.headers['content-type']?.startsWith('multipart/') ?? false;
    const body = streamed ? null : await readBody(request.body as Readable | undefined);
    if (body?.length) request.body = Readable.from([body]);
    const call = { audience: service, method: request.method, path: request.url, body };
    request.headers[contextHeader] = keys.sign(ctx, call, Date.now() + restDeadlineMilliseconds);
  };
  return {
    upstream: urlOf(service),
    prefix,
    rewritePrefix: prefix,
    preHandler: signed,
    undici: { bodyTimeout: 0, headersTimeout: 120_000 },
    bodyLimit: uploadLimitBytes,
    replyOptions: {
      onResponse: (_request: unknown, reply: PassedOn, response: unknown) => {
        const { stream } = response as { stream: Readable };
        const isEvents = String(reply.getHeader('content-type')).startsWith('text/event-stream');
        if (isEvents) reply.header('connection', 'close');
        reply.send(isEvents ? endingWithUs(stream) : stream);
      },
      onError: (
        reply: { code(status: number): { send(body: unknown): void } },
        { error }: { error: Error },
      ) => {
        const { locale, requestId } = requestFacts({}, null);
        logInternal(requestId)(error);
        const refused = publicError(new DomainError('UNAVAILABLE'), locale, requestId, () => undefined);
        reply.code(statusOf(refused)).send({ error: refused });
      },
    },
  };
}
