import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Context } from '../context/index.js';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { aProvider, insertRow, makeTestDatabase, TestClock, type TestDatabase } from '../testing/index.js';
import { newId } from '../context/index.js';
import { beginOperation, Database, makePool, type Pool, sourceOf } from './index.js';

const requests = 10_000;
const tenantCount = 50;
const atOnce = 40;

let db: TestDatabase;
let pool: Pool;
const tenants: Context[] = [];

@Entity({ schema: 'platform', name: 'stored_file' })
class StoredName {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
}

beforeAll(async () => {
  db = await makeTestDatabase();
  pool = makePool(db.url, 4);
  for (let index = 0; index < tenantCount; index += 1) {
    const ctx = await aProvider(db);
    tenants.push(ctx);
    await insertRow(db, 'platform.stored_file', {
      provider_id: ctx.providerId,
      id: newId(),
      store_id: null,
      name: ctx.providerId,
      media_type: 'text/plain',
      bytes: 1,
      sha256: '',
      permission: 'import:run',
      storage_key: '',
      created_by: '',
      created_at: new Date(),
    });
  }
});
afterAll(async () => {
  await pool.end();
  await db.drop();
});

test(`${requests} requests of ${tenantCount} tenants over four connections, one in ten failing: nobody sees another's row`, async () => {
  const door = new Database({
    pool,
    service: 'sales',
    source: await sourceOf([StoredName]),
    clock: new TestClock(),
    sendJob: async () => undefined,
  });
  const namesOf = (ctx: Context, fails: boolean, throughEntities: boolean) =>
    door.read(ctx, async ({ manager, sql }) => {
      const rows = throughEntities
        ? await manager.createQueryBuilder(StoredName, 'n').getMany()
        : await sql<StoredName>('select name from platform.stored_file');
      if (fails) await sql('select 1/0');
      return rows.map(({ name }) => name);
    });
  let next = 0;
  let failed = 0;
  let wrong = 0;
  const one = async () => {
    for (let index = next++; index < requests; index = next++) {
      // A context of its own, as every request has; every other one within an operation, whose reads share a snapshot.
      const ctx = { ...(tenants[(index * 7) % tenantCount] as Context) };
      const end = index % 2 ? beginOperation(ctx, Date.now() + 60_000, true) : () => undefined;
      const fails = index % 20 === 0 || index % 20 === 9;
      try {
        const [names] = await Promise.all([
          namesOf(ctx, fails, index % 3 === 0),
          index % 4 === 1 ? namesOf(ctx, false, index % 8 === 1) : null,
        ]);
        if (names.length !== 1 || names[0] !== ctx.providerId) wrong += 1;
      } catch {
        failed += 1;
      } finally {
        end();
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  expect({ wrong, failed }).toEqual({ wrong: 0, failed: requests / 10 });
}, 120_000);
