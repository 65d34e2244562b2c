import { SystemClock } from '@zuoxi/platform/calendar';
import { systemContext } from '@zuoxi/platform/context';
import { Database, makePool, sourceOf } from '@zuoxi/platform/database';
import { LocalFileStorage, sealOlderFile } from '@zuoxi/platform/files';
import { DataKeys, MasterKey, WrappedKey } from '@zuoxi/platform/keys';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';
import type pg from 'pg';
import type { Installation } from './application.js';
import { retention } from './retention.table.js';

const day = 24 * 3_600_000;

/**
 * Removes what is older than it is kept. Repeated or killed, it does no more than that.
 *
 * @param client as the database's owner, past row-level security
 */
export async function removeWhatIsOld(
  client: pg.ClientBase,
  { filesDirectory, now }: { readonly filesDirectory: string; readonly now: Date },
): Promise<Record<string, number>> {
  const removed: Record<string, number> = {};
  for (const { what, days, remove } of retention)
    removed[what] = await remove({ client, filesDirectory }, new Date(now.getTime() - days * day));
  return removed;
}

interface Plain {
  readonly provider_id: string;
  readonly id: string;
  readonly store_id: string | null;
  readonly key: string;
  readonly sha256: string;
}

/** Seals the files that an earlier release left in the clear. @returns how many, and which are not what they were */
export async function sealOlderFiles(
  client: pg.ClientBase,
  {
    databaseUrl,
    filesDirectory,
    masterKey,
  }: Pick<Installation, 'databaseUrl' | 'filesDirectory' | 'masterKey'>,
): Promise<{ sealed: number; damaged: string[] }> {
  const { rows } = await client.query<Plain>(
    `select provider_id, id, store_id, storage_key as key, sha256 from platform.stored_file where key_id is null`,
  );
  if (!rows.length) return { sealed: 0, damaged: [] };
  const pool = makePool(databaseUrl, 2);
  try {
    const clock = new SystemClock();
    const db = new Database({
      pool,
      service: 'platform',
      source: await sourceOf([WrappedKey]),
      clock,
      // Keys are made without a word to anybody.
      sendJob: () => Promise.reject(new Error('no jobs here')),
    });
    const keys = new DataKeys(db, new MasterKey(masterKey), clock);
    const storage = new LocalFileStorage(filesDirectory);
    const damaged: string[] = [];
    for (const { provider_id, id, store_id, key, sha256 } of rows) {
      const ctx = systemContext(provider_id as ProviderId, store_id ? [store_id as StoreId] : []);
      const sealed = await sealOlderFile(ctx, keys, storage, { storageKey: key, storeId: store_id, sha256 });
      if (!sealed) {
        damaged.push(key);
        continue;
      }
      const { rowCount } = await client.query(
        `update platform.stored_file set storage_key = $3, key_id = $4, sealed_sha256 = $5
          where provider_id = $1 and id = $2 and key_id is null`,
        [provider_id, id, sealed.storageKey, sealed.keyId, sealed.sealedSha256],
      );
      if (rowCount) await storage.remove(key);
    }
    return { sealed: rows.length - damaged.length, damaged };
  } finally {
    await pool.end();
  }
}
