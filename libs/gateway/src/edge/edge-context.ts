import type { Readable } from 'node:stream';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { GraphqlContext } from '@zuoxi/platform/graphql';
import { logger } from '@zuoxi/platform/telemetry';
import type { FormattedExecutionResult } from 'graphql';

/** What the edge knows of a request when its operation begins. */
export interface EdgeContext {
  readonly ctx: ProviderContext;
  /** Milliseconds since the epoch. */
  readonly deadlineAt: number;
  /** The caller's scope as it is now, after a write. */
  readonly renew?: () => Promise<ProviderContext | null>;
}

/** What every hook and resolver of one operation shares. */
export interface OperationContext extends EdgeContext, GraphqlContext {
  /** Who reviewed the document before it runs, if anybody did: then the limits of unknown ones do not apply. */
  readonly reviewed: 'by-us' | 'by-a-client' | null;
  /** The server copies this object; what is said while it answers is said here. */
  readonly progress: { answered: FormattedExecutionResult | null; startedAt: number | null };
}

/** An answer as GraphQL over HTTP puts it. */
export interface GraphqlAnswer {
  readonly status: number;
  readonly contentType: string;
  /** JSON; a long one is written while it is sent. */
  readonly body: string | Readable;
}

/** A GraphQL server behind the edge, co-located or split. */
export interface GraphqlHandler {
  /**
   * @param body what the request's JSON says, whatever it is
   * @throws DomainError REQUEST_REFUSED for a body that is no GraphQL request, NotAcceptable for a client that accepts
   * nothing that can be sent
   */
  answer(body: unknown, accept: string | undefined, context: EdgeContext): Promise<GraphqlAnswer>;
  /** After the last answer. */
  stop(): Promise<void>;
}

export const logInternal = (requestId: string) => (cause: unknown) =>
  logger.error({ requestId, error: String((cause as Error).stack ?? cause) }, 'internal');
