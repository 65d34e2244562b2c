import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { ProviderContext } from '@zuoxi/platform/context';
import { anAgent, type TestApp } from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import { AgentAccountService } from '../imports/agent-account.service.js';
import { ImportUndoService } from '../imports/import-undo.service.js';
import { aShop, importFile, startConversations } from '../testing.js';
import { SalesService } from './sales.service.js';

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

type Kind = 'conversations' | 'orders' | 'aftersales';
const bring = (kind: Kind, lines: readonly string[]) => {
  const header = {
    conversations: '买家,客服,时间,发送方,消息类型,内容',
    orders: '订单编号,买家昵称,实付金额,宝贝总数量,下单时间,付款时间',
    aftersales: '订单编号,退款编号,买家,退款金额,退款申请时间,退款状态',
  }[kind];
  const preset = kind === 'conversations' ? { preset: 'generic-chat' } : {};
  return importFile(app, ctx, { storeId, kind, ...preset }, [header, ...lines].join('\n'), `${kind}.csv`);
};
const talk = (buyer: string, account: string, day: string, clock: string) => [
  `${buyer},${account},${day} ${clock}:00,买家,文本,在吗`,
  `${buyer},${account},${day} ${clock}:20,客服,文本,在的`,
];
const sales = (over: object = {}) => app.get(SalesService).sales(ctx, { storeId, on, ...over });
const credits = async () =>
  (await sales()).edges.map(({ node: { orderNo, creditedBy, agentAlias } }) => [
    orderNo,
    creditedBy,
    agentAlias,
  ]);
const changedDays = async () => {
  const { rows } = await app.db.admin.query(
    'select business_date::text as "on" from conversations.day_change where store_id = $1 order by 1',
    [storeId],
  );
  return rows.map((row: { on: string }) => row.on);
};
const match = async (account: string, alias: string) => {
  const agentId = await anAgent(app.db, ctx, { alias, storeId });
  await app.get(AgentAccountService).match(ctx, { storeId, account, agentId });
  return agentId;
};

/** 甲 writes, 小王 orders, 乙 writes, 小王 pays; 小李 buys in silence; 小张 paid a day after talking to 甲. */
async function aDay() {
  await bring('conversations', [
    ...talk('小王', '店:甲', on, '10:00'),
    ...talk('小王', '店:乙', on, '10:30'),
    ...talk('小张', '店:甲', '2026-11-19', '20:00'),
  ]);
  await bring('orders', [
    `A1,小王,100.00,2,${on} 10:10:00,${on} 10:40:00`,
    `A2,小李,50.00,1,${on} 11:00:00,${on} 11:01:00`,
    `A3,小张,70.00,,${on} 09:00:00,${on} 09:01:00`,
  ]);
  await match('店:甲', '小甲');
  await match('店:乙', '小乙');
}

test('each sale says whose it is and why, and the rows of a number add up to it', async () => {
  await aDay();
  expect(await credits()).toEqual([
    ['A3', 'order', '小甲'],
    ['A1', 'order', '小甲'],
    ['A2', null, null],
  ]);
  const of = async (metric: string, over: object = {}) => {
    const { numerator, denominator, totalCount } = await sales({ metric, ...over });
    return [numerator, denominator, totalCount];
  };
  expect(await of('shop_sales@1')).toEqual([22_000, null, 3]);
  expect(await of('cs_sales@1')).toEqual([17_000, null, 2]);
  expect(await of('cs_sales@1', { agentAlias: '小甲' })).toEqual([17_000, null, 2]);
  expect(await of('cs_sales@1', { agentAlias: '小乙' })).toEqual([0, null, 0]);
  expect(await of('silent@1', { recognised: false })).toEqual([5_000, null, 1]);
  expect(await of('aov@1')).toEqual([17_000, 2, 2]);
  expect(await of('items_per@1')).toEqual([2, 1, 1]);
});

