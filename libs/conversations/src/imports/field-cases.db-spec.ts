import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import iconv from 'iconv-lite';
import type { ProviderContext } from '@zuoxi/platform/context';
import { TaskReader } from '@zuoxi/platform/jobs';
import type { TestApp } from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import { workbook } from '../ingest/archive.fixture.js';
import {} from '../ingest/index.js';
import { maskPii } from '@zuoxi/screening';
import { aShop, importFile, startConversations } from '../testing.js';
import type { ImportKind } from './import.reader.js';

/** Small files after what people of this work report, with the right answer; numbered as those who collect them do. */
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

/** What a conversation came to: seconds to the first human answer, rounds, those in three minutes, and whether it ends unanswered. */
const talks = () =>
  rowsOf(
    'conversation',
    'external_id as talk, first_response_seconds::float as first, rounds, rounds_in_time as in_time, unanswered',
  );
const warningsOf = (batch: { warnings: unknown }) => batch.warnings;

describe('03 a quote that is never closed', () => {
  test('swallows no messages of other buyers', async () => {
    const batch = await bring('conversations', '03.csv', [
      '会话ID,买家,客服,时间,发送方,内容',
      'q1,子子,小橙,2026-06-14 11:00:00,客户,"32寸的有吗',
      'q1,子子,小橙,2026-06-14 11:00:10,客服,有的',
      'q2,丑丑,小橙,2026-06-14 11:01:00,客户,能便宜吗',
      'q2,丑丑,小橙,2026-06-14 11:05:30,客服,"亲，活动价"',
      'q3,寅寅,小橙,2026-06-14 11:06:00,客户,好的',
      '',
    ]);
    expect(batch).toMatchObject({ rowsAccepted: 5, rowsRejected: 0 });
    expect((await talks()).map(({ talk }) => talk)).toEqual(['q1', 'q2', 'q3']);
  });
});

describe('06 units in headers', () => {
  test('are part of the value', async () => {
    await bring('performance', '06-20260815.csv', [
      '旺旺昵称,询单人数,询单最终付款金额（万元）,平均响应时长（分）',
      '暖橙:小橙,70,2.25,2.5',
      '',
    ]);
    expect(
      await rowsOf(
        'agent_performance',
        `figures->>'salesFen' as fen, figures->>'avgResponseSeconds' as seconds`,
      ),
    ).toEqual([{ fen: '2250000', seconds: '150' }]);
  });

  test('that nobody knows refuse the file by the name of the column', async () => {
    const batch = await bring('performance', '06-20260816.csv', [
      '旺旺昵称,询单人数,询单最终付款金额（美元）',
      '暖橙:小橙,70,2.25',
      '',
    ]);
    expect(batch).toMatchObject({
      state: 'failed',
      failure: { code: 'UNIT_UNKNOWN', details: { columns: ['询单最终付款金额（美元）'] } },
    });
  });
});

describe('07 a clock without seconds', () => {
  test('the order of the rows is kept, and that seconds are missing is said', async () => {
    const line = (sender: string, text: string) => `m1,子子,小橙,2026/6/23 9:03,${sender},${text}`;
    const batch = await bring('conversations', '07.csv', [
      '会话ID,买家,客服,时间,发送方,内容',
      ...[line('客户', '在吗'), line('客服', '在的'), line('客户', '包邮吗'), line('客服', '包邮的')],
      line('客户', '谢谢'),
      '',
    ]);
    expect(warningsOf(batch)).toEqual([{ code: 'SECONDS_MISSING', column: '时间' }]);
    expect(await rowsOf('message', 'row_no, text')).toEqual(
      ['在吗', '在的', '包邮吗', '包邮的', '谢谢'].map((text, index) => ({ row_no: index + 2, text })),
    );
  });

  test('full minutes by chance are none', async () => {
    const batch = await bring('conversations', '07b.csv', [
      '会话ID,买家,客服,时间,发送方,内容',
      'm1,子子,小橙,2026-06-23 09:03:00,客户,在吗',
      'm1,子子,小橙,2026-06-23 09:04:00,客服,在的',
      '',
    ]);
    expect(warningsOf(batch)).toEqual([]);
  });
});

