import type { FastifyInstance, FastifyRequest } from 'fastify';

const isPush = ({ url }: Pick<FastifyRequest, 'url'>) => url.startsWith('/push/');

/** A body that is passed on as it comes, which nobody has seen in whole when the handler begins. */
export const isStreamed = ({ url, method, headers }: Pick<FastifyRequest, 'url' | 'method' | 'headers'>) =>
  (headers['content-type']?.startsWith('multipart/') ?? false) || (isPush({ url }) && method === 'POST');

/** What another system pushes is a file, whatever it says of its type; elsewhere such a type is refused. */
export function takePushedBodies(fastify: FastifyInstance): void {
  fastify.addContentTypeParser('*', (request, payload, done) => {
    if (isPush(request)) done(null, payload);
    else done(Object.assign(new Error('unsupported media type'), { statusCode: 415 }));
  });
}
