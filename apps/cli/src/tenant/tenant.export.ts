import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { appendAuditAsOwner, migrationsFingerprint } from '@zuoxi/platform/database';
import { opening } from '@zuoxi/platform/files';
import { dataKeyOf, MasterKey } from '@zuoxi/platform/keys';
import { systemContext } from '@zuoxi/platform/context';
import type { ProviderId } from '@zuoxi/vocabulary';
import type pg from 'pg';
import type { Installation } from '../application.js';
import { catalogTables, type CatalogTable } from '../backup.tables.js';
import { copyTo } from '../copy.js';
import { TarWriter } from './tar.js';
import {
  asLines,
  operator,
  peopleColumns,
  peopleTable,
  plainSession,
  type Tenant,
  tenantFormat,
  withheldColumns,
} from './tenant.js';

/** First in the file. */
export interface Manifest {
  readonly format: typeof tenantFormat;
  readonly provider: Tenant;
  readonly createdAt: string;
  readonly migrations: string;
  readonly tables: readonly { readonly name: string; readonly columns: readonly string[] }[];
}
export interface TableTotal {
  readonly rows: number;
  /** Of all its lines, one after another. */
  readonly sha256: string;
}
export interface FileTotal {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}
/** Last in the file, so that one cut short shows. */
export interface Totals {
  readonly tables: Readonly<Record<string, TableTotal>>;
  readonly files: Readonly<Record<string, FileTotal>>;
  /** Whose keys were erased, or which retention removed: facts are there, bytes are nowhere. */
  readonly missingFiles: readonly string[];
}

export const manifestName = 'manifest.json';
export const totalsName = 'totals.json';
const chunkBytes = 4 << 20;

/** The tables that hold rows of a provider, those that others refer to first. */
export const tenantTables = async (client: pg.ClientBase): Promise<CatalogTable[]> =>
  (await catalogTables(client)).filter(({ ofProvider }) => ofProvider);

/** Everything of one provider as of one moment, into one file. Others are neither read nor waited for. */
export async function exportTenant(
  client: pg.ClientBase,
  { root, filesDirectory, masterKey }: Pick<Installation, 'root' | 'filesDirectory' | 'masterKey'>,
  provider: Tenant,
  path: string,
  now = new Date(),
) {
  // The log says so before the first byte is there.
  await enterInLog(client, provider, now);
  const partial = `${path}.partial`;
  await rm(partial, { force: true });
  await client.query('begin isolation level repeatable read read only');
  try {
    await client.query(plainSession);
    const tables = await tenantTables(client);
    const parts = [
      ...tables.map(({ name, columns }) => ({ name, columns, select: rowsOf(name, columns, provider.id) })),
      { name: peopleTable, columns: peopleColumns, select: peopleOf(provider.id) },
    ];
    const manifest: Manifest = {
      ...{ format: tenantFormat, provider, createdAt: now.toISOString() },
      migrations: await migrationsFingerprint(root),
      tables: parts.map(({ name, columns }) => ({ name, columns })),
    };
    const tar = new TarWriter(partial);
    await tar.entry(manifestName, jsonOf(manifest));
    const totals: Record<string, TableTotal> = {};
    for (const { name, select } of parts) totals[name] = await writeTable(client, tar, name, select);
    const files = await writeFiles(client, tar, {
      provider,
      filesDirectory,
      master: new MasterKey(masterKey),
    });
    await tar.entry(totalsName, jsonOf({ tables: totals, ...files } satisfies Totals));
    await tar.close();
    await client.query('commit');
    await rename(partial, path);
    const rows = Object.values(totals).reduce((sum, each) => sum + each.rows, 0);
    const { tables: _, ...facts } = manifest;
    return {
      file: path,
      ...facts,
      rows,
      files: Object.keys(files.files).length,
      missingFiles: files.missingFiles,
    };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    await rm(partial, { force: true });
    throw error;
  }
}

