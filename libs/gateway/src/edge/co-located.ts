import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  completeReferences,
  type publicGraphqlError,
  type GraphqlContext,
  type ReferenceOwners,
  schemaVariant,
} from '@zuoxi/platform/graphql';
import type { GraphQLSchema } from 'graphql';
import { createYoga } from 'graphql-yoga';
import type { DocumentMode } from './document-mode.js';
import { consoleDocuments, type DocumentRegistry, type Endpoint, registeredDocuments } from './documents.js';
import type { EdgeContext, GraphqlHandler } from './edge-context.js';
import { limits } from './limits.js';
import { observed, oneOperation, publicErrors } from './plugins.js';

export interface EdgeOptions {
  /** The workspace, where the committed schemas and documents are. */
  readonly root: string;
  readonly mode: DocumentMode;
  readonly registry: DocumentRegistry;
}

/** What every edge does with an operation, wherever its services are. */
export const edgePlugins = (
  endpoint: Endpoint,
  { root, mode, registry }: EdgeOptions,
  toPublic?: typeof publicGraphqlError,
) => [
  registeredDocuments({ endpoint, mode, registry, console: consoleDocuments(root, endpoint) }),
  limits(mode),
  observed(),
  publicErrors(toPublic),
];

/** Both endpoints over services of this process: nothing is planned, a variant is one executable schema. */
export function coLocatedHandlers(
  schema: GraphQLSchema,
  references: ReferenceOwners,
  options: EdgeOptions,
): Record<'office' | 'store', GraphqlHandler> {
  const full = completeReferences(schema, references);
  const handler = (endpoint: Endpoint, path: string): GraphqlHandler =>
    createYoga<EdgeContext, GraphqlContext>({
      schema: schemaVariant(full, readFileSync(join(options.root, 'schema', `${endpoint}.graphql`), 'utf8')),
      graphqlEndpoint: path,
      graphiql: false,
      landingPage: false,
      batching: false,
      logging: false,
      cors: false,
      context: () => ({ loaders: new Map() }) as unknown as GraphqlContext,
      maskedErrors: { maskError: (error) => error as Error },
      plugins: [...edgePlugins(endpoint, options), oneOperation()],
    });
  return { office: handler('back-office', '/graphql'), store: handler('store', '/stores/:store/graphql') };
}
