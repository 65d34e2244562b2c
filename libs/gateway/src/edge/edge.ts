import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, notFound } from '@zuoxi/platform/errors';
import { publicError } from '@zuoxi/platform/graphql';
import type { Context } from '@zuoxi/platform/context';
import type { Gatekeeper } from '../gatekeeper.js';
import { retryAfterSeconds, statusOf } from '../http.js';
import { bearerOf, requestFacts } from '../request-facts.js';
import { Admission } from './admission.js';
import { type GraphqlHandler, logInternal } from './edge-context.js';

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
  const admission = new Admission();
  app.register(async (scope) => {
    // The GraphQL servers read the body themselves, within the limit below.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    // What fails before a document is read – the caller is not known, the database is away – is answered in the
    // shape that a GraphQL client reads, with nothing of the cause.
    scope.setErrorHandler((error, request, reply) => {
      const { locale, requestId } = requestFacts(request.headers, request.ip);
      const { message, ...extensions } = publicError(error, locale, requestId, logInternal(requestId));
      const status = error instanceof UnreadableType ? 415 : statusOf(extensions);
      if (status === 503) reply.header('retry-after', retryAfterSeconds);
      return reply.code(status).send({ errors: [{ message, extensions }] });
    });
    scope.addHook('onRequest', async (request) => {
      const { 'content-length': length, 'content-type': type } = request.headers;
      // Anything else a page of another site could send without asking first.
      if (!/^application\/json\s*(;|$)/i.test(type ?? '')) throw new UnreadableType();
      // Without a length a body could go on for ever before anybody has looked at it.
      if (length === undefined || Number(length) > bodyLimitBytes) throw new DomainError('REQUEST_REFUSED');
    });
    scope.post('/graphql', async (request, reply) => {
      const facts = requestFacts(request.headers, request.ip);
      const ask = () => gatekeeper.backOffice(bearerOf(request.headers), facts);
      return serve(admission, handlers.office, await ask(), ask, request, reply);
    });
    scope.post<{ Params: { store: string } }>('/stores/:store/graphql', async (request, reply) => {
      const facts = requestFacts(request.headers, request.ip);
      const ask = () => gatekeeper.forStore(bearerOf(request.headers), facts, request.params.store);
      const ctx = await ask();
      if (!ctx) throw notFound('store');
      return serve(admission, handlers.store, ctx, ask, request, reply);
    });
  });
}

async function serve(
  admission: Admission,
  handler: GraphqlHandler,
  ctx: Context,
  renew: () => Promise<Context | null>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  // No operation is for somebody unknown (signing in is a route of its own), so nothing of theirs is read.
  if (ctx.actor.id === 'anonymous') throw new DomainError('UNAUTHENTICATED');
  const response = await admission.run(ctx.providerId ?? ctx.actor.id, async () =>
    handler.handleNodeRequestAndResponse(request.raw, reply.raw, {
      ctx,
      deadlineAt: Date.now() + deadlineMilliseconds,
      renew,
    }),
  );
  reply.status(response.status);
  response.headers.forEach((value, key) => void reply.header(key, value));
  reply.header('x-request-id', ctx.requestId);
  reply.header('cache-control', 'no-store');
  return reply.send(Buffer.from(await response.arrayBuffer()));
}
