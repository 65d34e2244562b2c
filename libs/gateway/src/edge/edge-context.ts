import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from '@zuoxi/platform/context';
import { publicError } from '@zuoxi/platform/graphql';
import { logger } from '@zuoxi/platform/telemetry';
import { GraphQLError } from 'graphql';

/** What the edge knows of a request when its operation begins. */
export interface EdgeContext {
  readonly ctx: Context;
  /** Milliseconds since the epoch. */
  readonly deadlineAt: number;
  /** Who reviewed the document before it runs, if anybody did: then the limits of unknown ones do not apply. */
  reviewed?: 'by-us' | 'by-a-client';
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

/** Why an operation is not begun. */
export function refusalError({ locale, requestId }: Context, error: unknown): GraphQLError {
  const { message, ...extensions } = publicError(error, locale, requestId, logInternal(requestId));
  // The status is for the server, which takes it out of the answer.
  return new GraphQLError(message, { extensions: { ...extensions, http: { status: 200 } } });
}
