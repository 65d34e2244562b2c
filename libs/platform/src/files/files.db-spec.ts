import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { newId, type ProviderContext, systemContext } from '../context/index.js';
import { AuditEntry, type Database } from '../database/index.js';
import { DataKeys } from '../keys/index.js';
import { doorOf } from '../module/index.js';
import { startTestApp, type TestApp } from '../testing/index.js';
import { Files, type StoredFile } from './index.js';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

const canary = 'canary-13912345678-不该被看见';
let app: TestApp;
let ctx: ProviderContext;
let files: Files;
const one = newId() as StoreId;
const two = newId() as StoreId;

beforeAll(async () => {
  app = await startTestApp();
  files = app.get(Files);
  ctx = systemContext(newId() as ProviderId, [one, two]);
});
afterAll(() => app.close());

const paths = (): string[] =>
  readdirSync(app.directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
async function textOf(file: Pick<StoredFile, 'storageKey' | 'keyId'>, as = ctx): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of await files.content(as, file)) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

describe('a stored file', () => {
  test('lies sealed, for this user alone, and says what it said', async () => {
    const file = await app.receive(ctx, 'chats.csv', canary, one);
    expect(await textOf(file)).toBe(canary);
    for (const path of paths()) {
      expect(readFileSync(path).includes('13912345678')).toBe(false);
      expect(statSync(path).mode & 0o077).toBe(0);
    }
    expect(statSync(app.directory).mode & 0o077).toBe(0);
  });

  test('has a key that is neither in the database nor another store’s', async () => {
    const [a, b] = [await app.receive(ctx, 'a', canary, one), await app.receive(ctx, 'b', canary, two)];
    expect(a.keyId).not.toBe(b.keyId);
    await expect(textOf({ ...a, keyId: b.keyId })).rejects.toThrow('damaged');
    const { rows } = await app.db.admin.query<{ wrapped: Buffer }>(`select wrapped from platform.data_key`);
    expect(rows.every(({ wrapped }) => wrapped.length === 12 + 32 + 16)).toBe(true);
    const stranger = systemContext(newId() as ProviderId, [one]);
    await expect(textOf(a, stranger)).rejects.toMatchObject({ code: 'FILE_ERASED' });
  });

  test('from before files were sealed is still read', async () => {
    chmodSync(app.directory, 0o700);
    writeFileSync(join(app.directory, 'old'), 'as it was');
    expect(await textOf({ storageKey: 'old', keyId: null })).toBe('as it was');
  });

  test('that is refused leaves nothing', async () => {
    const before = paths();
    const receive = (content: Readable) =>
      files.receive(ctx, {
        name: 'big',
        mediaType: 'text/csv',
        storeId: one,
        content,
        limitBytes: 100_000,
        permission: 'import:run',
      });
    await expect(receive(Readable.from([Buffer.alloc(90_000), Buffer.alloc(90_000)]))).rejects.toMatchObject({
      code: 'FILE_TOO_LARGE',
    });
    const broken = new Readable({ read() {} });
    broken.push(Buffer.alloc(70_000));
    setTimeout(() => broken.destroy(new Error('the client went away')), 5);
    await expect(receive(broken)).rejects.toThrow();
    expect(paths()).toEqual(before);
  });

  test('is copied in the clear for one reader, and the copy goes', async () => {
    const file = await app.receive(ctx, 'chats.csv', canary, one);
    const copy = await files.plainCopy(ctx, file);
    expect(readFileSync(copy.path, 'utf8')).toBe(canary);
    expect(statSync(copy.path).mode & 0o077).toBe(0);
    await copy.remove();
    expect(() => statSync(copy.path)).toThrow();
  });

  test('whose store’s keys were erased can be opened by nobody; others can, and later ones', async () => {
    const [gone, kept] = [await app.receive(ctx, 'a', canary, one), await app.receive(ctx, 'b', canary, two)];
    const erased = await app.get(DataKeys).erase(ctx, one, '客户要求');
    expect(erased).toBe(1);
    await expect(textOf(gone)).rejects.toMatchObject({ code: 'FILE_ERASED' });
    expect(await textOf(kept)).toBe(canary);
    expect(await textOf(await app.receive(ctx, 'c', canary, one))).toBe(canary);
    const db = app.get<Database>(doorOf('platform') as never);
    const entries = await db.read(ctx, ({ manager }) =>
      manager.findBy(AuditEntry, { providerId: ctx.providerId, action: 'file.erase' }),
    );
    expect(entries).toMatchObject([{ details: { keys: 1, reason: '客户要求' } }]);
  });
});
