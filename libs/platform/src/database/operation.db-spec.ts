import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Context } from '../context/index.js';
import { aProvider, aStore, makeTestDatabase, TestClock, type TestDatabase } from '../testing/index.js';
import { beginOperation, Database, makePool, type Pool, sourceOf } from './index.js';
import type { Service } from './services.js';

let db: TestDatabase;
let pool: Pool;
let ctx: Context;

const source = await sourceOf([]);
const door = (service: Service) =>
  new Database({
    pool,
    service,
    source,
    clock: new TestClock(),
    sendJob: async () => undefined,
  });

/** Whose role a query has, and in which transaction it runs. */
const where = (service: Service, of: Context = ctx) =>
  door(service).read(of, async ({ sql }) => {
    const [row] = await sql<{ role: string; at: string; provider: string }>(
      `select current_user as role, now()::text as at, current_setting('app.provider_id') as provider`,
    );
    return row as NonNullable<typeof row>;
  });

beforeAll(async () => {
  db = await makeTestDatabase();
  // One connection: an operation that needed a second would wait for itself.
  pool = makePool(db.url, 1);
});
afterAll(async () => {
  await pool.end();
  await db.drop();
});
beforeEach(async () => {
  ({ ctx } = await aStore(db, await aProvider(db)));
});

const soon = () => Date.now() + 5000;

describe('a query operation', () => {
  test('reads for every service from one transaction, each in its own role', async () => {
    const end = beginOperation(ctx, soon(), true);
    const [sales, quality, again] = await Promise.all([where('sales'), where('quality'), where('sales')]);
    expect([sales.role, quality.role, again.role]).toEqual(['zuoxi_sales', 'zuoxi_quality', 'zuoxi_sales']);
    expect(new Set([sales.at, quality.at, again.at]).size).toBe(1);
    end();
    expect(await where('identity')).toMatchObject({ role: 'zuoxi_identity' });
  });

  test('opens nothing when nothing is read', async () => {
    const connect = jest.spyOn(pool, 'connect');
    beginOperation(ctx, soon(), true)();
    expect(connect).not.toHaveBeenCalled();
    connect.mockRestore();
  });

  test('gives its connection back only when the last reader is done, and the next caller gets it clean', async () => {
    const end = beginOperation(ctx, soon(), true);
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
    const slow = door('sales').read(ctx, async ({ sql }) => {
      await held;
      return sql(`select current_setting('app.provider_id') as provider`);
    });
    await new Promise((resolve) => setTimeout(resolve, 30));
    end();
    const { ctx: other } = await aStore(db, await aProvider(db));
    const next = where('sales', other);
    letGo();
    expect(await slow).toEqual([{ provider: ctx.providerId }]);
    expect(await next).toMatchObject({ provider: other.providerId });
  });

  test('does not end the pool’s life with a failed query', async () => {
    const end = beginOperation(ctx, soon(), true);
    await expect(door('sales').read(ctx, ({ sql }) => sql('select 1/0'))).rejects.toThrow(/division/);
    end();
    expect(await where('sales')).toMatchObject({ role: 'zuoxi_sales' });
  });
});

describe('a deadline', () => {
  test('is the statements’ own', async () => {
    const end = beginOperation(ctx, Date.now() + 150, true);
    await expect(door('sales').read(ctx, ({ sql }) => sql('select pg_sleep(5)'))).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
    end();
  });

  test('that has passed opens nothing', async () => {
    beginOperation(ctx, Date.now() - 1, false);
    await expect(where('sales')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