describe('08 automatic replies', () => {
  test('answer nobody, by their type and by how they begin', async () => {
    await bring('conversations', '08.csv', [
      '会话ID,买家,客服,时间,发送方,消息类型,内容',
      'a1,子子,小橙,2026-06-22 10:00:00,客户,文本,这款有货吗',
      'a1,子子,小橙,2026-06-22 10:00:01,客服,自动回复,您好，客服正在赶来',
      'a1,子子,小橙,2026-06-22 10:04:00,客服,文本,有货的亲',
      'a2,丑丑,小橙,2026-06-22 11:00:00,客户,文本,发什么快递',
      'a2,丑丑,小橙,2026-06-22 11:00:01,客服,文本,[自动回复]您好，客服正在赶来',
      'a2,丑丑,小橙,2026-06-22 11:05:00,客服,文本,发中通',
      '',
    ]);
    expect(await talks()).toMatchObject([
      { talk: 'a1', first: 240, rounds: 1, in_time: 0 },
      { talk: 'a2', first: 300, rounds: 1, in_time: 0 },
    ]);
  });
});

describe('21 several questions before the first answer', () => {
  test('the wait is from the first of them', async () => {
    await bring('conversations', '21.csv', [
      '会话ID,买家,客服,时间,发送方,内容',
      'f1,子子,小橙,2026-06-30 09:00:00,客户,还没发货',
      'f1,子子,小橙,2026-06-30 09:40:00,客户,有人吗',
      'f1,子子,小橙,2026-06-30 09:59:50,客户,？',
      'f1,子子,小橙,2026-06-30 10:00:00,客服,抱歉久等',
      '',
    ]);
    expect(await talks()).toMatchObject([{ first: 3600 }]);
  });
});

/** What is stored of people, by day and account. */
const figures = async () =>
  (await rowsOf('agent_performance', 'business_date::text as on, agent_account as who, figures')).map(
    ({ on, who, figures: of }) => [on, who, of],
  );
const cells = (row: number, values: readonly (string | number | null)[]) =>
  `<row r="${row}">${values
    .map((value, index) =>
      value === null
        ? ''
        : `<c r="${String.fromCharCode(65 + index)}${row}" t="inlineStr"><is><t>${value}</t></is></c>`,
    )
    .join('')}</row>`;
const tableOf = (rows: readonly (readonly (string | number | null)[])[]) =>
  rows.map((row, index) => cells(index + 1, row)).join('');
const merged = (...refs: string[]) => ({
  after: `<mergeCells count="${refs.length}">${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`,
});
const upload = (name: string, content: string | Buffer) =>
  importFile(app, ctx, { storeId, kind: 'performance' }, content, name);
const head = ['客服', '接待量', '售前接待人数', '平均响应时长（新）', '30s应答率'];

describe('09 a group row above equal labels', () => {
  test('before-sales figures are stored as such, and those of after-sales as nobody’s other ones', async () => {
    const rows = [
      ['客服', '售前', null, '售后', null, '30s应答率'],
      [null, '接待量', '平均响应时长', '接待量', '平均响应时长', null],
      ['小鹤客服-a', 70, 22, 30, 55, '97.5%'],
      ['小鹤客服-b', 50, 33, 10, 66, '94%'],
    ];
    const batch = await upload(
      '09-20260714.xlsx',
      workbook(tableOf(rows), merged('A1:A2', 'B1:C1', 'D1:E1', 'F1:F2')),
    );
    expect(batch).toMatchObject({ state: 'completed', rowsAccepted: 2, rowsRejected: 0 });
    expect(await figures()).toMatchObject([
      ['2026-07-14', '小鹤客服-a', { inquiries: 70, thirtySecondRate: '0.975' }],
      ['2026-07-14', '小鹤客服-b', { inquiries: 50, thirtySecondRate: '0.94' }],
    ]);
  });
});

