import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ProviderContext } from '@zuoxi/platform/context';
import { chatCsv, type ChatLine, everyPage, exchange, type TestApp } from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import { aShop, importFile, startConversations } from '../testing.js';
import { ImportUndoService } from './import-undo.service.js';
import { type BatchRow, ImportService } from './import.service.js';

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

type Kind = 'conversations' | 'orders' | 'aftersales' | 'performance';
interface Facts {
  readonly asOf?: string;
  readonly preset?: string;
}
/** A file that tells of a moment of the 21st, as `asOf` says: `09:00`. */
const bring = (kind: Kind, text: string, { asOf, ...rest }: Facts = {}, name = 'export.csv') =>
  importFile(
    app,
    ctx,
    { storeId, kind, ...rest, asOf: asOf ? new Date(`2026-11-21T${asOf}:00+08:00`) : null },
    text,
    name,
  );
async function undo(batch: BatchRow) {
  await app.get(ImportUndoService).undo(ctx, { id: batch.id, reason: '错' });
  await app.jobs.drain('import.undo');
  expect((await app.get(ImportService).getMany(ctx, [batch.id]))[0]).toMatchObject({ state: 'undone' });
}
const rowsOf = async (table: string, columns: string) =>
  (
    await app.db.admin.query(
      `select ${columns} from conversations.${table} where store_id = $1 order by 1, 2`,
      [storeId],
    )
  ).rows;
const counts = ({
  rowsAccepted,
  rowsChanged,
  rowsKnown,
  rowsOutdated,
  rowsConflict,
  rowsRejected,
}: BatchRow) => ({
  new: rowsAccepted,
  changed: rowsChanged,
  same: rowsKnown,
  outdated: rowsOutdated,
  conflict: rowsConflict,
  refused: rowsRejected,
});
const none = { new: 0, changed: 0, same: 0, outdated: 0, conflict: 0, refused: 0 };
const errors = () => rowsOf('import_error', 'row_no, code');
type File = readonly [text: string, facts: Facts];
const at = (files: readonly File[], place: number): File => files[place] as File;
/** Both orders of coming in. */
const orders = [
  ['the earlier moment first', [0, 1]],
  ['the later moment first', [1, 0]],
] as const;

