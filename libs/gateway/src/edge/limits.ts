import { DomainError } from '@zuoxi/platform/errors';
import { costOf, exceededLimit, sizeOf } from '@zuoxi/platform/graphql';
import { type DocumentNode, GraphQLError, NoSchemaIntrospectionCustomRule, parse } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { DocumentMode } from './document-mode.js';
import { type EdgeContext, refusalError } from './edge-context.js';

/** What a document may be that nobody reviewed, as written. */
export const maxima = { characters: 20_000, tokens: 1000, variables: 100, pageSize: 100, cost: 1000 };

/** What it may be with every fragment in its places. `cost` above is the objects that its pages can hold together. */
const sizes = { depth: 8, aliases: 15, directives: 5, rootFields: 5, fields: 500 };

/**
 * Reads a document that nobody reviewed, if it is within the limits. Everything that takes more than linear time –
 * validation, execution – comes after this.
 *
 * @returns null for what is no document: the server's own parser says why
 * @throws DomainError DOCUMENT_TOO_LARGE with the limit's name
 */
export function parseWithinLimits(text: string, variables: unknown): DocumentNode | null {
  const refuse = (limit: string) => new DomainError('DOCUMENT_TOO_LARGE', { limit });
  if (text.length > maxima.characters) throw refuse('characters');
  if (variables && Object.keys(variables).length > maxima.variables) throw refuse('variables');
  let document: DocumentNode;
  try {
    document = parse(text, { maxTokens: maxima.tokens, noLocation: true });
  } catch (error) {
    if (/token/i.test((error as Error).message)) throw refuse('tokens');
    return null;
  }
  const limit = exceededLimit(sizeOf(document), sizes);
  if (limit) throw refuse(limit);
  return document;
}

/** What remains to be limited once the document and its variables are valid. */
export const limits = (mode: DocumentMode): Plugin<EdgeContext, EdgeContext> => ({
  onValidate({ addValidationRule, context }) {
    if (context.reviewed) return undefined;
    if (mode === 'registered') addValidationRule(NoSchemaIntrospectionCustomRule);
    // A refused document learns one reason, shortly, and in production no name that it did not know.
    return ({ valid, result, setResult }) => {
      const [first] = result as readonly GraphQLError[];
      if (valid || !first) return;
      const message = mode === 'open' ? first.message : first.message.replace(/ Did you mean .*$/s, '');
      setResult([new GraphQLError(message, { nodes: first.nodes?.slice(0, 1) })]);
    };
  },
  onExecute({ args, setResultAndStopExecution }) {
    const { ctx, reviewed } = args.contextValue;
    if (reviewed) return;
    const { schema, document, operationName, variableValues } = args;
    if (costOf(schema, document, operationName, variableValues ?? {}, maxima.pageSize) > maxima.cost) {
      setResultAndStopExecution({
        errors: [refusalError(ctx, new DomainError('DOCUMENT_TOO_LARGE', { limit: 'cost' }))],
      });
    }
  },
});
