import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import type { CountedConnection } from '@zuoxi/platform/graphql';
import { anAgent, insertRow, type TestApp } from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import { aShop, startConversations } from '../testing.js';
import { OrderService } from './order.service.js';

const on = '2026-11-20';
const account = '店铺:小美';
const orderedAt = new Date(`${on}T02:00:00Z`);
let app: TestApp;
let ctx: ProviderContext;
let storeId: StoreId;
let orders: OrderService;

beforeAll(async () => {
  app = await startConversations();
  orders = app.get(OrderService);
});
afterAll(() => app.close());
beforeEach(async () => {
  ({ ctx, storeId } = await aShop(app));
});

const ownRow = (business_date = on) => ({
  ...{ provider_id: ctx.providerId, store_id: storeId, id: newId(), business_date, buyer: '小王' },
});
const anOrder = (order_no: string, over: object = {}) =>
  insertRow(app.db, 'conversations.order_record', {
    ...{ ...ownRow(), order_no, ordered_at: orderedAt, paid_fen: 9900, ...over },
  });
const anAfterSale = (kind: string, over: object = {}) =>
  insertRow(app.db, 'conversations.after_sale', {
    ...{ ...ownRow(), kind, fingerprint: Buffer.from(kind), agent_account: account, ...over },
  });
async function pages<Row>(ask: (after?: string) => Promise<CountedConnection<Row>>) {
  const rows: Row[] = [];
  const totals = [];
  for (let after: string | undefined, more = true; more;) {
    const { edges, totalCount } = await ask(after);
    rows.push(...edges.map(({ node }) => node));
    totals.push(totalCount);
    after = edges.at(-1)?.cursor;
    more = edges.length > 0;
  }
  return { rows, totals };
}

test('the orders of a day come page by page, and those of a talk are its buyer’s', async () => {
  for (const no of ['1', '2', '3']) await anOrder(no);
  await anOrder('4', { buyer: '小李' });
  await anOrder('5', { business_date: '2026-11-21' });
  const { rows, totals } = await pages((after) => orders.orders(ctx, { storeId, on, first: 3, after }));
  expect(rows.map(({ orderNo }) => orderNo).sort()).toEqual(['1', '2', '3', '4']);
  expect(rows[0]).toMatchObject({ createdAt: orderedAt, paidFen: 9900 });
  expect(totals).toEqual([4, 4, 4]);
  const own = await orders.ofConversation(ctx, { storeId, buyer: '小李', on });
  expect(own.map(({ orderNo }) => orderNo)).toEqual(['4']);
});

test('after-sales of a day come page by page, each with the agent whose account it names', async () => {
  const agent_id = await anAgent(app.db, ctx, { alias: '阿美' });
  await insertRow(app.db, 'conversations.agent_account', {
    ...{ provider_id: ctx.providerId, store_id: storeId, account, agent_id, first_seen_at: orderedAt },
  });
  await anAfterSale('退款');
  await anAfterSale('换货', { agent_account: null });
  await anAfterSale('补发', { business_date: '2026-11-21' });
  const { rows, totals } = await pages((after) => orders.afterSales(ctx, { storeId, on, first: 1, after }));
  expect(rows.map(({ kind, agentAlias }) => `${kind} ${agentAlias}`).sort()).toEqual([
    ...['换货 null', '退款 阿美'],
  ]);
  expect(totals).toEqual([2, 2, 2]);
});
