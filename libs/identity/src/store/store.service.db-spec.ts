import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { aProvider, aStore, everyPage, startTestApp, type TestApp } from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import { IdentityModule } from '../identity.module.js';
import { StoreService } from './store.service.js';

let app: TestApp;
let stores: StoreService;
let ctx: ProviderContext;

beforeAll(async () => {
  app = await startTestApp(IdentityModule);
  stores = app.get(StoreService);
});
afterAll(() => app.close());
beforeEach(async () => {
  ctx = await aProvider(app.db);
});

const aNewStore = (over: { slug?: string; clientName?: string } = {}) => ({
  ...({
    clientName: '暖橙',
    name: '暖橙家居旗舰店',
    slug: null,
    platform: 'taobao',
    category: '家居家纺',
  } as const),
  ...over,
});

describe('stores', () => {
  test.each([
    [null, ['a', 'b', 'c']],
    ['-name', ['c', 'b', 'a']],
    ['platform', ['c', 'a', 'b']],
    ['category', ['a', 'b', 'c']],
    ['-status', ['b', 'c', 'a']],
    ['createdAt', ['a', 'b', 'c']],
  ])('are listed page by page, sorted by %s', async (sort, names) => {
    for (const [name, platform, status] of [
      ['a', 'taobao', 'lead'],
      ['b', 'tmall', 'quoted'],
      ['c', 'jd', 'lead'],
    ] as const)
      ({ ctx } = await aStore(app.db, ctx, { name, platform, status }));
    const listed = await everyPage(async (page) => {
      const connection = await stores.list(ctx, { ...page, sort });
      expect(connection.totalCount).toBe(3);
      return connection;
    });
    expect(listed.map(({ name }) => name)).toEqual(names);
  });

  test('are found by a part of name or slug, and by nothing that only looks like a pattern', async () => {
    ({ ctx } = await aStore(app.db, ctx, { name: '暖橙家居', slug: `orange-${newId()}` }));
    const foundBy = async (search: string) => (await stores.list(ctx, { search })).totalCount;
    expect([
      await foundBy('橙家'),
      await foundBy('ORANGE'),
      await foundBy('%'),
      await foundBy('苹果'),
    ]).toEqual([1, 1, 0, 0]);
  });

  test('of one client stand under it; a slug is given once', async () => {
    const first = await stores.create(ctx, aNewStore({ slug: 'first' }));
    const second = await stores.create(first.ctx, aNewStore());
    const both = await stores.findMany(second.ctx, [first.id, second.id]);
    expect(new Set(both.map(({ clientId }) => clientId)).size).toBe(1);
    expect(await stores.find(second.ctx, { slug: 'first' })).toMatchObject({ id: first.id, status: 'lead' });
    const again = stores.create(second.ctx, aNewStore({ slug: 'first' }));
    await expect(again).rejects.toMatchObject({ code: 'ALREADY_EXISTS', details: { value: 'first' } });
  });

  test('move forward, never back', async () => {
    const { id, ctx: held } = await stores.create(ctx, aNewStore());
    for (const to of ['contracted', 'quoted'] as const) await stores.advance(held, id, to);
    expect(await stores.find(held, { id })).toMatchObject({ status: 'contracted' });
  });

  test('clients are those of the stores that somebody holds', async () => {
    const { id, ctx: held } = await stores.create(ctx, aNewStore());
    await stores.create(held, aNewStore({ clientName: '冷杉' }));
    const clientsOf = async (over: Partial<ProviderContext>) =>
      (await everyPage((page) => stores.listClients({ ...held, ...over }, page))).map(({ name }) => name);
    expect(await clientsOf({})).toEqual(['冷杉', '暖橙']);
    expect(await clientsOf({ providerWide: false, storeIds: [id] })).toEqual(['暖橙']);
    const found = await stores.listClients(held, { search: '橙' });
    expect(found).toMatchObject({ totalCount: 1, edges: [{ node: { name: '暖橙' } }] });
    expect(await clientsOf({ providerWide: false, storeIds: [newId() as StoreId] })).toEqual([]);
  });
});
