import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { ProviderContext } from '@zuoxi/platform/context';
import { anAgent, chatCsv, type ChatLine, type TestApp } from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import { aShop, importFile, startConversations } from '../testing.js';
import { ConversationService } from './conversation.service.js';

const on = '2026-11-20';
let app: TestApp;
let ctx: ProviderContext;
let storeId: StoreId;

beforeAll(async () => {
  app = await startConversations();
});
afterAll(() => app.close());
beforeEach(async () => {
  ({ ctx, storeId } = await aShop(app));
});

const said = (at: string, from: ChatLine['from'], agent: string, text: string, buyer = '小王'): ChatLine => ({
  buyer,
  agent,
  at: `${on} ${at}`,
  from,
  text,
});

test('a message says who wrote it: after a transfer the colleague, nobody of the buyer and the robot', async () => {
  const chats = [
    said('10:00:00', '买家', '店铺:小美', '有货吗？'),
    said('10:00:01', '机器人', '店铺:小美', '尺码表在详情页。'),
    said('10:00:20', '客服', '店铺:小美', '我帮您转接。'),
    said('10:01:00', '客服', '店铺:小宁', '有货的。'),
    said('10:02:00', '客服', '店铺:生人', '今天能发。'),
    said('11:00:00', '买家', '店铺:小宁', '在吗？', '小李'),
    said('11:00:09', '客服', '店铺:小宁', '在的。', '小李'),
  ];
  await importFile(app, ctx, { storeId, kind: 'conversations' }, chatCsv(chats));
  const people = new Map<string, string>();
  for (const [account, alias] of [
    ['店铺:小美', '阿美'],
    ['店铺:小宁', '阿宁'],
  ] as const) {
    const id = await anAgent(app.db, ctx, { alias });
    people.set(alias, id);
    await app.db.admin.query(
      `update conversations.agent_account set agent_id = $3 where store_id = $1 and account = $2`,
      [storeId, account, id],
    );
  }

  const conversations = app.get(ConversationService);
  const { edges } = await conversations.list(ctx, { storeId, on });
  const messages = await conversations.messagesOf(
    ctx,
    edges.map(({ node }) => node),
  );
  const shown = messages.map(({ text, agentAlias, agentId, agentAccount }) => [
    text,
    agentAlias,
    agentId,
    agentAccount,
  ]);
  expect(shown).toEqual([
    ['有货吗？', null, null, null],
    ['尺码表在详情页。', null, null, null],
    ['我帮您转接。', '阿美', people.get('阿美'), '店铺:小美'],
    ['有货的。', '阿宁', people.get('阿宁'), '店铺:小宁'],
    ['今天能发。', null, null, '店铺:生人'],
    ['在吗？', null, null, null],
    ['在的。', '阿宁', people.get('阿宁'), '店铺:小宁'],
  ]);
  expect(new Set(messages.map(({ conversationId }) => conversationId)).size).toBe(2);
});
