import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import statics from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** What is no page loads nothing and is framed by nobody. */
const noPage = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What the console's pages may load: their own files, and styles made at run time under the answer's own word. */
const pagePolicy = (nonce: string): string =>
  [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    // A PDF opened from the page is a blob of it.
    'object-src blob:',
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/** What every answer says about itself. */
export function secureHeaders(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'no-referrer');
    reply.header('x-frame-options', 'DENY');
    reply.header('cross-origin-opener-policy', 'same-origin');
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', noPage);
    // Answers and documents are somebody's; only the console's own files may be kept.
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    if (request.protocol === 'https') {
      reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
    }
  });
}

/** Stands in the built page where each answer's own word goes; `apps/console/vite.config.ts` puts it there. */
const noncePlaceholder = '__CSP_NONCE__';

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
  fastify.get('/icon.svg', (_request, reply) => reply.sendFile('icon.svg', directory, { maxAge: '1d' }));
  const html = readFileSync(join(directory, 'index.html'), 'utf8');
  const page = (_request: unknown, reply: FastifyReply) => {
    const nonce = randomBytes(16).toString('base64url');
    return reply
      .header('content-security-policy', pagePolicy(nonce))
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(html.replaceAll(noncePlaceholder, nonce));
  };
  fastify.get('/', page);
  fastify.get('/*', page);
}