describe('orders', () => {
  const header = '订单编号,买家昵称,实付金额,订单状态,下单时间,付款时间\n';
  const unpaid = `${header}A1,小王,100.00,待付款,${on} 10:00:00,\n`;
  const paid = `${header}A1,小李,90.00,交易成功,${on} 23:00:00,2026-11-21 00:05:00\n`;
  const state = () =>
    rowsOf('order_record', 'order_no, buyer, paid_fen, status, business_date, ordered_at, paid_at');

  test.each(orders)('are as the later moment says, %s', async (_, places) => {
    const files = [
      [unpaid, { asOf: '09:00' }],
      [paid, { asOf: '12:00' }],
    ] as const;
    const batches: BatchRow[] = [];
    for (const place of places) batches.push(await bring('orders', ...at(files, place)));
    expect(await state()).toMatchObject([
      { buyer: '小李', paid_fen: 9000, status: '交易成功', paid_at: new Date('2026-11-20T16:05:00Z') },
    ]);
    expect(counts(batches[0] as BatchRow)).toEqual({ ...none, new: 1 });
    expect(counts(batches[1] as BatchRow)).toEqual(
      places[0] === 0 ? { ...none, changed: 1 } : { ...none, outdated: 1 },
    );
  });

  test.each(orders)('taken back give the former version back, %s', async (_, places) => {
    const files = [
      [unpaid, { asOf: '09:00' }],
      [paid, { asOf: '12:00' }],
    ] as const;
    await bring('orders', ...files[0]);
    const only = await state();
    await undo(await bring('orders', ...files[1]));
    expect(await state()).toEqual(only);
    // And whichever of two goes.
    const batches: BatchRow[] = [];
    await undo(
      (await everyPage((page) => app.get(ImportService).list(ctx, { ...page, storeId }))).find(
        (b) => b.state === 'completed',
      ) as BatchRow,
    );
    for (const place of places) batches[place] = await bring('orders', ...at(files, place));
    await undo(batches[0] as BatchRow);
    expect(await state()).toMatchObject([{ buyer: '小李', paid_fen: 9000 }]);
    await undo(batches[1] as BatchRow);
    expect(await state()).toEqual([]);
  });

  test('a file says nothing of what it has no column for, and does of an empty cell', async () => {
    await bring('orders', `${header}A1,小王,100.00,待付款,${on} 10:00:00,${on} 10:01:00\n`, {
      asOf: '09:00',
    });
    await bring('orders', '订单编号,订单状态\nA1,交易成功\n', { asOf: '10:00' });
    expect(await state()).toMatchObject([
      { buyer: '小王', paid_fen: 10000, status: '交易成功', paid_at: expect.any(Date) },
    ]);
    await bring('orders', `订单编号,订单状态,付款时间\nA1,交易关闭,\n`, { asOf: '11:00' });
    expect(await state()).toMatchObject([{ status: '交易关闭', paid_at: null }]);
  });

  test('both days of an order that moved are marked', async () => {
    await bring('orders', `${header}A1,小王,1.00,成功,${on} 23:50:00,\n`, { asOf: '09:00' });
    await app.db.admin.query('delete from conversations.day_change where store_id = $1', [storeId]);
    await bring('orders', `${header}A1,小王,1.00,成功,2026-11-21 00:10:00,\n`, { asOf: '10:00' });
    expect((await rowsOf('day_change', 'business_date, store_id')).map((row) => row.business_date)).toEqual([
      on,
      '2026-11-21',
    ]);
  });

  test('a number more than once in a file: the same, or in conflict and named', async () => {
    const batch = await bring(
      'orders',
      `${unpaid}A1,小王,100.00,待付款,${on} 10:00:00,\nA1,小王,60.00,待付款,${on} 10:00:00,\nA2,小赵,1,成功,${on} 10:00:00,\n`,
    );
    expect(counts(batch)).toEqual({ ...none, new: 2, same: 1, conflict: 1 });
    expect(batch.rowsRead).toBe(4);
    expect(await errors()).toEqual([{ row_no: 4, code: 'KEY_CONFLICT' }]);
  });

  test('also when the two are far apart in it', async () => {
    const many = Array.from({ length: 6000 }, (_, i) => `B${i},小王,1.00,成功,${on} 10:00:00,\n`).join('');
    const batch = await bring(
      'orders',
      `${header}${many}B0,小王,2.00,成功,${on} 10:00:00,\nB1,小王,1.00,成功,${on} 10:00:00,\n`,
    );
    expect(counts(batch)).toEqual({ ...none, new: 6000, same: 1, conflict: 1 });
    expect(await errors()).toEqual([{ row_no: 6002, code: 'KEY_CONFLICT' }]);
  });

  test('numbers whose last digits a spreadsheet lost are refused, and never become one order', async () => {
    const text =
      '订单编号,买家会员名,买家实际支付金额,订单创建时间,订单付款时间,订单状态\n' +
      '2607010123456780000,甲甲,59.00,2026-07-01 10:00:00,2026-07-01 10:01:00,交易成功\n' +
      '2607010123456780000,乙乙,88.00,2026-07-01 10:05:00,2026-07-01 10:06:00,交易成功\n' +
      '260701012345678000,丙丙,12.50,2026-07-01 11:00:00,2026-07-01 11:02:00,交易成功\n';
    expect(counts(await bring('orders', text))).toEqual({ ...none, refused: 3 });
    expect(new Set((await errors()).map(({ code }) => code))).toEqual(new Set(['ID_PRECISION_LOST']));
  });

  test('a number that happens to end in noughts among whole ones is taken', async () => {
    const ids = ['2607010123456781234', '2607010123456780000', '2607010123456784321'];
    const text = `订单编号,订单状态\n${ids.map((id) => `${id},成功\n`).join('')}`;
    expect(counts(await bring('orders', text))).toEqual({ ...none, new: 3 });
  });

  test('guards before numbers are taken off', async () => {
    const guards = [
      '="2607021234567891234"',
      '\t2607021234567891235',
      "'2607021234567891236",
      '`2607021234567891237',
    ];
    const text = `订单编号,买家会员名,买家实际支付金额,订单付款时间\n${guards.map((id) => `${id},甲甲,59.00,2026-07-02 10:01:00\n`).join('')}`;
    await bring('orders', text);
    expect((await state()).map(({ order_no }) => order_no)).toEqual([
      '2607021234567891234',
      '2607021234567891235',
      '2607021234567891236',
      '2607021234567891237',
    ]);
  });
});

