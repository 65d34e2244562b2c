import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { can, type Context } from '@zuoxi/platform/context';
import { DomainError } from '@zuoxi/platform/errors';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import type { DocumentMode } from './document-mode.js';
import { type EdgeContext, refusalError } from './edge-context.js';
import { parseWithinLimits } from './limits.js';

export type Endpoint = 'back-office' | 'store';

/** Documents that clients of a provider registered, once a second person has let them in. */
export abstract class DocumentRegistry {
  abstract find(ctx: Context, endpoint: Endpoint, hash: string): Promise<string | null>;
}

/** The console's own documents, by hash; built with it and committed. */
export function consoleDocuments(root: string, endpoint: Endpoint): ReadonlyMap<string, string> {
  const folder = endpoint === 'store' ? 'store' : 'office';
  const path = join(root, 'apps/console/src/gql', folder, 'persisted-documents.json');
  const entries = Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>);
  return new Map(entries.map(([id, text]) => [id.replace('sha256:', ''), text]));
}

const registeredHash = (params: GraphQLParams & { documentId?: unknown }): string | null => {
  const named =
    params.documentId ??
    (params.extensions?.['persistedQuery'] as { sha256Hash?: unknown } | undefined)?.sha256Hash;
  return typeof named === 'string' ? named.replace('sha256:', '') : null;
};

/**
 * Puts the registered text in the place of its hash; what is not registered runs only where ad-hoc documents are
 * allowed, and only within the limits.
 */
export function registeredDocuments(options: {
  readonly endpoint: Endpoint;
  readonly mode: DocumentMode;
  readonly console: ReadonlyMap<string, string>;
  readonly registry: DocumentRegistry;
}): Plugin<EdgeContext, EdgeContext> {
  const { endpoint, mode, console: known, registry } = options;
  const mayAdHoc = (ctx: Context) =>
    mode === 'open' || (endpoint === 'back-office' && can(ctx, 'document:ad-hoc'));
  return {
    async onParams({ params, setParams, context }) {
      const { ctx } = context;
      const hash = registeredHash(params);
      const own = hash && known.get(hash);
      const text = own || (hash && (await registry.find(ctx, endpoint, hash)));
      if (text) {
        context.reviewed = own ? 'by-us' : 'by-a-client';
        return setParams({ ...params, query: text });
      }
      if (!params.query || !mayAdHoc(ctx)) {
        throw refusalError(
          ctx,
          new DomainError('DOCUMENT_NOT_REGISTERED', { hash: hash?.slice(0, 64) ?? null }),
        );
      }
      try {
        parseWithinLimits(params.query, params.variables);
      } catch (error) {
        throw refusalError(ctx, error);
      }
    },
  };
}
