import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ProviderContext } from '@zuoxi/platform/context';
import { aProvider, aStore, startTestApp, type TestApp } from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import { IdentityModule } from '../identity.module.js';
import { StoreLifeService } from './store-life.service.js';
import { StoreService } from './store.service.js';

let app: TestApp;
let life: StoreLifeService;
let ctx: ProviderContext;
let storeId: StoreId;

beforeAll(async () => {
  app = await startTestApp(IdentityModule);
  life = app.get(StoreLifeService);
});
afterAll(() => app.close());
beforeEach(async () => {
  const store = await aStore(app.db, await aProvider(app.db), { status: 'in_service' });
  ({ ctx, id: storeId } = store);
});

const now = async () => (await app.get(StoreService).find(ctx, { id: storeId }))!;
const step = () => ({ storeId, reason: '客户要求' });

describe('out of service and back', () => {
  test('a paused shop comes back to where it stood', async () => {
    await life.pause(ctx, step());
    expect((await now()).status).toBe('paused');
    await life.reopen(ctx, step());
    expect((await now()).status).toBe('in_service');
  });

  test('closed while it was paused, it comes back to its service', async () => {
    await life.pause(ctx, step());
    await life.close(ctx, step());
    await expect(life.pause(ctx, step())).rejects.toMatchObject({ code: 'STATE_CHANGED' });
    await life.reopen(ctx, step());
    expect((await now()).status).toBe('in_service');
  });

  test('a shop that is only a lead is not paused, and of two closings one is too late', async () => {
    const lead = await aStore(app.db, ctx);
    const other = { storeId: lead.id, reason: 'x' };
    await expect(life.pause(lead.ctx, other)).rejects.toMatchObject({ code: 'STATE_CHANGED' });
    const both = await Promise.allSettled([1, 2].map(() => life.close(ctx, step())));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('a shop that the caller does not hold is not there', async () => {
    const foreign = await aStore(app.db, await aProvider(app.db), { status: 'in_service' });
    const other = { storeId: foreign.id, reason: 'x' };
    await expect(life.close(ctx, other)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(life.correct(ctx, { storeId: foreign.id, name: 'x' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('corrections', () => {
  test('one fact changes and the others stay', async () => {
    const before = await now();
    await life.correct(ctx, { storeId, name: '暖橙家居官方店' });
    expect(await now()).toEqual({ ...before, name: '暖橙家居官方店' });
    await life.correct(ctx, { storeId });
    expect(await now()).toEqual({ ...before, name: '暖橙家居官方店' });
  });

  test('a client is renamed, not into another one', async () => {
    const { clientId } = await now();
    const other = await aStore(app.db, ctx);
    const taken = (
      await app
        .get(StoreService)
        .getClients(ctx, [(await app.get(StoreService).find(other.ctx, { id: other.id }))!.clientId])
    )[0]!;
    const rename = (name: string) => life.renameClient(ctx, { id: clientId, name });
    expect(await rename(' 杭州暖橙 ')).toEqual({ id: clientId, name: '杭州暖橙' });
    await expect(rename(taken.name)).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
  });
});