describe('after-sales', () => {
  const header = '订单编号,退款编号,买家会员名,退款总额,退款申请时间,退款状态\n';
  const day1 = `${header}2608120000000000001,R1,甲甲,19.90,${on} 10:00:00,退款中\n`;
  const day2 = `${header}2608120000000000001,R1,甲甲,19.90,${on} 10:00:00,退款成功\n`;
  const state = () => rowsOf('after_sale', 'order_no, amount_fen, outcome');

  test.each(orders)('one case with its last state, %s', async (_, places) => {
    const files = [
      [day1, { asOf: '09:00' }],
      [day2, { asOf: '12:00' }],
    ] as const;
    const second = [];
    for (const place of places) second.push(await bring('aftersales', ...at(files, place)));
    expect(await state()).toEqual([
      { order_no: '2608120000000000001', amount_fen: 1990, outcome: '退款成功' },
    ]);
    expect(counts(second[1] as BatchRow)).toEqual(
      places[0] === 0 ? { ...none, changed: 1 } : { ...none, outdated: 1 },
    );
  });

  test('without a number: a new amount and state are the same case, another time of asking is another', async () => {
    const plain = '订单编号,买家会员名,退款总额,退款申请时间,退款状态\n';
    await bring('aftersales', `${plain}A1,甲甲,50.00,${on} 10:00:00,退款中\n`, { asOf: '09:00' });
    const later = await bring(
      'aftersales',
      `${plain}A1,甲甲,80.00,${on} 10:00:00,退款成功\nA1,甲甲,5.00,${on} 12:00:00,退款中\n`,
      { asOf: '10:00' },
    );
    expect(counts(later)).toEqual({ ...none, new: 1, changed: 1 });
    expect(await state()).toEqual([
      { order_no: 'A1', amount_fen: 500, outcome: '退款中' },
      { order_no: 'A1', amount_fen: 8000, outcome: '退款成功' },
    ]);
    await undo(later);
    expect(await state()).toEqual([{ order_no: 'A1', amount_fen: 5000, outcome: '退款中' }]);
  });

  test('two refunds under one number without anything to tell them apart are named', async () => {
    const plain = '订单编号,买家会员名,退款总额,退款申请时间,退款状态\n';
    const batch = await bring(
      'aftersales',
      `${plain}A1,甲甲,50.00,${on} 10:00:00,退款中\nA1,甲甲,20.00,${on} 10:00:00,退款中\n`,
    );
    expect(counts(batch)).toEqual({ ...none, new: 1, conflict: 1 });
  });
});

describe('platform figures', () => {
  const jd = { preset: 'jd-kfguanjia' };
  const first = '客服,日期,接待量,售前接待人数,30s应答率\n小鹿-a,2026-11-20,120,80,98%\n';
  const second = '客服,日期,接待量,平均响应时长,满意率\n小鹿-a,2026-11-20,120,25,95%\n';
  const state = async () =>
    (await rowsOf('agent_performance', 'agent_account, figures, raw')) as {
      figures: Record<string, unknown>;
      raw: object;
    }[];

  test('both files of a day stay beside each other', async () => {
    await bring('performance', first, { ...jd, asOf: '09:00' });
    const before = (await state())[0]?.figures ?? {};
    const batch = await bring('performance', second, { ...jd, asOf: '10:00' });
    const [row] = await state();
    expect(row?.figures).toMatchObject(before);
    expect(Object.keys(row?.figures ?? {}).length).toBeGreaterThan(Object.keys(before).length);
    expect(row?.raw).toMatchObject({ '30s应答率': '98%', 平均响应时长: '25' });
    await undo(batch);
    expect((await state())[0]?.figures).toEqual(before);
  });

  test('an agent on two lines: the second is named, the others are taken', async () => {
    const text =
      '客服,接待量,售前接待人数,30s应答率\n小鹿客服-a,120,80,98%\n小鹿客服-b,60,40,95%\n小鹿客服-a,30,20,90%\n';
    const batch = await bring('performance', text, jd, '04-agent-twice-20260810.csv');
    expect(batch.state).toBe('completed');
    expect(counts(batch)).toEqual({ ...none, new: 2, conflict: 1 });
    expect(await errors()).toEqual([{ row_no: 4, code: 'KEY_CONFLICT' }]);
    expect((await state()).map(({ figures }) => figures['receptions'] ?? figures['inquiries'])).toEqual([
      120, 60,
    ]);
  });
});

