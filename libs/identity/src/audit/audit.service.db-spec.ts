import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ProviderContext } from '@zuoxi/platform/context';
import { aProvider, aStore, everyPage, startTestApp, type TestApp } from '@zuoxi/platform/testing';
import { IdentityModule } from '../identity.module.js';
import { StoreLifeService } from '../store/store-life.service.js';
import { AuditService } from './audit.service.js';

let app: TestApp;
let log: AuditService;
let ctx: ProviderContext;
let held: ProviderContext;

beforeAll(async () => {
  app = await startTestApp(IdentityModule);
  log = app.get(AuditService);
  const life = app.get(StoreLifeService);
  const one = await aStore(app.db, await aProvider(app.db), { status: 'in_service' });
  const other = await aStore(app.db, one.ctx, { status: 'in_service' });
  ctx = other.ctx;
  held = { ...one.ctx, providerWide: false };
  const input = { storeId: one.id, reason: '客户要求' };
  await life.pause({ ...ctx, ip: '10.0.0.2', actor: { ...ctx.actor, name: '安琪' } }, input);
  await life.close({ ...ctx, ip: '10.0.0.1' }, { ...input, storeId: other.id });
  await life.reopen({ ...ctx, ip: null }, input);
});
afterAll(() => app.close());

test.each([
  [null, ['store.reopen', 'store.close', 'store.pause']],
  ['at', ['store.pause', 'store.close', 'store.reopen']],
  ['-action', ['store.reopen', 'store.pause', 'store.close']],
  // From nowhere comes last, whichever way round.
  ['-ip', ['store.pause', 'store.close', 'store.reopen']],
  ['ip', ['store.close', 'store.pause', 'store.reopen']],
])('the log is listed page by page, sorted by %s', async (sort, actions) => {
  const listed = await everyPage((page) => log.list(ctx, { ...page, sort }, {}));
  expect(listed.map(({ action }) => action)).toEqual(actions);
});

test('the log is found by who acted, whoever holds some stores finding what was done to those', async () => {
  const actionsOf = async (by: ProviderContext, filter: object) =>
    (await log.list(by, { sort: 'actor' }, filter)).edges.map(({ node }) => node.action);
  expect(await actionsOf(ctx, { actor: '安' })).toEqual(['store.pause']);
  expect((await actionsOf(held, {})).sort()).toEqual(['store.pause', 'store.reopen']);
  expect(await actionsOf({ ...held, storeIds: [] }, {})).toEqual([]);
});