describe('10 a header over two rows in HTML that calls itself .xls', () => {
  test('people and figures come in, the total is checked and is nobody', async () => {
    const table =
      '<tr><td rowspan=2>客服</td><td colspan=2>接待</td><td rowspan=2>平均响应时长<br>（新）</td><td rowspan=2>30s应答率</td></tr><tr><td>接待量</td><td>售前接待人数</td></tr>' +
      '<tr><td>小鹤客服-a</td><td>1,230</td><td>90</td><td>21</td><td>98.20%</td></tr><tr><td>小鹤客服-b</td><td>70</td><td>50</td><td>1分15秒</td><td>93%</td></tr><tr><td>合计</td><td>1,300</td><td>140</td><td>-</td><td>-</td></tr>';
    const page = `<html><head><meta charset="gbk"></head><body><table>${table}</table></body></html>`;
    const batch = await upload('10-20260708.xls', iconv.encode(page, 'gbk'));
    expect(batch).toMatchObject({ state: 'completed', rowsAccepted: 2, summaryRows: 1 });
    expect(warningsOf(batch)).toEqual([]);
    expect(await figures()).toMatchObject([
      [
        '2026-07-08',
        '小鹤客服-a',
        { receptions: 1230, inquiries: 90, avgResponseSeconds: 21, thirtySecondRate: '0.982' },
      ],
      [
        '2026-07-08',
        '小鹤客服-b',
        { receptions: 70, inquiries: 50, avgResponseSeconds: 75, thirtySecondRate: '0.93' },
      ],
    ]);
  });
});

describe('11 two byte order marks before a quoted header', () => {
  test('one person with the figures', async () => {
    const batch = await upload(
      '11-20260720.csv',
      '\ufeff\ufeff"客服","接待量","售前接待人数","30s应答率"\n"小鹤客服-a","130","90","97%"\n',
    );
    expect(batch).toMatchObject({ rowsAccepted: 1, rowsRejected: 0 });
    expect(await figures()).toMatchObject([
      ['2026-07-20', '小鹤客服-a', { receptions: 130, inquiries: 90, thirtySecondRate: '0.97' }],
    ]);
  });
});

describe('15 a name merged over its days', () => {
  test('each day has its figures under that name', async () => {
    const rows = [
      ['客服', '日期', '接待量', '售前接待人数', '30s应答率'],
      ['a', '2026-07-15', 82, 42, '98%'],
      [null, '2026-07-16', 72, 32, '97%'],
      ['b', '2026-07-15', 62, 22, '96%'],
      [null, '2026-07-16', 52, 12, '95%'],
    ];
    const batch = await upload('15.xlsx', workbook(tableOf(rows), merged('A2:A3', 'A4:A5')));
    expect(batch).toMatchObject({ rowsAccepted: 4, fromOn: '2026-07-15', toOn: '2026-07-16' });
    expect((await figures()).map(([on, who, of]) => [on, who, of.receptions])).toEqual([
      ['2026-07-15', 'a', 82],
      ['2026-07-15', 'b', 62],
      ['2026-07-16', 'a', 72],
      ['2026-07-16', 'b', 52],
    ]);
  });
});

describe('20 a sheet that says it is one cell', () => {
  test.each(['A1', 'A1:B2'])('its extent %s decides nothing', async (extent) => {
    const rows = [head, ['a', 121, 81, 24, '98.5%'], ['b', 61, 41, 32, '95%']];
    const batch = await upload(
      '20-20260704.xlsx',
      workbook(tableOf(rows), { before: `<dimension ref="${extent}"/>` }),
    );
    expect(batch).toMatchObject({ rowsAccepted: 2, rowsRejected: 0 });
    expect(await figures()).toMatchObject([
      [
        '2026-07-04',
        'a',
        { receptions: 121, inquiries: 81, avgResponseSeconds: 24, thirtySecondRate: '0.985' },
      ],
      [
        '2026-07-04',
        'b',
        { receptions: 61, inquiries: 41, avgResponseSeconds: 32, thirtySecondRate: '0.95' },
      ],
    ]);
  });
});

describe('a total that is no sum of the rows', () => {
  test('is said, with its column', async () => {
    const batch = await bring('performance', 'total-20260707.csv', [
      '客服,接待量,售前接待人数,30s应答率',
      'a,120,80,98%',
      'b,60,40,95%',
      '合计,180,121,-',
      '',
    ]);
    expect(batch).toMatchObject({ rowsAccepted: 2, summaryRows: 1 });
    expect(warningsOf(batch)).toEqual([{ code: 'TOTALS_DIFFER', column: '售前接待人数' }]);
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