describe('chats', () => {
  const talk = (seconds: number, text = '有货吗？') =>
    ['10:00:00', '11:00:00', '12:00:00'].flatMap((time, index) =>
      exchange(`买家${index}`, `${on} ${time}`, { seconds, text }),
    );
  const late = talk(300);
  const right = talk(20);
  /** How many rounds were answered in three minutes, of how many. */
  const rate = async () =>
    (await rowsOf('conversation', 'sum(rounds_in_time)::int as kept, sum(rounds)::int as all, 1'))[0];
  const messages = () => rowsOf('message', `encode(fingerprint, 'hex') as f, at, text, direction`);

  test.each([
    ['with message ids', 'all'],
    ['without', 'none'],
  ] as const)('a mended file mends the numbers, %s, whichever comes first', async (_, ids) => {
    const files = [
      [chatCsv(late, ids), { asOf: '09:00' }],
      [chatCsv(right, ids), { asOf: '10:00' }],
    ] as const;
    for (const places of [
      [0, 1],
      [1, 0],
    ]) {
      ({ ctx, storeId } = await aShop(app));
      for (const place of places) await bring('conversations', ...at(files, place));
      expect(await rate()).toMatchObject({ kept: 3, all: 3 });
      expect(await messages()).toHaveLength(6);
    }
  });

  test.each([
    ['with message ids', 'all'],
    ['without', 'none'],
  ] as const)(
    'also towards later answers, and back when the mended file is taken back, %s',
    async (_, ids) => {
      const wrong = await bring('conversations', chatCsv(right, ids), { asOf: '09:00' });
      const before = await messages();
      const mended = await bring('conversations', chatCsv(late, ids), { asOf: '10:00' });
      expect(await rate()).toMatchObject({ kept: 0, all: 3 });
      await undo(mended);
      expect(await messages()).toEqual(before);
      expect(await rate()).toMatchObject({ kept: 3, all: 3 });
      await undo(wrong);
      expect(await messages()).toEqual([]);
    },
  );

  test.each([
    ['with message ids', 'all'],
    ['without', 'none'],
  ] as const)('undoing the wrong file leaves the right one alone, %s', async (_, ids) => {
    const wrong = await bring('conversations', chatCsv(late, ids), { asOf: '09:00' });
    await bring('conversations', chatCsv(right, ids), { asOf: '10:00' });
    await undo(wrong);
    expect(await rate()).toMatchObject({ kept: 3, all: 3 });
    expect(await messages()).toHaveLength(6);
  });

  test('rows are counted apart', async () => {
    await bring('conversations', chatCsv(late), { asOf: '09:00' });
    const more = chatCsv([...right, ...exchange('新', `${on} 13:00:00`)]);
    const batch = await bring('conversations', more, { asOf: '10:00' });
    // The answers moved; of the last talk both are new.
    expect(counts(batch)).toEqual({ ...none, new: 2, changed: 3, same: 3 });
    const older = await bring('conversations', chatCsv(talk(200)), { asOf: '08:00' });
    expect(counts(older)).toEqual({ ...none, same: 3, outdated: 3 });
    expect(await rate()).toMatchObject({ kept: 4, all: 4 });
  });

  test('three versions, taken back one by one, each give the one before', async () => {
    const versions = [300, 20, 200];
    const batches = [];
    for (const [index, seconds] of versions.entries())
      batches.push(await bring('conversations', chatCsv(talk(seconds)), { asOf: `0${index + 1}:00` }));
    expect(await rate()).toMatchObject({ kept: 0 });
    await undo(batches[2] as BatchRow);
    expect(await rate()).toMatchObject({ kept: 3 });
    await undo(batches[0] as BatchRow);
    expect(await rate()).toMatchObject({ kept: 3 });
    await undo(batches[1] as BatchRow);
    expect(await messages()).toEqual([]);
  });

  test('one message id twice with other words is named', async () => {
    const [line] = exchange('小王', `${on} 10:00:00`) as [ChatLine];
    const batch = await bring('conversations', chatCsv([line, line, { ...line, text: '别的' }]));
    expect(counts(batch)).toEqual({ ...none, new: 1, same: 1, conflict: 1 });
  });

  test('short words said again are not taken for corrections', async () => {
    const said = (time: string, from: ChatLine['from'], text: string): ChatLine => ({
      buyer: '小王',
      at: `${on} ${time}`,
      from,
      text,
    });
    const whole = [
      said('10:00:00', '买家', '在吗'),
      said('10:00:10', '客服', '好的'),
      said('10:05:00', '买家', '有吗'),
      said('10:05:10', '客服', '好的'),
      said('10:10:00', '买家', '在吗'),
      said('10:10:10', '客服', '好的'),
    ];
    await bring('conversations', chatCsv(whole.slice(0, 4), 'none'), { asOf: '09:00' });
    await bring('conversations', chatCsv(whole.slice(2), 'none'), { asOf: '10:00' });
    expect(await messages()).toHaveLength(6);
  });
});

test('the moment is the person’s, the file’s, or when it came', async () => {
  const text = '订单编号,订单状态\nA1,成功\n';
  const said = await bring('orders', text, { asOf: '09:00' });
  expect(said).toMatchObject({ asOf: new Date('2026-11-21T01:00:00Z'), asOfSource: 'given' });
  const above = await bring('orders', `导出时间：2026-11-20 10:30:00,\n${text}`);
  expect(above).toMatchObject({ asOf: new Date('2026-11-20T02:30:00Z'), asOfSource: 'content' });
  const named = await bring('orders', `${text}A2,成功\n`, {}, '订单20261120113000.csv');
  expect(named).toMatchObject({ asOf: new Date('2026-11-20T03:30:00Z'), asOfSource: 'name' });
  expect(await bring('orders', `${text}A3,成功\n`)).toMatchObject({
    asOf: app.clock.now(),
    asOfSource: 'upload',
  });
});