async function enterInLog(client: pg.ClientBase, { id, name }: Tenant, now: Date): Promise<void> {
  const ctx = systemContext(id as ProviderId, [], { actor: { kind: 'system', id: 'cli', name: operator() } });
  await client.query('begin');
  try {
    const details = { name };
    await appendAuditAsOwner(client, ctx, now, 'tenant.export', {
      subjectType: 'provider',
      subjectId: id,
      details,
    });
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Ids are checked by the database that gave them; COPY takes no parameters. */
function rowsOf(table: string, columns: readonly string[], providerId: string): string {
  const withheld = withheldColumns[table] ?? [];
  const values = columns.map((column) => (withheld.includes(column) ? `null as ${column}` : column));
  return `select ${values.join(', ')} from ${table} where provider_id = '${providerId}'`;
}
const peopleOf = (providerId: string): string =>
  `select ${peopleColumns.join(', ')} from ${peopleTable}
    where id in (select account_id from identity.membership where provider_id = '${providerId}')`;

const jsonOf = (value: object): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

async function writeTable(
  client: pg.ClientBase,
  tar: TarWriter,
  name: string,
  select: string,
): Promise<TableTotal> {
  const hash = createHash('sha256');
  let lines: Buffer[] = [];
  let size = 0;
  let chunks = 0;
  const put = async () => {
    if (!size) return;
    chunks += 1;
    await tar.entry(`data/${name}/${String(chunks).padStart(6, '0')}.ndjson`, Buffer.concat(lines));
    lines = [];
    size = 0;
  };
  // What arrives is whole rows.
  const target = new Writable({
    write(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      lines.push(chunk);
      size += chunk.length;
      if (size < chunkBytes) return done();
      put().then(() => done(), done);
    },
  });
  const rows = await copyTo(
    client,
    `copy (select row_to_json(r) from (${select}) r) to stdout ${asLines}`,
    target,
  );
  await new Promise<void>((resolve, reject) => {
    target.once('error', reject);
    target.end(resolve);
  });
  await put();
  return { rows, sha256: hash.digest('hex') };
}

interface FileRow {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly storageKey: string;
  readonly keyId: string | null;
  readonly wrapped: Buffer | null;
}

/** The files in the clear: nobody else's key is needed to read what is one's own. */
async function writeFiles(
  client: pg.ClientBase,
  tar: TarWriter,
  { provider, filesDirectory, master }: { provider: Tenant; filesDirectory: string; master: MasterKey },
): Promise<Omit<Totals, 'tables'>> {
  const files: Record<string, FileTotal> = {};
  const missingFiles: string[] = [];
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const { rows } = await client.query<FileRow>(
      `select f.id, f.name, f.bytes, f.sha256, f.storage_key as "storageKey", f.key_id as "keyId", k.wrapped
         from platform.stored_file f
         left join platform.data_key k on k.provider_id = f.provider_id and k.id = f.key_id
        where f.provider_id = $1 and f.id > $2 order by f.id limit 500`,
      [provider.id, after],
    );
    for (const file of rows) {
      const content = await contentOf(file, filesDirectory, master);
      if (!content) missingFiles.push(file.id);
      else {
        const { name, bytes, sha256 } = file;
        await tar.stream(`files/${file.id}`, Number(bytes), content);
        files[file.id] = { name, bytes: Number(bytes), sha256 };
      }
    }
    const last = rows.at(-1);
    if (!last) return { files, missingFiles };
    after = last.id;
  }
}

async function contentOf(
  { storageKey, keyId, wrapped }: FileRow,
  filesDirectory: string,
  master: MasterKey,
): Promise<AsyncIterable<Buffer> | null> {
  if (keyId && !wrapped) return null;
  const source = createReadStream(join(filesDirectory, storageKey));
  const isThere = await new Promise<boolean>((resolve) => {
    source.once('open', () => resolve(true));
    source.once('error', () => resolve(false));
  });
  if (!isThere) return null;
  if (!keyId) return source;
  const opened = opening(dataKeyOf(master, keyId, wrapped as Buffer));
  source.once('error', (error) => opened.destroy(error));
  return source.pipe(opened);
}
