import type { ImportKind } from '../../gql/office/graphql';
import { problemOfResponse, unreachable } from '../../session/problem';
import { authorizedFetch } from '../../session/session';

export interface ImportPreview {
  /** Null: the file cannot be read; `problems` says why. */
  readonly preset: string | null;
  /** In the caller's language. */
  readonly presetName: string | null;
  readonly columns: readonly {
    readonly header: string;
    readonly sample: string;
    readonly field: string | null;
  }[];
  readonly fields: readonly { readonly key: string; readonly label: string; readonly required: boolean }[];
  readonly rows: readonly (readonly string[])[];
  readonly problems: readonly {
    readonly code: string;
    readonly message: string;
    readonly row?: number;
    readonly column?: string;
  }[];
  /** Stands for the file's columns; null where it has none. */
  readonly signature: string | null;
  /** Who assigned these columns before, and when. */
  readonly remembered: { readonly by: string; readonly at: string } | null;
  /** What the import would do; null where the file cannot be read so. */
  readonly trial: ImportTrial | null;
  readonly questions: readonly {
    readonly code: 'PLATFORM_OTHER' | 'KIND_OTHER' | 'SHOP_OTHER' | 'ZONE_SHIFTED' | 'ZEROS_LOST';
    readonly kind: ImportKind | null;
    readonly message: string;
  }[];
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
  readonly unknownWords: readonly {
    readonly field: 'sender' | 'type';
    readonly word: string;
    readonly rows: number;
  }[];
}

export interface ImportTrial {
  /** False: of the file's first rows. */
  readonly isWhole: boolean;
  readonly rows: number;
  readonly accepted: number;
  readonly changed: number;
  readonly known: number;
  readonly outdated: number;
  readonly conflicts: number;
  readonly rejected: number;
  readonly summary: number;
  readonly fromOn: string | null;
  readonly toOn: string | null;
}

/** Field of ours → header of the file; null: the file has no column for it. */
export type Mapping = Readonly<Record<string, string | null>>;

/** The columns as they are assigned in a preview. */
export const mappingOf = ({ fields, columns }: ImportPreview): Mapping =>
  Object.fromEntries(
    fields.map(({ key }) => [key, columns.find((column) => column.field === key)?.header ?? null]),
  );

export interface ImportRequest {
  readonly storeId: string;
  readonly kind: ImportKind;
  readonly preset: string | null;
  readonly mapping: Mapping | null;
  readonly on: string | null;
  /** Of which moment the file tells, if a person says so: an ISO instant. */
  readonly asOf: string | null;
}

export interface ImportStarted {
  readonly importBatchId: string;
  readonly taskId: string;
  readonly known: boolean;
}

const previewBytes = 200 * 1024;
// A workbook is a zip archive: without its end nothing of it can be read.
const wholeFile = /\.(xlsx|xls|zip)$/i;

function queryOf(request: ImportRequest): URLSearchParams {
  const query = new URLSearchParams({ storeId: request.storeId, kind: request.kind });
  if (request.preset) query.set('preset', request.preset);
  if (request.mapping) query.set('mapping', JSON.stringify(request.mapping));
  if (request.on) query.set('on', request.on);
  if (request.asOf) query.set('asOf', request.asOf);
  return query;
}

async function post(
  path: string,
  request: ImportRequest,
  file: Blob,
  name: string,
  isPart = false,
): Promise<Response> {
  const query = queryOf(request);
  // A download was written when it was exported.
  if (file instanceof File && file.lastModified) query.set('modified', String(file.lastModified));
  if (isPart) query.set('part', 'true');
  const body = new FormData();
  body.set('file', file, name);
  const response = await authorizedFetch(`${path}?${query}`, { method: 'POST', body }).catch((): never => {
    throw unreachable();
  });
  if (!response.ok) throw await problemOfResponse(response);
  return response;
}

export async function previewImport(request: ImportRequest, file: File): Promise<ImportPreview> {
  const part = wholeFile.test(file.name) ? file : file.slice(0, previewBytes);
  const response = await post('/files/imports/preview', request, part, file.name, part.size < file.size);
  return (await response.json()) as ImportPreview;
}

export async function startImport(request: ImportRequest, file: File): Promise<ImportStarted> {
  return (await (await post('/files/imports', request, file, file.name)).json()) as ImportStarted;
}

/** What is said of a file that came by itself and lies at the server. */
async function askOfWaiting(batchId: string, what: 'preview' | 'settle', request: ImportRequest) {
  const path = `/files/imports/${batchId}/${what}?${queryOf(request)}`;
  const response = await authorizedFetch(path, { method: 'POST' }).catch((): never => {
    throw unreachable();
  });
  if (!response.ok) throw await problemOfResponse(response);
  return response.json() as Promise<unknown>;
}

export const previewWaiting = (batchId: string, request: ImportRequest) =>
  askOfWaiting(batchId, 'preview', request) as Promise<ImportPreview>;
export const settleImport = (batchId: string, request: ImportRequest) =>
  askOfWaiting(batchId, 'settle', request) as Promise<ImportStarted>;

/** The file as it was uploaded, unmasked; the server keeps who opened it and why. */
export async function openOriginal(batchId: string, fileName: string, reason: string): Promise<void> {
  const response = await authorizedFetch(`/files/imports/${batchId}/original`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ reason }),
  }).catch((): never => {
    throw unreachable();
  });
  if (!response.ok) throw await problemOfResponse(response);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(link.href);
}

export async function forgetMapping(kind: ImportKind, signature: string): Promise<void> {
  const query = new URLSearchParams({ kind, signature });
  const response = await authorizedFetch(`/files/imports/mappings?${query}`, { method: 'DELETE' }).catch(
    (): never => {
      throw unreachable();
    },
  );
  if (!response.ok) throw await problemOfResponse(response);
}
