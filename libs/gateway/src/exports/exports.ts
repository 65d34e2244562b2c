import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { knownCaller } from '@zuoxi/platform/access';
import { can, type Context } from '@zuoxi/platform/context';
import { DomainError } from '@zuoxi/platform/errors';
import { publicError } from '@zuoxi/platform/graphql';
import { type ExportEntry, type ExportRequest, isErrorCode, sortRows, valueAt } from '@zuoxi/vocabulary';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { logInternal } from '../edge/edge-context.js';
import type { Gatekeeper } from '../gatekeeper.js';
import { refusedByServer, statusOf } from '../http.js';
import { bearerOf, requestFacts } from '../request-facts.js';
import { cellOf } from './cell.js';
import { readExportRequest } from './export-request.js';
import { csvFile, type TableFile, xlsxFile } from './table-file.js';

/** Enters in the audit log who took which rows out. */
export abstract class ExportLog {
  abstract record(ctx: Context, entry: ExportEntry): Promise<void>;
}

const mostRows = 50_000;
const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/**
 * `POST /exports`: a list as its reader sees it, all pages of it, as a file. The rows come from the back office's own
 * endpoint, asked with the reader's own token, so whatever it refuses is not in the file.
 */
export function mountExports(app: FastifyInstance, gatekeeper: Gatekeeper, log: ExportLog): void {
  app.register(async (scope) => {
    scope.setErrorHandler((error, request, reply) => {
      const { locale, requestId } = requestFacts(request.headers, request.ip);
      const refused = publicError(refusedByServer(error), locale, requestId, logInternal(requestId));
      return reply.code(statusOf(refused)).send({ error: refused });
    });
    scope.post('/exports', async (request, reply) => {
      const facts = { ...requestFacts(request.headers, request.ip), idempotencyKey: null };
      const ctx = knownCaller(await gatekeeper.backOffice(bearerOf(request.headers), facts));
      if (!can(ctx, 'list:export')) throw new DomainError('FORBIDDEN', { permission: 'list:export' });
      const wanted = readExportRequest(request.body);
      const directory = await mkdtemp(join(tmpdir(), 'zuoxi-export-'));
      const forget = () => rm(directory, { recursive: true, force: true });
      try {
        const path = join(directory, 'table');
        const rows = await writeRows(
          app,
          request,
          wanted,
          wanted.format === 'csv'
            ? csvFile(path, wanted.columns)
            : await xlsxFile(path, wanted.title, wanted.columns),
        );
        const { list, format, variables } = wanted;
        // Before the first byte leaves: what was taken is in the log, or was not taken.
        await log.record(ctx, {
          list,
          format,
          variables,
          rows,
          columns: wanted.columns.map(({ title }) => title),
        });
        const content = createReadStream(path);
        content.once('close', () => void forget());
        return await reply
          .header('content-type', mediaTypes[format])
          .header('cache-control', 'no-store')
          .header('x-rows', String(rows))
          .send(content);
      } catch (error) {
        await forget();
        throw error;
      }
    });
  });
}

async function writeRows(
  app: FastifyInstance,
  request: FastifyRequest,
  wanted: ExportRequest,
  file: TableFile,
): Promise<number> {
  let count = 0;
  for await (const rows of pagesOf(app, request, wanted)) {
    count += rows.length;
    if (count > mostRows) throw new DomainError('EXPORT_TOO_LARGE', { limit: mostRows });
    for (const row of rows) await file.add(wanted.columns.map((column) => cellOf(row, column)));
  }
  await file.end();
  return count;
}

interface Connection {
  readonly edges: readonly { readonly node: object }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function* pagesOf(
  app: FastifyInstance,
  request: FastifyRequest,
  { variables, rows, sort, document }: ExportRequest,
): AsyncGenerator<readonly unknown[]> {
  let after: string | null = null;
  do {
    const data = await ask(app, request, document, after ? { ...variables, after } : variables);
    const found = rowsAt(data, rows);
    if (Array.isArray(found)) {
      yield sortRows(found as unknown[], sort ?? null);
      return;
    }
    const { edges, pageInfo } = found as Connection;
    yield edges.map(({ node, ...edge }) => ({ ...edge, ...node }));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after);
}

/** A connection or a list, at the end of a path of plain fields. */
function rowsAt(data: unknown, path: string): unknown {
  const last = path.lastIndexOf('.');
  const holder = last < 0 ? data : valueAt(data, path.slice(0, last));
  const found: unknown = (holder as Record<string, unknown> | null)?.[path.slice(last + 1)];
  const isRows = Array.isArray(found) || Array.isArray((found as Connection | null)?.edges);
  if (!isRows) throw new DomainError('NOT_FOUND', { what: path });
  return found;
}

async function ask(
  app: FastifyInstance,
  request: FastifyRequest,
  sha256Hash: string,
  variables: object,
): Promise<unknown> {
  const { authorization = '', 'accept-language': language = '' } = request.headers;
  const response = await app.inject({
    method: 'POST',
    url: '/graphql',
    remoteAddress: request.ip,
    headers: {
      authorization,
      'accept-language': language,
      'x-request-id': requestFacts(request.headers, null).requestId,
    },
    payload: { variables, extensions: { persistedQuery: { version: 1, sha256Hash } } },
  });
  const answer = response.json<{
    data?: unknown;
    errors?: readonly { extensions?: { code?: string; details?: Record<string, unknown> } }[];
  }>();
  const refusal = answer.errors?.[0]?.extensions;
  if (!answer.errors) return answer.data;
  if (refusal?.code && isErrorCode(refusal.code)) throw new DomainError(refusal.code, refusal.details ?? {});
  throw new DomainError('REQUEST_REFUSED');
}
