import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sealing } from '@zuoxi/platform/files';
import { dataKeyOf, MasterKey } from '@zuoxi/platform/keys';
import type pg from 'pg';
import type { Installation } from '../application.js';
import { catalogTables } from '../backup.tables.js';
import { fileTable, hashed, stagedName, type StoreOfTenant } from './store.staging.js';
import { tarEntries } from './tar.js';
import { damaged } from './tenant.js';

interface KeptFile {
  readonly id: string;
  readonly storageKey: string;
  readonly keyId: string | null;
  readonly wrapped: Buffer | null;
}

/** Files that were removed after the export come back, sealed anew by the key that they had, if that still is. */
export async function putFiles(
  client: pg.ClientBase,
  { filesDirectory, masterKey }: Pick<Installation, 'filesDirectory' | 'masterKey'>,
  { providerId }: StoreOfTenant,
  path: string,
  rescued: ReadonlyMap<string, string>,
  written: string[],
): Promise<number> {
  if (!rescued.size) return 0;
  const master = new MasterKey(masterKey);
  const { rows } = await client.query<KeptFile>(
    `select s.id, s.storage_key as "storageKey", s.key_id as "keyId", k.wrapped from ${stagedName(fileTable)} s
       left join platform.data_key k on k.provider_id = s.provider_id and k.id = s.key_id
      where s.provider_id = $1 and s.id = any ($2)`,
    [providerId, [...rescued.keys()]],
  );
  const files = new Map(
    rows.filter(({ keyId, wrapped }) => !keyId || wrapped).map((file) => [file.id, file]),
  );
  const columns =
    (await catalogTables(client)).find(({ name }) => name === fileTable)?.columns.join(', ') ?? '';
  let count = 0;
  for await (const { name, content } of tarEntries(path)) {
    const file = name.startsWith('files/') ? files.get(name.slice('files/'.length)) : undefined;
    if (!file) {
      for await (const _ of content);
      continue;
    }
    const hash = createHash('sha256');
    const sealed = createHash('sha256');
    const target = join(filesDirectory, file.storageKey);
    await refuseToOverwrite(target);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    written.push(target);
    const partial = createWriteStream(`${target}.partial`, { mode: 0o600 });
    const plain = hashed(content, hash);
    const counted = async function* (source: AsyncIterable<Buffer>) {
      yield* hashed(source, sealed);
    };
    if (file.keyId)
      await pipeline(plain, sealing(dataKeyOf(master, file.keyId, file.wrapped as Buffer)), counted, partial);
    else await pipeline(plain, counted, partial);
    if (hash.digest('hex') !== rescued.get(file.id)) throw damaged(name);
    await rename(`${target}.partial`, target);
    await client.query(
      `update ${stagedName(fileTable)} set sealed_sha256 = case when key_id is null then sealed_sha256 else $2 end where id = $1`,
      [file.id, sealed.digest('hex')],
    );
    await client.query(
      `insert into ${fileTable} (${columns}) select ${columns} from ${stagedName(fileTable)} where id = $1`,
      [file.id],
    );
    count += 1;
  }
  return count;
}

async function refuseToOverwrite(target: string): Promise<void> {
  const isThere = await access(target).then(
    () => true,
    () => false,
  );
  if (isThere) throw new Error(`${target} is there although no row knows it`);
}
