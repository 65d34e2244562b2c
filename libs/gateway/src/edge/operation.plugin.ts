import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import { beginOperation } from '@zuoxi/platform/database';
import { isPublicError, publicGraphqlError } from '@zuoxi/platform/graphql';
import { operationSeconds } from '@zuoxi/platform/telemetry';
import { type DocumentNode, getOperationAST, GraphQLError } from 'graphql';
import type { DocumentMode } from './document-mode.js';
import { logInternal, type OperationContext } from './edge-context.js';
import { assertWithinCost } from './limits.js';

export interface OperationOptions {
  readonly mode: DocumentMode;
  /** Whether this process has the data, so that a query is one snapshot of it. */
  readonly hasData: boolean;
  /** Whether callers are counted here; a service behind the edge is not asked by them. */
  readonly observed?: boolean;
  readonly toPublic?: typeof publicGraphqlError;
}

/**
 * Under which name an operation is counted: its own where the name is ours, else one for all. A name that a client may
 * choose is never a label: each would be kept for as long as the process lives.
 */
const operationLabel = (document: DocumentNode | undefined, { reviewed }: OperationContext): string =>
  reviewed === 'by-us'
    ? ((document && getOperationAST(document)?.name?.value) ?? 'unnamed')
    : reviewed === 'by-a-client'
      ? 'registered'
      : 'ad-hoc';

/**
 * Everything that is ours in the course of an operation: what limits it, its snapshot and deadline, how long it took,
 * and the last word on every error. A hook for each field would make the server wrap every resolver: there is none.
 */
export function operationPlugin(options: OperationOptions): ApolloServerPlugin<OperationContext> {
  const { mode, hasData, observed = true, toPublic = publicGraphqlError } = options;

  /** What a caller may know, in the caller's language. */
  const told = (errors: readonly GraphQLError[], { ctx, reviewed }: OperationContext): GraphQLError[] => {
    // What is refused before it runs is told one reason; what ran, each place that failed.
    const ran = errors.some(({ path }) => path);
    return (ran ? errors : errors.slice(0, 1)).map((error) => {
      if (isPublicError(error)) return error;
      const shown = toPublic(error, ctx.locale, ctx.requestId, logInternal(ctx.requestId));
      // In production nobody learns a name by guessing at it.
      if (ran || reviewed || mode === 'open') return shown;
      const message = shown.message.replace(/ Did you mean .*$/s, '');
      return new GraphQLError(message, { nodes: shown.nodes, extensions: shown.extensions });
    });
  };

  const listener: GraphQLRequestListener<OperationContext> = {
    async didResolveOperation({ contextValue, request, schema, document, operation }) {
      if (!operation) {
        throw new GraphQLError(
          request.operationName
            ? `Unknown operation named "${request.operationName}".`
            : 'Must provide operation name if query contains multiple operations.',
        );
      }
      if (!schema.getRootType(operation.operation)) {
        throw new GraphQLError(`There is no ${operation.operation} here.`);
      }
      if (contextValue.reviewed) return;
      assertWithinCost(mode, schema, document, request.operationName, request.variables ?? {});
    },
    async executionDidStart({ contextValue: { ctx, deadlineAt, progress }, operation }) {
      progress.startedAt = performance.now();
      if (!hasData) return undefined;
      const end = beginOperation(ctx, deadlineAt, operation.operation === 'query');
      return { executionDidEnd: async () => end() };
    },
    async willSendResponse({ contextValue, document, errors, response }) {
      const { progress } = contextValue;
      if (observed && progress.startedAt !== null) {
        const seconds = (performance.now() - progress.startedAt) / 1000;
        const outcome = errors?.length ? 'error' : 'ok';
        operationSeconds.observe({ operation: operationLabel(document, contextValue), outcome }, seconds);
      }
      if (response.body.kind !== 'single') return;
      const { singleResult } = response.body;
      if (errors?.length) {
        singleResult.errors = told(errors, contextValue).map((error) => error.toJSON());
        // An operation that ran has data, if only null; the planner leaves it out then.
        if (singleResult.data === undefined && errors.some(({ path }) => path)) singleResult.data = null;
      }
      progress.answered = singleResult;
    },
  };
  return { requestDidStart: async () => listener };
}
