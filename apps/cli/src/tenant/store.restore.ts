import { rm } from 'node:fs/promises';
import { systemContext } from '@zuoxi/platform/context';
import { appendAuditAsOwner } from '@zuoxi/platform/database';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';
import type pg from 'pg';
import type { Installation } from '../application.js';
import { catalogTables, type CatalogTable } from '../backup.tables.js';
import { CommandError } from '../failure.js';
import { putFiles } from './store.files.js';
import { shiftTable, stage, stagedName, type StoreOfTenant } from './store.staging.js';
import { operator, plainSession } from './tenant.js';
import type { Manifest } from './tenant.export.js';

/** What tells kept answers apart; it only grows. */
const versionTable = 'reporting.store_version';

type Where = Pick<Installation, 'root' | 'filesDirectory' | 'masterKey'>;
export interface Restored {
  readonly store: string;
  readonly asOf: string;
  /** Rows that were there and rows that came from the file, by table. */
  readonly tables: Readonly<Record<string, { readonly removed: number; readonly restored: number }>>;
  /** Shifts that were told whose agents are told to work elsewhere by now. */
  readonly shiftsTaken: number;
  /** Files that had been removed meanwhile. */
  readonly filesRestored: number;
}

/**
 * Brings one store back to the moment of an export of its provider, in one transaction. What belongs to the provider
 * (people, roles, agents, price books, the log) stays as it is now; other stores are not touched.
 *
 * @param isTrial counts and undoes everything
 * @throws CommandError EXPORT_UNKNOWN, EXPORT_OF_OTHER_VERSION, EXPORT_OF_OTHER_PROVIDER, EXPORT_DAMAGED, STORE_BUSY
 */
export async function restoreStore(
  client: pg.ClientBase,
  installation: Where,
  store: StoreOfTenant,
  path: string,
  { isTrial = false, now = new Date() }: { isTrial?: boolean; now?: Date } = {},
): Promise<Restored> {
  const written: string[] = [];
  await client.query('begin');
  try {
    await client.query(plainSession);
    const tables = (await catalogTables(client)).filter(({ ofProvider }) => ofProvider);
    const { manifest, rescued } = await stage(client, installation.root, store, path, tables);
    const files = isTrial
      ? rescued.size
      : await putFiles(client, installation, store, path, rescued, written);
    const facts = await replace(client, store, tables, manifest);
    await appendRestore(client, store, manifest, now);
    await client.query(isTrial ? 'rollback' : 'commit');
    return { store: store.slug, asOf: manifest.createdAt, ...facts, filesRestored: files };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    for (const each of written) await rm(each, { force: true });
    throw error;
  }
}

/** The store's rows go and the file's come, those that others refer to first. */
async function replace(
  client: pg.ClientBase,
  { providerId, storeId }: StoreOfTenant,
  tables: readonly CatalogTable[],
  manifest: Manifest,
) {
  const own = [providerId, storeId];
  const counts: Record<string, { removed: number; restored: number }> = {};
  const ofStore = tables.filter(({ name, ofStore: is }) => is && name !== versionTable);
  await client.query(
    `delete from ${shiftTable} where provider_id = $1
      and roster_id in (select id from scheduling.roster where provider_id = $1 and store_id = $2)`,
    own,
  );
  for (const { name } of [...ofStore].reverse()) {
    const { rowCount } = await client.query(
      `delete from ${name} where provider_id = $1 and store_id = $2`,
      own,
    );
    counts[name] = { removed: rowCount ?? 0, restored: 0 };
  }
  for (const { name, columns } of ofStore) {
    const list = columns.join(', ');
    const { rowCount } = await client.query(
      `insert into ${name} (${list}) select ${list} from ${stagedName(name)}`,
    );
    counts[name] = { removed: counts[name]?.removed ?? 0, restored: rowCount ?? 0 };
  }
  const shifts = tables.find(({ name }) => name === shiftTable)?.columns.join(', ') ?? '';
  const ofRosters = `${stagedName(shiftTable)} where roster_id in (select id from ${stagedName('scheduling.roster')})`;
  const staged = await client.query(`select 1 from ${ofRosters}`);
  const told = await client.query(
    `insert into ${shiftTable} (${shifts}) select ${shifts} from ${ofRosters} on conflict do nothing`,
  );
  // Answers that were kept of later versions must not come back: the number only grows.
  await client.query(
    `insert into ${versionTable} (provider_id, store_id, version) values ($1, $2, 1)
     on conflict (provider_id, store_id) do update set version = ${versionTable}.version + 1`,
    own,
  );
  await refuseIfWritten(client, own, counts, manifest);
  return { tables: counts, shiftsTaken: (staged.rowCount ?? 0) - (told.rowCount ?? 0) };
}

/** Somebody who wrote meanwhile is not overwritten without a word. */
async function refuseIfWritten(
  client: pg.ClientBase,
  own: readonly string[],
  counts: Readonly<Record<string, { restored: number }>>,
  { createdAt }: Manifest,
) {
  for (const [name, { restored }] of Object.entries(counts)) {
    const { rows } = await client.query<{ count: string }>(
      `select count(*) from ${name} where provider_id = $1 and store_id = $2`,
      [...own],
    );
    if (Number(rows[0]?.count) !== restored)
      throw new CommandError(
        'STORE_BUSY',
        `恢复期间有人写入了该店铺的数据（${name}），没有恢复到 ${createdAt}。请稍后重试。`,
        `Somebody wrote to this store meanwhile (${name}); it was not brought back to ${createdAt}. Try again.`,
      );
  }
}

async function appendRestore(
  client: pg.ClientBase,
  { providerId, storeId, slug }: StoreOfTenant,
  { createdAt }: Manifest,
  now: Date,
): Promise<void> {
  const ctx = systemContext(providerId as ProviderId, [storeId as StoreId], {
    actor: { kind: 'system', id: 'cli', name: operator() },
  });
  const details = { slug, takenAt: createdAt };
  const note = { subjectType: 'store', subjectId: storeId, storeId, details } as const;
  await appendAuditAsOwner(client, ctx, now, 'store.restore', note);
}