test('other terms from a day on are counted again, and what was told of those days says that it changed', async () => {
  await aDay();
  await app.db.admin.query('delete from conversations.day_change where store_id = $1', [storeId]);
  const set = (from: string, rule: 'pay_first' | 'order_first', days: number) =>
    app.get(SalesService).setTerms(ctx, { storeId, from, rule, days });
  await set(on, 'pay_first', 0);
  await app.jobs.drain('facts.recount');
  expect(await credits()).toEqual([
    ['A3', null, null],
    ['A1', 'payment', '小乙'],
    ['A2', null, null],
  ]);
  expect(await changedDays()).toEqual([on]);
  // Terms of a later day leave it as it is; the same day's are replaced.
  await set('2026-11-21', 'order_first', 3);
  const terms = await set(on, 'order_first', 1);
  expect(terms.map(({ from, rule, days }) => [from, rule, days])).toEqual([
    ['2026-11-21', 'order_first', 3],
    [on, 'order_first', 1],
    [null, 'order_then_pay', 3],
  ]);
  await app.jobs.drain('facts.recount');
  expect((await credits())[0]).toEqual(['A3', 'order', '小甲']);
});

test('a talk that comes in late, or goes with its file, decides about the sales after it', async () => {
  await bring('conversations', talk('小王', '店:甲', on, '08:00'));
  await bring('orders', [`A3,小张,70.00,1,${on} 09:00:00,${on} 09:01:00`]);
  expect(await credits()).toEqual([['A3', null, null]]);
  const late = await bring('conversations', talk('小张', '店:乙', '2026-11-18', '20:00'));
  expect((await credits()).map(([, by]) => by)).toEqual(['order']);
  await app.get(ImportUndoService).undo(ctx, { id: late.id, reason: '错' });
  await app.jobs.drain('import.undo');
  expect(await credits()).toEqual([['A3', null, null]]);
});

test('an order that waited long for its payment is looked at from the day it was placed', async () => {
  await bring('conversations', talk('小王', '店:甲', '2026-10-20', '10:00'));
  await bring('orders', [`A1,小王,100.00,1,2026-10-20 11:00:00,${on} 10:00:00`]);
  expect((await credits()).map(([, by]) => by)).toEqual(['order']);
  const late = await bring('conversations', talk('小王', '店:乙', '2026-10-20', '10:30'));
  const [sale] = (await sales()).edges;
  expect(sale?.node.servedAt).toEqual(new Date('2026-10-20T10:30:20+08:00'));
  await app.get(ImportUndoService).undo(ctx, { id: late.id, reason: '错' });
  await app.jobs.drain('import.undo');
  expect((await sales()).edges[0]?.node.servedAt).toEqual(new Date('2026-10-20T10:00:20+08:00'));
});

test('money that goes back later is taken off the day it was paid, which is no change of what was told', async () => {
  await aDay();
  await app.db.admin.query('delete from conversations.day_change where store_id = $1', [storeId]);
  await bring('aftersales', [
    'A1,R1,小王,30.00,2026-11-21 01:00:00,退款成功',
    'A3,R2,小张,99.00,2026-11-21 01:00:00,退款成功',
    'A2,R3,小李,9.00,2026-11-21 01:00:00,退款中',
  ]);
  const rows = (await sales()).edges.map(({ node: { orderNo, refundedFen } }) => [orderNo, refundedFen]);
  // Never more than was paid, and nothing while it is on its way.
  expect(rows).toEqual([
    ['A3', 7_000],
    ['A1', 3_000],
    ['A2', 0],
  ]);
  expect((await sales({ metric: 'net_sales@1' })).numerator).toBe(7_000);
  expect(await changedDays()).toEqual(['2026-11-21']);
});

test('who holds another shop sees nothing of it and sets nothing', async () => {
  await aDay();
  const other = await aShop(app);
  const foreign = { storeId, from: on, rule: 'pay_first', days: 1 } as const;
  await expect(app.get(SalesService).setTerms(other.ctx, foreign)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await expect(app.get(SalesService).sales(other.ctx, { storeId, on })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});
