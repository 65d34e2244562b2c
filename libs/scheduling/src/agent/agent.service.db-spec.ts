import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Context } from '@zuoxi/platform/context';
import { anAgent, aProvider, aStore, startTestApp, type TestApp } from '@zuoxi/platform/testing';
import { SchedulingModule } from '../scheduling.module.js';
import { AgentService } from './agent.service.js';

let app: TestApp;
let ctx: Context;

beforeAll(async () => {
  app = await startTestApp(SchedulingModule);
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

test('nobody is asked for without a query', async () => {
  expect(await app.get(AgentService).getMany(ctx, [])).toEqual([]);
});
