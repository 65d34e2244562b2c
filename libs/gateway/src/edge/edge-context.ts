import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from '@zuoxi/platform/context';
import { publicError } from '@zuoxi/platform/graphql';
import { logger } from '@zuoxi/platform/telemetry';
import { type ExecutionResult, GraphQLError } from 'graphql';

/** What the edge knows of a request when its operation begins. */
export interface EdgeContext {
  readonly ctx: Context;
  /** Milliseconds since the epoch. */
  readonly deadlineAt: number;
  /** Whether the document was reviewed before: then no limit applies. */
  registered?: boolean;
  /** The caller's scope as it is now, after a write. */
  readonly renew?: () => Promise<Context | null>;
  mutates?: boolean;
}

/** A GraphQL server behind the edge, co-located or split. */
export interface GraphqlHandler {
  handleNodeRequestAndResponse(
    request: IncomingMessage,
    response: ServerResponse,
    context: EdgeContext,
  ): Promise<Response> | Response;
}

export const logInternal = (requestId: string) => (cause: unknown) =>
  logger.error({ requestId, error: String((cause as Error).stack ?? cause) }, 'internal');

/** The whole answer to an operation that is not begun. */
export function refusal({ locale, requestId }: Context, error: unknown): ExecutionResult {
  const { message, ...extensions } = publicError(error, locale, requestId, logInternal(requestId));
  return { errors: [new GraphQLError(message, { extensions })] };
}
