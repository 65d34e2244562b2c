import { beginOperation } from '@zuoxi/platform/database';
import { isPublicError, publicGraphqlError } from '@zuoxi/platform/graphql';
import { operationSeconds } from '@zuoxi/platform/telemetry';
import { type DocumentNode, getOperationAST, type GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { type EdgeContext, logInternal } from './edge-context.js';

/**
 * Under which name an operation is counted: its own where the name is ours, else one for all. A name that a client may
 * choose is never a label: each would be kept for as long as the process lives.
 */
const operationLabel = (document: DocumentNode, { reviewed }: EdgeContext): string =>
  reviewed === 'by-us'
    ? (getOperationAST(document)?.name?.value ?? 'unnamed')
    : reviewed === 'by-a-client'
      ? 'registered'
      : 'ad-hoc';

/** Rate, errors and duration of every operation. */
export const observed = (): Plugin<EdgeContext, EdgeContext> => ({
  onExecute({ args }) {
    const started = performance.now();
    const operation = operationLabel(args.document, args.contextValue);
    return {
      onExecuteDone({ result }) {
        const failed = 'errors' in result && result.errors?.length;
        operationSeconds.observe(
          { operation, outcome: failed ? 'error' : 'ok' },
          (performance.now() - started) / 1000,
        );
      },
    };
  },
});

/** One snapshot for a query, and the operation's deadline for every statement. For the process that has the data. */
export const oneOperation = (): Plugin<EdgeContext, EdgeContext> => ({
  onExecute({ args }) {
    const { ctx, deadlineAt } = args.contextValue;
    const readOnly = getOperationAST(args.document, args.operationName)?.operation === 'query';
    const end = beginOperation(ctx, deadlineAt, readOnly);
    return { onExecuteDone: end };
  },
});

/** The last word on every error: what a caller may know, in the caller's language. */
export const publicErrors = (toPublic = publicGraphqlError): Plugin<EdgeContext, EdgeContext> => ({
  onResultProcess({ result, setResult, serverContext }) {
    const { ctx } = serverContext;
    if (!result || !('errors' in result) || !result.errors) return;
    const all = result.errors as GraphQLError[];
    // What is refused before it runs is told one reason; what ran, each place that failed.
    const told = all.some(({ path }) => path) ? all : all.slice(0, 1);
    const errors = told.map((error) =>
      isPublicError(error) ? error : toPublic(error, ctx.locale, ctx.requestId, logInternal(ctx.requestId)),
    );
    // An operation that ran has data, if only null; the planner leaves it out then.
    const ran = errors.some(({ path }) => path);
    setResult(ran && !('data' in result) ? { ...result, data: null, errors } : { ...result, errors });
  },
});
