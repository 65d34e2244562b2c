import { existsSync } from 'node:fs';
import { join } from 'node:path';
import statics from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** What every answer to a browser says about itself. */
export function secureHeaders(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'no-referrer');
    reply.header('x-frame-options', 'DENY');
  });
}

/** The console's files; every other address that a browser opens is a page of it. */
export function serveConsole(fastify: FastifyInstance, root: string): void {
  const directory = join(root, 'apps/console/dist');
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
