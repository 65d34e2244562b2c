import { createHash } from 'node:crypto';
import { migrationsFingerprint } from '@zuoxi/platform/database';
import type pg from 'pg';
import type { CatalogTable } from '../backup.tables.js';
import { copyFrom } from '../copy.js';
import { CommandError } from '../failure.js';
import { tarEntries } from './tar.js';
import { asLines, damaged, tenantFormat } from './tenant.js';
import { type Manifest, manifestName, type Totals, totalsName } from './tenant.export.js';

export interface StoreOfTenant {
  readonly providerId: string;
  readonly storeId: string;
  readonly slug: string;
}

/** Shifts that agents are told: the provider's, as an agent is one person in all stores; each names its roster. */
export const shiftTable = 'scheduling.published_shift';
export const fileTable = 'platform.stored_file';

const bareName = (table: string): string => `staged_${table.replace('.', '_')}`;
export const stagedName = (table: string): string => `pg_temp.${bareName(table)}`;
const isStaged = ({ name, ofStore }: CatalogTable): boolean =>
  ofStore || name === shiftTable || name === fileTable;

/** The store's rows of the file beside the tables that they are of, and everything about the file checked. */
export async function stage(
  client: pg.ClientBase,
  root: string,
  store: StoreOfTenant,
  path: string,
  tables: readonly CatalogTable[],
) {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const seen = new Map<string, { rows: number; hash: ReturnType<typeof createHash> }>();
  let manifest: Manifest | null = null;
  let totals: Totals | null = null;
  await client.query('create temp table staged_lines (line jsonb) on commit drop');
  for await (const { name, content } of tarEntries(path)) {
    if (!manifest) {
      manifest = await checked(name === manifestName ? await jsonOf<Manifest>(content) : null, root, store);
      for (const { name: table } of tables.filter(isStaged))
        // Without what the table asks for: a column that it computes is not in the file.
        await client.query(
          `create temp table ${bareName(table)} on commit drop as select * from ${table} with no data`,
        );
      continue;
    }
    if (name === totalsName) {
      totals = await jsonOf<Totals>(content);
      continue;
    }
    const [, table] = /^data\/([^/]+)\/\d{6}\.ndjson$/.exec(name) ?? [];
    const known = table === undefined ? undefined : byName.get(table);
    const part =
      table === undefined ? undefined : (seen.get(table) ?? { rows: 0, hash: createHash('sha256') });
    if (table !== undefined && part) seen.set(table, part);
    const bytes = hashed(content, part?.hash);
    if (!known || !part || !isStaged(known)) {
      for await (const chunk of bytes) if (part) part.rows += linesIn(chunk);
      continue;
    }
    part.rows += await copyFrom(client, `copy staged_lines from stdin ${asLines}`, bytes);
    await takeOver(client, known, store);
  }
  if (!manifest || !totals) throw damaged('end');
  for (const [table, { rows, sha256 }] of Object.entries(totals.tables)) {
    const part = seen.get(table);
    if (rows !== (part?.rows ?? 0) || (part && part.hash.digest('hex') !== sha256)) throw damaged(table);
  }
  const missing = await client.query<{ id: string }>(
    `select s.id from ${stagedName(fileTable)} s
      where not exists (select 1 from ${fileTable} f where f.provider_id = s.provider_id and f.id = s.id)`,
  );
  const there = missing.rows.map(({ id }) => id).filter((id) => totals.files[id]);
  return { manifest, rescued: new Map(there.map((id) => [id, totals.files[id]?.sha256 ?? ''])) };
}

const linesIn = (chunk: Buffer): number => chunk.reduce((lines, byte) => lines + (byte === 10 ? 1 : 0), 0);

export async function* hashed(content: AsyncIterable<Buffer>, hash?: ReturnType<typeof createHash>) {
  for await (const chunk of content) {
    hash?.update(chunk);
    yield chunk;
  }
}

async function jsonOf<Read>(content: AsyncIterable<Buffer>): Promise<Read> {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk);
  try {
    return JSON.parse(Buffer.concat(chunks).toString()) as Read;
  } catch {
    throw damaged('json');
  }
}

async function checked(manifest: Manifest | null, root: string, store: StoreOfTenant): Promise<Manifest> {
  if (manifest?.format !== tenantFormat)
    throw new CommandError(
      'EXPORT_UNKNOWN',
      '这不是一家公司的导出文件（tenant export）。',
      'This is not an export of a provider (tenant export).',
    );
  if (manifest.provider.id !== store.providerId)
    throw new CommandError(
      'EXPORT_OF_OTHER_PROVIDER',
      `导出文件属于另一家公司（${manifest.provider.slug}）。`,
      `The export is of another provider (${manifest.provider.slug}).`,
    );
  const migrations = await migrationsFingerprint(root);
  if (manifest.migrations !== migrations)
    throw new CommandError(
      'EXPORT_OF_OTHER_VERSION',
      `导出文件来自另一个版本（${manifest.migrations}，本机 ${migrations}），没有写入任何内容。`,
      `The export is of another version (${manifest.migrations}; here it is ${migrations}). Nothing was written.`,
    );
  return manifest;
}

/** Lines become rows; those of other stores are left behind. */
async function takeOver(client: pg.ClientBase, { name }: CatalogTable, store: StoreOfTenant) {
  const mine = `r.provider_id = $1 ${name === shiftTable ? '' : 'and r.store_id = $2'}`;
  await client.query(
    `insert into ${stagedName(name)}
     select r.* from staged_lines l cross join lateral jsonb_populate_record(null::${stagedName(name)}, l.line) r
      where ${mine}`,
    name === shiftTable ? [store.providerId] : [store.providerId, store.storeId],
  );
  await client.query('truncate staged_lines');
}
