import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ProviderContext } from '@zuoxi/platform/context';
import { anAgent, aProvider, aStore, everyPage, type TestApp } from '@zuoxi/platform/testing';
import { startScheduling } from '../testing.js';
import { AgentService } from './agent.service.js';

let app: TestApp;
let ctx: ProviderContext;

beforeAll(async () => {
  app = await startScheduling();
  ({ ctx } = await aStore(app.db, await aProvider(app.db)));
  await anAgent(app.db, ctx, { name: '陈晓', alias: '客服001' });
  await anAgent(app.db, ctx, { name: '陈晓明', alias: '客服002' });
});
afterAll(() => app.close());

test.each([
  ['陈晓', ['陈晓', '陈晓明']],
  ['客服002', ['陈晓明']],
  ['陈晓（客服001）', ['陈晓']],
  ['001 陈', ['陈晓']],
  ['陈晓（客服003）', []],
  ['100%', []],
  ['  ', ['陈晓', '陈晓明']],
])('"%s" finds %j', async (search, names) => {
  const { edges } = await app.get(AgentService).list(ctx, { search });
  expect(edges.map(({ node }) => node.name).sort()).toEqual(names);
});

test.each([
  [undefined, ['客服001', '客服002']],
  ['alias', ['客服001', '客服002']],
  ['-alias', ['客服002', '客服001']],
])('sorted by %s, each once', async (sort, aliases) => {
  const agents = await everyPage((page) => app.get(AgentService).list(ctx, { ...page, sort }));
  expect(agents.map(({ alias }) => alias)).toEqual(aliases);
});

test('who holds a store sees who is certified for it', async () => {
  const { ctx: here, id: storeId } = await aStore(app.db, await aProvider(app.db));
  await anAgent(app.db, here);
  const certified = await anAgent(app.db, here, { storeId });
  const list = async (scope: ProviderContext, of = {}) =>
    (await app.get(AgentService).list(scope, of)).edges.map(({ node }) => node.id);
  expect(await list(here)).toHaveLength(2);
  expect(await list(here, { storeId })).toEqual([certified]);
  expect(await list({ ...here, providerWide: false })).toEqual([certified]);
});

test('a certificate is renewed, and withdrawn once', async () => {
  const { ctx: here, id: storeId } = await aStore(app.db, await aProvider(app.db));
  const agentId = await anAgent(app.db, here);
  const agents = app.get(AgentService);
  for (const certifiedOn of ['2026-11-01', '2026-11-20']) {
    await agents.certify(here, { agentId, storeId, certifiedOn });
    expect(await agents.skillsOf(here, [agentId])).toMatchObject([{ storeId, certifiedOn }]);
  }
  await agents.withdrawCertificate(here, { agentId, storeId });
  expect(await agents.skillsOf(here, [agentId])).toEqual([]);
  await expect(agents.withdrawCertificate(here, { agentId, storeId })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('nobody is asked for without a query', async () => {
  expect(await app.get(AgentService).getMany(ctx, [])).toEqual([]);
});
