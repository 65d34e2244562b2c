import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ProviderContext } from '@zuoxi/platform/context';
import { newId } from '@zuoxi/platform/context';
import { aProvider, aStore, chatCsv, exchange, startTestApp, type TestApp } from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import { ConversationsModule } from '../conversations.module.js';
import { aShop, importFile } from '../testing.js';
import { ImportUndoService } from './import-undo.service.js';
import { ImportService } from './import.service.js';

const on = '2026-11-20';
let app: TestApp;
let ctx: ProviderContext;
let storeId: StoreId;

beforeAll(async () => {
  app = await startTestApp(ConversationsModule);
});
afterAll(() => app.close());
beforeEach(async () => {
  ({ ctx, storeId } = await aShop(app));
});

type Kind = 'conversations' | 'orders' | 'aftersales';
const bring = (kind: Kind, text: string) => importFile(app, ctx, { storeId, kind }, text);
async function undo(id: string, reason = '传错店铺') {
  await app.get(ImportUndoService).undo(ctx, { id, reason });
  await app.jobs.drain('import.undo');
  return (await app.get(ImportService).getMany(ctx, [id]))[0];
}
const rowsOf = async (table: string, columns: string) =>
  (
    await app.db.admin.query(`select ${columns} from conversations.${table} where store_id = $1 order by 1`, [
      storeId,
    ])
  ).rows;
/** All that counts of a day: messages, what conversations count, and the facts that reports read. */
const state = async () => ({
  messages: await rowsOf('message', `encode(fingerprint, 'hex') as f, batch_id is not null as owned`),
  conversations: await rowsOf(
    'conversation',
    `external_id, message_count, rounds, agent_accounts, parts, started_at, ended_at`,
  ).then((rows) => rows.filter(({ message_count }) => message_count > 0)),
  facts: await rowsOf('half_hour_fact', 'business_date, slot_minute, agent_account, sums'),
  orders: await rowsOf('order_record', 'order_no, business_date, buyer, paid_fen, status, paid_at'),
  afterSales: await rowsOf('after_sale', `encode(fingerprint, 'hex') as f, kind`),
  accounts: await rowsOf('agent_account', 'account'),
});
const morning = chatCsv([
  ...exchange('小王', `${on} 10:00:00`, { agent: '店铺:小美' }),
  ...exchange('小李', `${on} 10:20:00`, { agent: '店铺:小美' }),
]);
const overlapping = chatCsv([
  ...exchange('小李', `${on} 10:20:00`, { agent: '店铺:小美' }),
  ...exchange('小赵', `${on} 11:00:00`, { agent: '店铺:小丽' }),
]);

describe('an undone import', () => {
  test('leaves nothing of itself, and says who took it back and why', async () => {
    const empty = await state();
    const batch = await bring('conversations', morning);
    expect((await state()).facts.length).toBeGreaterThan(0);
    expect(await undo(batch.id)).toMatchObject({
      state: 'undone',
      undoneReason: '传错店铺',
      undoneBy: '顾远',
    });
    expect(await state()).toEqual(empty);
    const { rows } = await app.db.admin.query(
      `select details->>'reason' as reason from platform.audit_entry where provider_id = $1 and action = 'import.undo'`,
      [ctx.providerId],
    );
    expect(rows).toEqual([{ reason: '传错店铺' }]);
  });

  test.each([
    ['the first of two overlapping ones', 0],
    ['the second', 1],
  ])('%s leaves exactly what the other brings alone', async (_, index) => {
    const texts = [morning, overlapping];
    const alone = await bring('conversations', texts[1 - index] as string);
    const expected = await state();
    await undo(alone.id);
    const batches = [];
    for (const text of texts) batches.push(await bring('conversations', text));
    await undo((batches[index] as (typeof batches)[0]).id);
    expect(await state()).toEqual(expected);
  });

  test('may come again', async () => {
    const first = await bring('conversations', morning);
    const expected = await state();
    await undo(first.id);
    const again = await bring('conversations', morning);
    expect(again).toMatchObject({ state: 'completed', rowsAccepted: 4 });
    expect(again.id).not.toBe(first.id);
    expect(await state()).toEqual(expected);
  });

  test('of three that overlap, taken back one by one in any order, leaves nothing at last', async () => {
    const third = chatCsv(exchange('小李', `${on} 10:20:00`, { agent: '店铺:小美' }));
    const batches = [];
    for (const text of [morning, overlapping, third]) batches.push(await bring('conversations', text));
    const [a, b, c] = batches as [(typeof batches)[0], (typeof batches)[0], (typeof batches)[0]];
    await undo(a.id);
    await undo(b.id);
    expect((await state()).messages).toHaveLength(2);
    await undo(c.id);
    expect(await state()).toMatchObject({ messages: [], facts: [], accounts: [] });
  });

  test('of orders gives back what the files before said', async () => {
    const header = '订单编号,买家昵称,实付金额,订单状态,下单时间,付款时间\n';
    await bring('orders', `${header}A1,小王,100.00,待付款,${on} 10:00:00,\n`);
    const expected = await state();
    const later = await bring(
      'orders',
      `${header}A1,小王,100.00,交易成功,${on} 10:00:00,${on} 10:05:00\nA2,小李,50.00,交易成功,${on} 11:00:00,${on} 11:01:00\n`,
    );
    expect((await state()).orders).toHaveLength(2);
    await undo(later.id);
    expect(await state()).toEqual(expected);
  });

  test('of after-sales leaves those that another file brought', async () => {
    const header = '售后编号,订单编号,买家昵称,售后类型,退款金额,申请时间\n';
    const first = await bring('aftersales', `${header}S1,A1,小王,仅退款,10.00,${on} 10:00:00\n`);
    await bring(
      'aftersales',
      `${header}S1,A1,小王,仅退款,10.00,${on} 10:00:00\nS2,A2,小李,退货退款,20.00,${on} 11:00:00\n`,
    );
    await undo(first.id);
    expect((await state()).afterSales).toHaveLength(2);
  });

  test('marks its days as changed', async () => {
    const batch = await bring('conversations', morning);
    app.clock.advance(60_000);
    await undo(batch.id);
    expect(await rowsOf('day_change', 'business_date, changed_at')).toEqual([
      { business_date: on, changed_at: app.clock.now() },
    ]);
  });
});

describe('undoing is refused', () => {
  test('a second time', async () => {
    const { id } = await bring('conversations', morning);
    await undo(id);
    await expect(undo(id)).rejects.toMatchObject({ code: 'STATE_CHANGED', details: { status: 'undone' } });
  });

  test('for a foreign import and an unknown one alike', async () => {
    const { id } = await bring('conversations', morning);
    const stranger = (await aStore(app.db, await aProvider(app.db))).ctx;
    const service = app.get(ImportUndoService);
    const refusals = await Promise.all(
      [id, newId()].map((each) => service.undo(stranger, { id: each, reason: 'x' }).catch((error) => error)),
    );
    expect(refusals[0]).toMatchObject({ code: 'NOT_FOUND' });
    expect(refusals[1]).toEqual(refusals[0]);
  });
});
