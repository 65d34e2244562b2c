import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Context } from '@zuoxi/platform/context';
import { TaskReader } from '@zuoxi/platform/jobs';
import type { TestApp } from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import { maskPii } from '../ingest/index.js';
import { aShop, importFile, startConversations } from '../testing.js';
import type { ImportKind } from './import.reader.js';

/** Small files after what people of this work report, with the right answer; numbered as those who collect them do. */
let app: TestApp;
let ctx: Context;
let storeId: StoreId;

beforeAll(async () => {
  app = await startConversations();
});
afterAll(() => app.close());
beforeEach(async () => {
  ({ ctx, storeId } = await aShop(app));
});

const bring = (kind: ImportKind, name: string, lines: readonly string[]) =>
  importFile(app, ctx, { storeId, kind }, lines.join('\n'), name);
const rowsOf = async (table: string, columns: string) =>
  (
    await app.db.admin.query(
      `select ${columns} from conversations.${table} where store_id = $1 order by 1, 2`,
      [storeId],
    )
  ).rows;
const errorsOf = async () =>
  (await rowsOf('import_error', 'row_no, code')).map(({ row_no, code }) => `${row_no} ${code}`);

describe('01 ids that a spreadsheet cut to fifteen digits', () => {
  test('every row is refused, and two buyers never become one order', async () => {
    const batch = await bring('orders', '01.csv', [
      '订单编号,买家会员名,买家实际支付金额,订单创建时间,订单付款时间,订单状态',
      '2606150987654320000,子子,45.00,2026-06-15 10:00:00,2026-06-15 10:01:00,交易成功',
      '2606150987654320000,丑丑,72.00,2026-06-15 10:05:00,2026-06-15 10:06:00,交易成功',
      '260615098765432000,寅寅,9.90,2026-06-15 11:00:00,2026-06-15 11:02:00,交易成功',
    ]);
    expect(batch).toMatchObject({ rowsAccepted: 0, rowsRejected: 3 });
    expect(await rowsOf('order_record', 'order_no, buyer')).toEqual([]);
    expect(await errorsOf()).toEqual([2, 3, 4].map((row) => `${row} ID_PRECISION_LOST`));
  });
});

describe('02 ids with the guards that exporters put before them', () => {
  test('are their digits', async () => {
    const ids = ['2606167891234561234', '2606167891234561235', '2606167891234561236', '2606167891234561237'];
    const guarded = [`="${ids[0]}"`, `\t${ids[1]}`, `'${ids[2]}`, `\`${ids[3]}`];
    const batch = await bring('orders', '02.csv', [
      '订单编号,买家会员名,买家实际支付金额,订单付款时间',
      ...guarded.map((id, index) => `${id},买家${index},5${index}.00,2026-06-16 10:0${index}:00`),
    ]);
    expect(batch).toMatchObject({ rowsAccepted: 4, rowsRejected: 0 });
    expect((await rowsOf('order_record', 'order_no, paid_fen')).map((row) => row.order_no)).toEqual(ids);
  });
});

describe('04 one agent on two lines of a day', () => {
  test('the import ends, with the second line named and the other agents stored', async () => {
    const batch = await bring('performance', '04-20260811.csv', [
      '客服,接待量,售前接待人数,30s应答率',
      '暖橙客服-a,110,70,97%',
      '暖橙客服-b,55,35,94%',
      '暖橙客服-a,20,10,91%',
    ]);
    expect(batch).toMatchObject({ state: 'completed', rowsConflict: 1 });
    const task = await app.get(TaskReader).find(ctx, batch.taskId as string);
    expect(task).toMatchObject({ state: 'succeeded' });
    expect(
      await rowsOf(
        'agent_performance',
        `agent_account as account, coalesce(figures->>'receptions', figures->>'inquiries')::int as received`,
      ),
    ).toEqual([
      { account: '暖橙客服-a', received: 110 },
      { account: '暖橙客服-b', received: 55 },
    ]);
    expect(await errorsOf()).toEqual(['4 KEY_CONFLICT']);
  });
});

describe('05 a refund on two days', () => {
  const head = '订单编号,退款编号,买家会员名,退款总额,退款申请时间,退款状态';
  const line = (status: string) => `2606180000000000012,T7,子子,29.90,2026-06-18 10:00:00,${status}`;

  test('is one with its last state, and the second day is told as a change', async () => {
    await bring('aftersales', '05-day1.csv', [head, line('退款中')]);
    app.clock.advance(86_400_000);
    const batch = await bring('aftersales', '05-day2.csv', [head, line('退款成功')]);
    expect(batch).toMatchObject({ rowsAccepted: 0, rowsChanged: 1, rowsKnown: 0 });
    expect(await rowsOf('after_sale', 'order_no, amount_fen::int as amount, outcome')).toEqual([
      { order_no: '2606180000000000012', amount: 2990, outcome: '退款成功' },
    ]);
  });
});

describe('12 personal data in what people write', () => {
  test.each([
    ['打13900139000-5678转分机', '13900139000-5678'],
    ['微信wxid_qw34er56，找我', 'wxid_qw34er56'],
    ['加我V：dahong2025', 'dahong2025'],
    ['QQ 987654321 发图', '987654321'],
    ['车牌沪A67890送货', '沪A67890'],
    ['香港电话+852 6234 5678', '6234 5678'],
    ['139零零一三九零零零', '139零零一三九零零零'],
    ['我住在平安小区六号楼二单元301', '平安小区六号楼二单元301'],
    ['寄到安徽省阜阳市临泉县新城镇王庄村王庄组', '新城镇王庄村王庄组'],
    ['护照E87654321', 'E87654321'],
    ['手机139 0013 9000', '0013'],
    ['身份证11010519491231002X', '19491231002'],
    ['订单200902000007，李四，13977777777', '13977777777'],
  ])('%s', (text, datum) => {
    expect(maskPii(text).text).not.toContain(datum);
  });

  test.each([
    ['订单200902000007，李四，13977777777', '200902000007'],
    ['快递单号SF1388001234567 查一下', 'SF1388001234567'],
    ['运单 13812345678902 没更新', '13812345678902'],
    ['尺寸是120-240-3600吧', '120-240-3600'],
    ['价格13888元买了13700个', '13888'],
    ['400-610-6100是你们电话吗', '400-610-6100'],
  ])('%s: what the work needs stays', (text, kept) => {
    expect(maskPii(text).text).toContain(kept);
  });
});
