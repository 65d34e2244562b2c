import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import proxy from '@fastify/http-proxy';
import { type Context } from '@zuoxi/platform/context';
import { DomainError } from '@zuoxi/platform/errors';
import { publicError, publicGraphqlError } from '@zuoxi/platform/graphql';
import { logger } from '@zuoxi/platform/telemetry';
import { GraphQLError } from 'graphql';
import fastifyFactory, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { apolloHandler } from '../edge/apollo.js';
import { admittedAt, type EdgeOptions } from '../edge/co-located.js';
import type { DocumentMode } from '../edge/document-mode.js';
import { DocumentRegistry, type Endpoint } from '../edge/documents.js';
import { type GraphqlHandler, logInternal } from '../edge/edge-context.js';
import { mountEdge } from '../edge/edge.js';
import { ExportLog, mountExports } from '../exports/exports.js';
import { Gatekeeper } from '../gatekeeper.js';
import { statusOf } from '../http.js';
import { closesConnectionsWhenEnding, lifecycle } from '../lifecycle.js';
import { isStreamed } from '../pushed-body.js';
import { bearerOf, requestFacts } from '../request-facts.js';
import { uploadLimitBytes } from '../create-app.js';
import { secureHeaders, serveConsole } from '../web.js';
import { plannedExecution } from './planned.js';
import { type Neighbours, remotePort } from './ports.js';
import { contextHeader } from './signed-context.js';

/** Whose REST routes are whose. The longest prefix wins. */
const restRoutes: Readonly<Record<string, string>> = {
  '/auth': 'identity',
  '/events': 'identity',
  '/files': 'identity',
  '/files/imports': 'conversations',
  '/files/daily-reports': 'reporting',
  '/files/matters': 'onboarding',
  '/mail': 'notifications',
  '/push': 'conversations',
  '/share': 'sales',
};

const restDeadlineMilliseconds = 15_000;

export interface SplitEdgeOptions {
  readonly root: string;
  readonly mode: DocumentMode;
  readonly neighbours: Neighbours;
  readonly trustProxy: boolean;
}

/** The public edge of the split deployment. It has no database: it knows callers through identity. */
export async function createSplitEdge(options: SplitEdgeOptions): Promise<FastifyInstance> {
  const { root, mode, neighbours, trustProxy } = options;
  const gatekeeper = remotePort<Gatekeeper>(
    neighbours,
    'identity',
    'Gatekeeper',
    ['backOffice', 'forStore'],
    true,
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
  mountEdge(app, gatekeeper, {
    office: await plannedHandler('back-office', 'supergraph', neighbours, edgeOptions),
    store: await plannedHandler('store', 'store.supergraph', neighbours, edgeOptions),
  });
  mountExports(app, gatekeeper, remotePort<ExportLog>(neighbours, 'identity', 'ExportLog', ['record']));
  serveConsole(app, root);
  return app;
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

/** Documents planned over the services; who may run what is settled as where one process has them all. */
async function plannedHandler(
  endpoint: Endpoint,
  supergraph: string,
  neighbours: Neighbours,
  options: EdgeOptions,
): Promise<GraphqlHandler> {
  const sdl = readFileSync(join(options.root, 'schema', `${supergraph}.graphql`), 'utf8');
  return apolloHandler(await plannedExecution(sdl, neighbours), {
    admit: admittedAt(endpoint, options),
    mode: options.mode,
    hasData: false,
    toPublic: ofAService,
  });
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
    const body = isStreamed(request) ? null : await readBody(request.body as Readable | undefined);
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
