import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProviderContext } from '@zuoxi/platform/context';
import { type Database, verifyAuditChain } from '@zuoxi/platform/database';
import { Files, type StoredFile } from '@zuoxi/platform/files';
import { doorOf } from '@zuoxi/platform/module';
import { aProvider, aServedContract, aStore, startTestApp, type TestApp } from '@zuoxi/platform/testing';
import { anchorHeads, compareWithAnchors } from '../audit.anchors.js';
import { certificateText, isGenuine, readCertificate } from './certificate.js';
import { restoreStore } from './store.restore.js';
import { tarEntries, TarWriter } from './tar.js';
import { countTenant, eraseTenant, leftOf } from './tenant.erase.js';
import { exportTenant, type Manifest, type Totals } from './tenant.export.js';
import { findTenant } from './tenant.js';
import { connected, fillEveryTable, rowsOf } from './testing.js';

let app: TestApp;
let ours: ProviderContext;
let theirs: ProviderContext;
let filled: string;
let served: string;
let foreign: string;
let file: StoredFile;
let out: string;
let where: {
  root: string;
  filesDirectory: string;
  masterKey: string;
  anchorKey: string;
  anchorsDirectory: string;
};
const chats = '买家,内容\n甲,您好 \\ "引号"\n';

const deed = (ctx: ProviderContext) =>
  app.get<Database>(doorOf('platform') as never).write(ctx, 'member.add', async () => null);
const exported = (name: string) =>
  connected(app, async (client) =>
    exportTenant(client, where, await findTenant(client, ours.providerId), join(out, name)),
  );
const storeOf = (storeId: string) => ({ providerId: ours.providerId, storeId, slug: 'shop' });
const restored = (storeId: string, name: string, options: { isTrial?: boolean; mode?: string } = {}) =>
  connected(app, async (client) => {
    await client.query(`set session_replication_role = ${options.mode ?? 'origin'}`);
    return restoreStore(client, where, storeOf(storeId), join(out, name), {
      isTrial: options.isTrial ?? false,
    });
  });
const refused = (name: string, code: string) =>
  expect(restored(served, name)).rejects.toMatchObject({ code });

async function contentsOf(name: string): Promise<Map<string, Buffer>> {
  const entries = new Map<string, Buffer>();
  for await (const { name: entry, content } of tarEntries(join(out, name))) {
    const chunks: Buffer[] = [];
    for await (const chunk of content) chunks.push(chunk);
    entries.set(entry, Buffer.concat(chunks));
  }
  return entries;
}
const jsonIn = <Read>(entries: Map<string, Buffer>, name: string) =>
  JSON.parse(String(entries.get(name))) as Read;

beforeAll(async () => {
  app = await startTestApp();
  out = mkdtempSync(join(tmpdir(), 'zuoxi-tenant-'));
  where = {
    ...{ root: process.cwd(), filesDirectory: app.directory, masterKey: 'a key for tests alone' },
    ...{ anchorKey: 'an anchor key for tests', anchorsDirectory: join(out, 'anchors') },
  };
  const first = await aStore(app.db, await aProvider(app.db));
  const second = await aStore(app.db, first.ctx);
  const third = await aStore(app.db, await aProvider(app.db));
  [ours, theirs] = [second.ctx, third.ctx];
  [filled, served, foreign] = [first.id, second.id, third.id];
  await fillEveryTable(app, ours, filled);
  await fillEveryTable(app, theirs, foreign);
  await aServedContract(app.db, ours, served, { promise: { metric: 'resp3m_tb@2', target: '0.95' } });
  file = await app.receive(ours, 'chats.csv', chats, served);
  await app.get<Database>(doorOf('platform') as never).write(ours, null, async (tx) => {
    await app.get(Files).register(ours, tx, file);
    return null;
  });
  await deed(ours);
  await deed(theirs);
});
afterAll(async () => {
  rmSync(out, { recursive: true });
  await app.close();
});

