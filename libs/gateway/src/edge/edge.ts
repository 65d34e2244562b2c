import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, notFound } from '@zuoxi/platform/errors';
import { publicError } from '@zuoxi/platform/graphql';
import { knownCaller } from '@zuoxi/platform/access';
import type { Context, ProviderContext } from '@zuoxi/platform/context';
import type { Gatekeeper } from '../gatekeeper.js';
import { refusedByServer, retryAfterSeconds, statusOf } from '../http.js';
import { bearerOf, requestFacts } from '../request-facts.js';
import { Admission } from './admission.js';
import { type GraphqlHandler, logInternal } from './edge-context.js';
import { NotAcceptable } from './media-type.js';

/** An operation that has not ended by then is cancelled, down to its statement. */
const deadlineMilliseconds = 15_000;

const bodyLimitBytes = 1_048_576;

class UnreadableType extends DomainError {
  constructor() {
    super('REQUEST_REFUSED');
  }
}

/** The public edge: the back office's endpoint and one endpoint per store. */
export function mountEdge(
  app: FastifyInstance,
  gatekeeper: Gatekeeper,
  handlers: { readonly office: GraphqlHandler; readonly store: GraphqlHandler },
): void {
  for (const url of ['/graphql', '/stores/:store/graphql']) {
    app.get(url, (_request, reply) => reply.code(405).header('allow', 'POST').send());
  }
  app.addHook('onClose', async () => {
    await Promise.all([handlers.office.stop(), handlers.store.stop()]);
  });
  const admission = new Admission();
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/json',
      { parseAs: 'string', bodyLimit: bodyLimitBytes },
      (_, text, done) => done(null, text),
    );
    // What fails before a document is read – the caller is not known, the database is away – is answered in the
    // shape that a GraphQL client reads, with nothing of the cause.
    scope.setErrorHandler((error, request, reply) => {
      const { locale, requestId } = requestFacts(request.headers, request.ip);
      const refused = publicError(refusedByServer(error), locale, requestId, logInternal(requestId));
      const { message, ...extensions } = refused;
      const status =
        error instanceof UnreadableType ? 415 : error instanceof NotAcceptable ? 406 : statusOf(extensions);
      if (status === 503) reply.header('retry-after', retryAfterSeconds);
      return reply.code(status).send({ errors: [{ message, extensions }] });
    });
    const whoAsks = (request: FastifyRequest): Promise<Context | null> => {
      const facts = requestFacts(request.headers, request.ip);
      const { store } = request.params as { store?: string };
      return store === undefined
        ? gatekeeper.backOffice(bearerOf(request.headers), facts)
        : gatekeeper.forStore(bearerOf(request.headers), facts, store);
    };
    // Before the body: of whoever may not ask, nothing is read.
    scope.addHook('onRequest', async (request) => {
      const { 'content-length': length, 'content-type': type } = request.headers;
      // Anything else a page of another site could send without asking first.
      if (!/^application\/json\s*(;|$)/i.test(type ?? '')) throw new UnreadableType();
      // Without a length a body could go on for ever before anybody has looked at it.
      if (length === undefined || Number(length) > bodyLimitBytes) throw new DomainError('REQUEST_REFUSED');
      const ctx = await whoAsks(request);
      if (!ctx) throw notFound('store');
      // No operation is for somebody unknown: signing in is a route of its own.
      request.zuoxiContext = knownCaller(ctx);
    });
    const answering = (handler: GraphqlHandler) => async (request: FastifyRequest, reply: FastifyReply) => {
      const ctx = request.zuoxiContext as ProviderContext;
      const edge = {
        ctx,
        deadlineAt: Date.now() + deadlineMilliseconds,
        renew: async () => {
          const now = await whoAsks(request);
          return now && knownCaller(now);
        },
      };
      const body = parsed(request.body);
      const {
        status,
        contentType,
        body: text,
      } = await admission.run(ctx.providerId, () => handler.answer(body, request.headers.accept, edge));
      return reply
        .code(status)
        .header('content-type', contentType)
        .header('x-request-id', ctx.requestId)
        .header('cache-control', 'no-store')
        .send(text);
    };
    scope.post('/graphql', answering(handlers.office));
    scope.post('/stores/:store/graphql', answering(handlers.store));
  });
}

/** @throws DomainError REQUEST_REFUSED for what is no JSON. */
function parsed(text: unknown): unknown {
  try {
    return JSON.parse(String(text)) as unknown;
  } catch {
    throw new DomainError('REQUEST_REFUSED');
  }
}
