import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { chatCsv, exchange, type TestApp } from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import { aShop, startConversations } from '../testing.js';
import { ArrivalService, type ArrivalFacts } from './arrival.service.js';
import { ImportService } from './import.service.js';
import { ImportUndoService } from './import-undo.service.js';

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

const lines = (objects: readonly object[]) => objects.map((each) => `${JSON.stringify(each)}\n`).join('');
const unknown = (order: string) => `甲列,乙列,丙列\n${order},交易成功,小王\n`;
const mapping = { orderNo: '甲列', status: '乙列', buyer: '丙列' };

async function take(name: string, text: string, over: Partial<ArrivalFacts> = {}, as = ctx) {
  const file = await app.receive(as, name, text, storeId);
  const taken = await app.get(ArrivalService).take(as, file, { storeId, kind: null, ...over });
  await app.jobs.drain('import.conversations');
  return taken;
}
async function batchOf({ importBatchId }: { importBatchId: string }) {
  const [batch] = await app.get(ImportService).getMany(ctx, [importBatchId]);
  if (!batch) throw new Error('no batch');
  return batch;
}
const told = async () =>
  (
    await app.db.admin.query<{ file: string }>(
      `select data -> 'input' -> 'params' ->> 'file' as file from pgboss.job
        where data -> 'input' ->> 'name' = 'import.waiting' and data -> 'input' ->> 'storeId' = $1`,
      [storeId],
    )
  ).rows.map(({ file }) => file);

describe('what is recognised comes in without a hand', () => {
  const at = '2026-11-20T10:00:00+08:00';
  test.each<[string, string, string, string]>([
    ['a table of chats', 'chats.csv', chatCsv(exchange('买家1', '2026-11-20 10:00:00')), 'conversations'],
    [
      ...(['messages, one a line', 'push.ndjson'] as const),
      lines([
        { conversationId: 'c1', messageId: 'm1', buyer: '买家1', time: at, direction: 'in', text: '在吗' },
        {
          ...{ conversationId: 'c1', messageId: 'm2', buyer: '买家1', agentAccount: '店铺:小美' },
          ...{ time: '2026-11-20T10:00:20+08:00', direction: 'out', text: '在的' },
        },
      ]),
      'conversations',
    ],
    [
      ...(['orders, one a line', 'push.ndjson'] as const),
      lines([{ orderNo: 'A1', status: '交易成功', buyer: '小王', createdAt: at, paid: '12.00' }]),
      'orders',
    ],
    [
      ...(['after-sales, one a line', 'push.ndjson'] as const),
      lines([{ refundId: 'R1', orderNo: 'A1', type: '退款', amount: '12.00', reason: '破损', time: at }]),
      'aftersales',
    ],
  ])('%s', async (_, name, text, kind) => {
    const batch = await batchOf(await take(name, text));
    expect(batch).toMatchObject({ kind, state: 'completed', rowsRejected: 0 });
    expect(batch.rowsAccepted).toBeGreaterThan(0);
    expect(await told()).toEqual([]);
  });

  test('and the same again is there already', async () => {
    const text = chatCsv(exchange('买家1', '2026-11-20 10:00:00'));
    const first = await take('chats.csv', text);
    expect(await take('again.csv', text)).toEqual({ ...first, known: true });
  });

  test('a file that cannot be opened is refused where it is kept', async () => {
    expect(await batchOf(await take('nothing.csv', ''))).toMatchObject({
      ...{ state: 'failed', failure: { code: 'FILE_EMPTY' } },
    });
  });
});

describe('what nobody knows', () => {
  test('waits, and the account manager is told; the same again waits once', async () => {
    const first = await take('odd.csv', unknown('A1'));
    expect(await batchOf(first)).toMatchObject({
      ...{ state: 'waiting', taskId: null, rowsRead: 0 },
      failure: { code: 'HEADER_UNKNOWN', details: { found: ['甲列', '乙列', '丙列'] } },
    });
    expect(await take('odd.csv', unknown('A1'))).toEqual({ ...first, known: true });
    expect(await told()).toEqual(['odd.csv']);
  });

  test('comes in as a person says, and the next with these columns by itself', async () => {
    const first = await take('odd.csv', unknown('A1'));
    const facts = { storeId, kind: 'orders' as const, mapping };
    const seen = await app.get(ArrivalService).preview(ctx, first.importBatchId, facts);
    expect(seen).toMatchObject({ problems: [], trial: { accepted: 1 } });
    const settled = await app.get(ArrivalService).settle(ctx, first.importBatchId, facts);
    expect(settled.importBatchId).toBe(first.importBatchId);
    await app.jobs.drain('import.conversations');
    const { asOf, ...batch } = await batchOf(first);
    expect(batch).toMatchObject({ kind: 'orders', state: 'completed', rowsAccepted: 1, failure: null });
    expect(asOf).toEqual(batch.createdAt);
    expect(await batchOf(await take('next.csv', unknown('A2')))).toMatchObject({
      ...{ kind: 'orders', state: 'completed', rowsAccepted: 1 },
    });
    await expect(app.get(ArrivalService).settle(ctx, first.importBatchId, facts)).rejects.toMatchObject({
      code: 'STATE_CHANGED',
    });
  });

  test('is not brought in twice by who uploads it meanwhile', async () => {
    const first = await take('odd.csv', unknown('A1'));
    const file = await app.receive(ctx, 'odd.csv', unknown('A1'), storeId);
    const uploaded = await app.get(ImportService).accept(ctx, file, { storeId, kind: 'orders', mapping });
    expect(uploaded.importBatchId).toBe(first.importBatchId);
    await app.jobs.drain('import.conversations');
    expect(await batchOf(first)).toMatchObject({ kind: 'orders', state: 'completed' });
  });

  test('is taken back', async () => {
    const { importBatchId: id } = await take('odd.csv', unknown('A1'));
    await app.get(ImportUndoService).undo(ctx, { id, reason: '别的店的' });
    await app.jobs.drain('import.undo');
    expect(await batchOf({ importBatchId: id })).toMatchObject({ state: 'undone' });
  });

  test('a kind that is said, with columns that only resemble it, waits too', async () => {
    const text = '订单号码x,买家y,时间z\nA1,小王,2026-11-20 10:00\n';
    expect(await batchOf(await take('o.csv', text, { kind: 'orders' }))).toMatchObject({
      ...{ kind: 'orders', state: 'waiting' },
    });
  });
});

test('one key is one file: repeated it gives the same answer, with another file it is refused', async () => {
  const text = chatCsv(exchange('买家1', '2026-11-20 10:00:00'));
  const keyed = { ...ctx, idempotencyKey: newId() };
  const first = await take('chats.csv', text, {}, keyed);
  expect(await take('chats.csv', text, {}, keyed)).toEqual(first);
  const other = chatCsv(exchange('买家2', '2026-11-20 11:00:00'));
  await expect(take('chats.csv', other, {}, keyed)).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
});