describe('an export', () => {
  test('has every row of the provider and nobody else’s, its files in the clear, and says how many', async () => {
    const facts = await exported('whole.tar.gz');
    expect(facts).toMatchObject({ format: 'zuoxi-tenant-1', files: 1, missingFiles: [] });
    const entries = await contentsOf('whole.tar.gz');
    const [first, last] = [[...entries.keys()][0], [...entries.keys()].at(-1)];
    expect([first, last]).toEqual(['manifest.json', 'totals.json']);
    const manifest = jsonIn<Manifest>(entries, 'manifest.json');
    const totals = jsonIn<Totals>(entries, 'totals.json');
    const rows = await rowsOf(app, { providerId: ours.providerId });
    expect(manifest.tables.map(({ name }) => name).sort()).toEqual(
      [...Object.keys(rows), 'identity.account'].sort(),
    );
    for (const [table, kept] of Object.entries(rows)) {
      expect([table, totals.tables[table]?.rows]).toEqual([table, kept.length]);
      const lines = String(entries.get(`data/${table}/000001.ndjson`) ?? '')
        .split('\n')
        .filter(Boolean);
      expect(lines.map((line) => (JSON.parse(line) as { provider_id: string }).provider_id)).toEqual(
        kept.map(() => ours.providerId),
      );
    }
    expect(String(entries.get(`files/${file.id}`))).toBe(chats);
    const text = [...entries.values()].map(String).join('');
    expect(text).not.toContain(theirs.providerId);
    expect(text).not.toContain('password_hash');
    expect(
      JSON.parse(String(entries.get('data/platform.data_key/000001.ndjson')).split('\n')[0] ?? ''),
    ).toMatchObject({
      wrapped: null,
    });
  });

  test('is in the log before its first byte', async () => {
    const { rows } = await app.db.admin.query(
      `select details from platform.audit_entry where provider_id = $1 and action = 'tenant.export'`,
      [ours.providerId],
    );
    expect(rows).toEqual([{ details: { name: '云岭客服' } }]);
    expect(await connected(app, (client) => verifyAuditChain(client, ours.providerId))).toBeNull();
  });
});

describe('a store is brought back', () => {
  test('to what it was, row for row, while another connection reads; nobody else’s rows move', async () => {
    await exported('filled.tar.gz');
    const before = await rowsOf(app, { providerId: ours.providerId, storeId: filled });
    const others = [
      await rowsOf(app, { ...storeOf(served) }),
      await rowsOf(app, { providerId: theirs.providerId }),
    ];
    await connected(app, async (client) => {
      await client.query('set session_replication_role = replica');
      for (const table of Object.keys(before))
        if (table !== 'identity.store')
          await client.query(`delete from ${table} where provider_id = $1 and store_id = $2`, [
            ours.providerId,
            filled,
          ]);
      await client.query(`update identity.store set name = '改坏了' where store_id = $1`, [filled]);
      await client.query('delete from scheduling.published_shift where provider_id = $1', [ours.providerId]);
    });
    const trial = await restored(filled, 'filled.tar.gz', { isTrial: true, mode: 'replica' });
    expect(trial.tables['quality.review']).toEqual({ removed: 0, restored: 1 });
    expect((await rowsOf(app, storeOf(filled)))['quality.review']).toEqual([]);

    let isOver = false;
    const reading = connected(app, async (reader) => {
      let reads = 0;
      for (; !isOver || !reads; reads += 1)
        await reader.query('select count(*) from quality.review where store_id = $1', [foreign]);
      return reads;
    });
    await restored(filled, 'filled.tar.gz', { mode: 'replica' });
    isOver = true;
    expect(await reading).toBeGreaterThan(0);

    const { 'reporting.store_version': version, ...after } = await rowsOf(app, storeOf(filled));
    const { 'reporting.store_version': _, ...was } = before;
    expect(after).toEqual(was);
    expect(version).toHaveLength(1);
    const shifts = await app.db.admin.query(
      'select 1 from scheduling.published_shift where provider_id = $1',
      [ours.providerId],
    );
    expect(shifts.rowCount).toBe(1);
    expect([
      await rowsOf(app, { ...storeOf(served) }),
      await rowsOf(app, { providerId: theirs.providerId }),
    ]).toEqual(others);
  });

  test('with what hangs together, and files that were removed since; what came later is gone', async () => {
    await exported('served.tar.gz');
    const before = await rowsOf(app, storeOf(served));
    const { rows: version } = await app.db.admin.query(
      'select version from reporting.store_version where store_id = $1',
      [served],
    );
    await app.db.admin.query('update sales.contract_clause set target = 0.5 where store_id = $1', [served]);
    await aServedContract(app.db, ours, served);
    await app.db.admin.query('delete from platform.stored_file where id = $1', [file.id]);
    rmSync(join(app.directory, file.storageKey));
    const facts = await restored(served, 'served.tar.gz');
    expect(facts).toMatchObject({ filesRestored: 1, shiftsTaken: 0 });
    expect(facts.tables['sales.contract']).toEqual({ removed: 2, restored: 1 });
    const { 'reporting.store_version': _, ...after } = await rowsOf(app, storeOf(served));
    expect(after).toEqual({ ...before, 'reporting.store_version': undefined });
    expect(version).toEqual([]);
    const chunks: Buffer[] = [];
    for await (const chunk of await app.get(Files).content(ours, file)) chunks.push(chunk as Buffer);
    expect(String(Buffer.concat(chunks))).toBe(chats);
    const { rows } = await app.db.admin.query(
      `select store_id, details from platform.audit_entry where action = 'store.restore' and store_id = $1`,
      [served],
    );
    expect(rows).toEqual([{ store_id: served, details: { slug: 'shop', takenAt: facts.asOf } }]);
  });

  test('not from a file of another version, of another provider, cut short or changed', async () => {
    const entries = await contentsOf('served.tar.gz');
    const rewritten = async (name: string, over: object, skip = '') => {
      const tar = new TarWriter(join(out, name));
      for (const [entry, content] of entries)
        if (entry === 'manifest.json')
          await tar.entry(
            entry,
            Buffer.from(JSON.stringify({ ...jsonIn<Manifest>(entries, entry), ...over })),
          );
        else if (!skip || !entry.startsWith(skip)) await tar.entry(entry, content);
      await tar.close();
    };
    await rewritten('older.tar.gz', { migrations: '0'.repeat(64) });
    await refused('older.tar.gz', 'EXPORT_OF_OTHER_VERSION');
    await rewritten('foreign.tar.gz', { provider: { id: theirs.providerId, slug: 'x', name: 'x' } });
    await refused('foreign.tar.gz', 'EXPORT_OF_OTHER_PROVIDER');
    await rewritten('other.tar.gz', { format: 'zip' });
    await refused('other.tar.gz', 'EXPORT_UNKNOWN');
    await rewritten('partial.tar.gz', {}, 'data/sales.contract/');
    await refused('partial.tar.gz', 'EXPORT_DAMAGED');
    const whole = readFileSync(join(out, 'served.tar.gz'));
    writeFileSync(join(out, 'cut.tar.gz'), whole.subarray(0, whole.length - 200));
    await refused('cut.tar.gz', 'EXPORT_DAMAGED');
    expect((await rowsOf(app, storeOf(served)))['sales.contract']).toHaveLength(1);
  });
});

