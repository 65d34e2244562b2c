import { DomainError } from '@zuoxi/platform/errors';
import { costOf, exceededLimit, sizeOf } from '@zuoxi/platform/graphql';
import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  parse,
  validate,
} from 'graphql';
import type { DocumentMode } from './document-mode.js';

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

const introspects = new WeakMap<DocumentNode, readonly GraphQLError[]>();

function introspectionIn(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  let found = introspects.get(document);
  if (!found) {
    found = validate(schema, document, [NoSchemaIntrospectionCustomRule]);
    introspects.set(document, found);
  }
  return found;
}

/**
 * What remains to be limited once a document that nobody reviewed is valid. Not a rule of its validation: a valid
 * document is kept by its text, and the next caller may be under other rules.
 *
 * @throws GraphQLError for introspection in production, DomainError DOCUMENT_TOO_LARGE for what could bring too much
 */
export function assertWithinCost(
  mode: DocumentMode,
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Readonly<Record<string, unknown>>,
): void {
  const [introspection] = mode === 'registered' ? introspectionIn(schema, document) : [];
  if (introspection) throw introspection;
  if (costOf(schema, document, operationName, variables, maxima.pageSize) > maxima.cost) {
    throw new DomainError('DOCUMENT_TOO_LARGE', { limit: 'cost' });
  }
}
