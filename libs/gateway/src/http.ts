import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { DomainError } from '@zuoxi/platform/errors';
import { publicError } from '@zuoxi/platform/graphql';
import { logger } from '@zuoxi/platform/telemetry';
import { contextOf } from '@zuoxi/platform/access';
import type { ExecutionContext } from '@nestjs/common';
import type { ErrorKind } from '@zuoxi/vocabulary';

const statusOf: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  unavailable: 503,
};

/** REST answers refusals with the same code, message and details as GraphQL. */
@Catch()
export class HttpErrorFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): unknown {
    // GraphQL maps its errors at the edge.
    if (host.getType<string>() === 'graphql') return error;
    const reply = host.switchToHttp().getResponse<{ status(code: number): { send(body: unknown): void } }>();
    const ctx = contextOf(host as ExecutionContext);
    const known =
      error instanceof HttpException && error.getStatus() === 404 ? new DomainError('NOT_FOUND') : error;
    const refused =
      known instanceof HttpException && known.getStatus() < 500 ? new DomainError('REQUEST_REFUSED') : known;
    const body = publicError(refused, ctx.locale, ctx.requestId, (cause) =>
      logger.error({ requestId: ctx.requestId, error: String((cause as Error).stack ?? cause) }, 'internal'),
    );
    const status = body.code === 'TOO_MANY_ATTEMPTS' ? 429 : statusOf[body.kind as ErrorKind];
    reply.status(body.code === 'INTERNAL' ? 500 : status).send({ error: body });
    return undefined;
  }
}