describe('a provider is erased', () => {
  test('from every table and the files, others untouched, with a certificate that verifies', async () => {
    await connected(app, (client) => anchorHeads(client, { ...where, now: new Date() }));
    const others = await rowsOf(app, { providerId: theirs.providerId });
    const tenant = await connected(app, (client) => findTenant(client, ours.providerId));
    const counts = await connected(app, (client) => countTenant(client, tenant, app.directory));
    expect(counts).toMatchObject({ people: 1, files: 1 });
    expect(counts.rows['quality.review']).toBe(1);

    const certificate = await connected(app, (client) => eraseTenant(client, where, tenant));
    expect(certificate.erasure).toMatchObject({ provider: tenant, people: 1, files: 1, keys: 1 });
    expect(certificate.erasure.rows).toEqual(counts.rows);
    expect(existsSync(join(app.directory, ours.providerId))).toBe(false);
    expect(await connected(app, (client) => leftOf(client, ours.providerId))).toEqual({});
    const { rows: all } = await app.db.admin.query<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema')`,
    );
    for (const { name } of all) {
      const held = await app.db.admin.query(
        `select 1 from ${name} t where position($1::text in t::text) > 0`,
        [ours.providerId],
      );
      expect([name, held.rowCount]).toEqual([name, 0]);
    }
    expect(await rowsOf(app, { providerId: theirs.providerId })).toEqual(others);
    expect(await connected(app, (client) => verifyAuditChain(client, theirs.providerId))).toBeNull();
    // Anchors go on naming the log; the certificate says why it is not there.
    expect(await connected(app, (client) => compareWithAnchors(client, where))).toMatchObject({
      lost: [],
      brokenAt: null,
    });

    expect(isGenuine(where.anchorKey, certificate)).toBe(true);
    const kept = await readCertificate(join(where.anchorsDirectory, `erased-${ours.providerId}.json`));
    expect(kept).toEqual(certificate);
    const lessErased = { ...certificate, erasure: { ...certificate.erasure, people: 0 } };
    expect(isGenuine(where.anchorKey, lessErased)).toBe(false);
    expect(certificateText(certificate)).toMatch(
      /数据删除证明[^]*Certificate of erasure[^]*quality\.review: 1/,
    );
  });

  test('and is unknown from then on', async () => {
    await expect(connected(app, (client) => findTenant(client, ours.providerId))).rejects.toMatchObject({
      code: 'PROVIDER_UNKNOWN',
    });
  });
});
