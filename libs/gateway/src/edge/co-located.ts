import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  completeReferences,
  entityExtensions,
  type ReferenceOwners,
  schemaVariant,
} from '@zuoxi/platform/graphql';
import { execute, type GraphQLSchema } from 'graphql';
import { apolloHandler, type Execution } from './apollo.js';
import { compiledExecution } from './compiled.js';
import type { DocumentMode } from './document-mode.js';
import { admittedDocuments, consoleDocuments, type DocumentRegistry, type Endpoint } from './documents.js';
import type { GraphqlHandler } from './edge-context.js';
import { keptExecution, publishedFields, type PublishedVersions } from './kept.js';
import { allTypeDefs } from '../type-defs.js';

export interface EdgeOptions {
  /** The workspace, where the committed schemas and documents are. */
  readonly root: string;
  readonly mode: DocumentMode;
  readonly registry: DocumentRegistry;
}

/** Which documents an endpoint runs, wherever its services are. */
export const admittedAt = (endpoint: Endpoint, { root, mode, registry }: EdgeOptions) =>
  admittedDocuments({ endpoint, mode, registry, console: consoleDocuments(root, endpoint) });

/** Resolvers of this process. */
export const executionOf = (schema: GraphQLSchema): Execution => ({
  schema,
  execute: ({ document, operationName, variables, context }) =>
    execute({ schema, document, operationName, variableValues: variables, contextValue: context }),
});

/** Both endpoints over services of this process: nothing is planned, a variant is one executable schema. */
export async function coLocatedHandlers(
  schema: GraphQLSchema,
  references: ReferenceOwners,
  options: EdgeOptions,
  versions: PublishedVersions,
): Promise<Record<'office' | 'store', GraphqlHandler>> {
  const full = completeReferences(schema, references, entityExtensions(allTypeDefs(options.root)));
  const handler = (endpoint: Endpoint): Promise<GraphqlHandler> => {
    const sdl = readFileSync(join(options.root, 'schema', `${endpoint}.graphql`), 'utf8');
    const compiled = compiledExecution(executionOf(schemaVariant(full, sdl)));
    const execution =
      endpoint === 'store' ? keptExecution(compiled, publishedFields(options.root), versions) : compiled;
    return apolloHandler(execution, {
      admit: admittedAt(endpoint, options),
      mode: options.mode,
      hasData: true,
    });
  };
  return { office: await handler('back-office'), store: await handler('store') };
}
