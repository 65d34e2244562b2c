import { beginOperation } from '@zuoxi/platform/database';
import type { Context } from '@zuoxi/platform/context';
import { type GraphqlContext, publicGraphqlError } from '@zuoxi/platform/graphql';
import {
  type DocumentNode,
  execute,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';
import { logInternal } from '../edge/edge-context.js';

interface Request {
  readonly query?: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

const keptDocuments = 1000;

/**
 * Executes what the edge's planner sends. Its documents are few and repeat, so each is parsed and validated once; limits
 * were applied to the caller's own document at the edge.
 */
export function subgraphExecutor(schema: GraphQLSchema) {
  const documents = new Map<string, DocumentNode | readonly GraphQLError[]>();
  const read = (text: string): DocumentNode | readonly GraphQLError[] => {
    let document = documents.get(text);
    if (!document) {
      document = parseAndValidate(schema, text);
      if (documents.size >= keptDocuments) documents.clear();
      documents.set(text, document);
    }
    return document;
  };
  return async (ctx: Context, deadlineAt: number, { query, variables, operationName }: Request) => {
    const document = read(query ?? '');
    const publicErrors = (errors: readonly GraphQLError[]) =>
      errors.map((error) => publicGraphqlError(error, ctx.locale, ctx.requestId, logInternal(ctx.requestId)));
    if (!('definitions' in document)) return { errors: publicErrors(document) };
    const contextValue: GraphqlContext = { ctx, loaders: new Map() };
    const readOnly = getOperationAST(document, operationName)?.operation === 'query';
    const end = beginOperation(ctx, deadlineAt, readOnly);
    try {
      const { data, errors } = await execute({
        schema,
        document,
        variableValues: variables ?? null,
        operationName: operationName ?? null,
        contextValue,
      });
      return errors ? { data, errors: publicErrors(errors) } : { data };
    } finally {
      end();
    }
  };
}

function parseAndValidate(schema: GraphQLSchema, text: string): DocumentNode | readonly GraphQLError[] {
  try {
    const document = parse(text, { noLocation: true });
    const errors = validate(schema, document);
    return errors.length ? errors : document;
  } catch (error) {
    return [error instanceof GraphQLError ? error : new GraphQLError('The document cannot be read.')];
  }
}
