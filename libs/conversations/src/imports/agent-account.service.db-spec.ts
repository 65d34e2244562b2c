import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { ProviderContext } from '@zuoxi/platform/context';
import { newId } from '@zuoxi/platform/context';
import { anAgent, type TestApp } from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import { aShop, importFile, startConversations } from '../testing.js';
import { AgentAccountService } from './agent-account.service.js';

let app: TestApp;
let accounts: AgentAccountService;
let ctx: ProviderContext;
let storeId: StoreId;

beforeAll(async () => {
  app = await startConversations();
  accounts = app.get(AgentAccountService);
});
afterAll(() => app.close());
beforeEach(async () => {
  ({ ctx, storeId } = await aShop(app));
  const lines = [
    '会话ID,买家,客服,时间,发送方,内容',
    ...['2026-11-20', '2026-11-21'].flatMap((on) => [
      `c${on},小王,店铺:小美,${on} 10:00:00,客户,在吗`,
      `c${on},小王,店铺:小美,${on} 10:00:20,客服,在的`,
    ]),
    'd1,小李,店铺:小丽,2026-11-22 10:00:00,客户,在吗',
    'd1,小李,店铺:小丽,2026-11-22 10:00:20,客服,在的',
  ];
  await importFile(app, ctx, { storeId, kind: 'conversations' }, lines.join('\n'));
});

/** Days of which reports say that their data has changed. */
const changedDays = async () =>
  (
    await app.db.admin.query(
      `select business_date::text as "on" from conversations.day_change where store_id = $1 order by 1`,
      [storeId],
    )
  ).rows.map(({ on }) => on);

test('an account that bears an agent’s alias is suggested to be them, and confirmed with the others at once', async () => {
  const agentId = await anAgent(app.db, ctx, { alias: '小美', storeId });
  await anAgent(app.db, ctx, { alias: '小丽' });
  const pending = await accounts.pending(ctx, storeId);
  // Who is not certified for the store is nobody of it.
  expect(pending).toEqual([
    { account: '店铺:小丽', conversations: 1, suggestion: null },
    { account: '店铺:小美', conversations: 2, suggestion: { agentId, by: 'alias' } },
  ]);
  const matches = pending.flatMap(({ account, suggestion }) =>
    suggestion ? [{ account, agentId: suggestion.agentId }] : [],
  );
  const left = await accounts.matchMany(ctx, { storeId, matches });
  expect(left.map(({ account }) => account)).toEqual(['店铺:小丽']);
  expect(await accounts.matched(ctx, storeId)).toEqual([{ account: '店铺:小美', conversations: 2, agentId }]);
});

test('a wrong match is changed, and the days concerned say that their data has changed', async () => {
  const [wrong, right] = [await anAgent(app.db, ctx, { storeId }), await anAgent(app.db, ctx, { storeId })];
  await app.db.admin.query('delete from conversations.day_change where store_id = $1', [storeId]);
  await accounts.match(ctx, { storeId, account: '店铺:小美', agentId: wrong });
  expect(await changedDays()).toEqual([]);
  await accounts.match(ctx, { storeId, account: '店铺:小美', agentId: right });
  expect((await accounts.matched(ctx, storeId)).map(({ agentId }) => agentId)).toEqual([right]);
  expect(await changedDays()).toEqual(['2026-11-20', '2026-11-21']);
});

test('all or none: an unknown account or agent changes nothing', async () => {
  const agentId = await anAgent(app.db, ctx, { storeId });
  const good = { account: '店铺:小美', agentId };
  for (const bad of [
    { account: '没有的账号', agentId },
    { account: '店铺:小丽', agentId: newId() },
  ]) {
    const refused = accounts.matchMany(ctx, { storeId, matches: [good, bad] });
    await expect(refused).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
  expect(await accounts.matched(ctx, storeId)).toEqual([]);
});
