import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { can, type Context } from '@zuoxi/platform/context';
import { DomainError } from '@zuoxi/platform/errors';
import type { DocumentMode } from './document-mode.js';
import type { OperationContext } from './edge-context.js';
import { parseWithinLimits } from './limits.js';
import type { RequestParams } from './request-body.js';

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

/** A document that may run, and who has looked at it. */
export interface AdmittedDocument {
  readonly text: string;
  readonly reviewed: OperationContext['reviewed'];
}

/**
 * Puts the registered text in the place of its hash; what is not registered runs only where ad-hoc documents are
 * allowed, and only within the limits.
 *
 * @returns what throws DOCUMENT_NOT_REGISTERED or DOCUMENT_TOO_LARGE for a document that may not run
 */
export function admittedDocuments(options: {
  readonly endpoint: Endpoint;
  readonly mode: DocumentMode;
  readonly console: ReadonlyMap<string, string>;
  readonly registry: DocumentRegistry;
}): (params: RequestParams, ctx: Context) => Promise<AdmittedDocument> {
  const { endpoint, mode, console: known, registry } = options;
  const mayAdHoc = (ctx: Context) =>
    mode === 'open' || (endpoint === 'back-office' && can(ctx, 'document:ad-hoc'));
  return async ({ hash, query, variables }, ctx) => {
    const own = hash && known.get(hash);
    if (own) return { text: own, reviewed: 'by-us' };
    const theirs = hash && (await registry.find(ctx, endpoint, hash));
    if (theirs) return { text: theirs, reviewed: 'by-a-client' };
    if (!query || !mayAdHoc(ctx)) {
      throw new DomainError('DOCUMENT_NOT_REGISTERED', { hash: hash?.slice(0, 64) ?? null });
    }
    parseWithinLimits(query, variables);
    return { text: query, reviewed: null };
  };
}
