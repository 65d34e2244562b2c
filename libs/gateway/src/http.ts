import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { DomainError } from '@zuoxi/platform/errors';
import { publicError, type PublicError } from '@zuoxi/platform/graphql';
import { logger } from '@zuoxi/platform/telemetry';
import { contextOf } from '@zuoxi/platform/access';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { ErrorKind } from '@zuoxi/vocabulary';

const statuses: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  unavailable: 503,
};

/** When a client that was refused for want of room, or of the database, may come again. */
export const retryAfterSeconds = 2;

/** The HTTP status of a refusal that concerns the whole request. */
export function statusOf({ code, kind }: Pick<PublicError, 'code' | 'kind'>): number {
  if (code === 'INTERNAL') return 500;
  return code === 'TOO_MANY_ATTEMPTS' ? 429 : statuses[kind as ErrorKind];
}

/** What the server refused before anything of ours saw it: a body that is none, a type that it cannot read. */
export function refusedByServer(error: unknown): unknown {
  const status = error instanceof Error ? (error as { statusCode?: unknown }).statusCode : undefined;
  return typeof status === 'number' && status >= 400 && status < 500
    ? new DomainError('REQUEST_REFUSED')
    : error;
}

/** REST answers refusals with the same code, message and details as GraphQL. */
@Catch()
export class HttpErrorFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): unknown {
    // GraphQL maps its errors at the edge.
    if (host.getType<string>() === 'graphql') throw error;
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const ctx = contextOf(host as ExecutionContext);
    const known =
      error instanceof HttpException && error.getStatus() === 404 ? new DomainError('NOT_FOUND') : error;
    const refused =
      known instanceof HttpException && known.getStatus() < 500
        ? new DomainError('REQUEST_REFUSED')
        : refusedByServer(known);
    const body = publicError(refused, ctx.locale, ctx.requestId, (cause) =>
      logger.error({ requestId: ctx.requestId, error: String((cause as Error).stack ?? cause) }, 'internal'),
    );
    const status = statusOf(body);
    if (status === 503) void reply.header('retry-after', retryAfterSeconds);
    void reply.status(status).send({ error: body });
    return undefined;
  }
}
