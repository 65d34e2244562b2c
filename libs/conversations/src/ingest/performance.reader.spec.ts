import { describe, expect, it } from '@jest/globals';
import { RowError } from './fields.js';
import { openMapped } from './mapping.js';
import { PerformanceRow, PerformanceSummary, readPerformance } from './performance.reader.js';
import { getPreset } from './presets.js';

const NOW = new Date('2026-11-22T12:00:00+08:00');
type Item = PerformanceRow | PerformanceSummary | RowError;

async function read(presetId: string, text: string, name = 'x.csv', on?: string): Promise<Item[]> {
  const preset = getPreset(presetId);
  const { table, mapping } = await openMapped({ name, bytes: Buffer.from(text) }, preset);
  const items: Item[] = [];
  for await (const item of readPerformance(table, preset, mapping, { now: NOW, ...(on ? { on } : {}) }))
    items.push(item);
  return items;
}

const rowsOf = (items: readonly Item[]): PerformanceRow[] => items.filter((item) => item.kind === 'row');
const summariesOf = (items: readonly Item[]): PerformanceSummary[] =>
  items.filter((item) => item.kind === 'summary');

const TMALL = `旺旺昵称,询单最终付款人数,询单人数,询单最终付款转化率,首次响应时长（秒),平均响应时长（秒),客户满意率,旺旺回复率,询单最终付款金额,成功退款金额
店铺:小美,5,20,25.00%,8.5,18,98.5%,100.00%,"1,234.50",-
店铺:小丽,-,10,--,-,2分30秒,暂无数据,99.1%,0,12.30
汇总值,5,30,16.67%,,,,,"1,234.50",12.30
平均值,2.5,15,16.67%,8.5,84,98.5%,99.55%,617.25,12.30
全店汇总值,9,55,16.36%,,,,,"5,000.00",12.30
全店平均值,4.5,27.5,,,,,,,
同行同层优秀,30,80,37.5%,3,9,99%,100%,"9,999.00",0
同行同层均值,20,60,33.3%,6,15,95%,99%,"5,555.00",0
`;

describe('Tmall', () => {
  it('reads people and sets six summary rows apart', async () => {
    const items = await read('tmall-performance', TMALL, '客服绩效_20261121.csv');
    expect(rowsOf(items)).toHaveLength(2);
    expect(summariesOf(items).map((item) => [item.row, item.label, item.summary])).toEqual([
      [4, '汇总值', 'total'],
      [5, '平均值', 'average'],
      [6, '全店汇总值', 'store-total'],
      [7, '全店平均值', 'store-average'],
      [8, '同行同层优秀', 'peer'],
      [9, '同行同层均值', 'peer'],
    ]);
    expect(items.filter((item) => item.kind === 'error')).toEqual([]);
    expect(rowsOf(items)[0]).toMatchObject({
      agentAccount: '店铺:小美',
      on: '2026-11-21',
      inquiries: 20,
      paidUsers: 5,
      conversionRate: '0.25',
      firstResponseSeconds: 8.5,
      avgResponseSeconds: 18,
      satisfactionRate: '0.985',
      replyRate: '1',
      salesFen: 123_450,
      refundFen: null,
      thirtySecondRate: null,
    });
    expect(rowsOf(items)[1]).toMatchObject({
      paidUsers: null,
      conversionRate: null,
      firstResponseSeconds: null,
      avgResponseSeconds: 150,
      satisfactionRate: null,
      salesFen: 0,
    });
    expect(rowsOf(items)[1]?.raw['询单最终付款转化率']).toBe('--');
  });

  it('a refused cell refuses its row only', async () => {
    const items = await read('tmall-performance', TMALL.replace(',98.5%,', ',98.5分,'), '20261121.csv');
    expect(items[0]).toEqual({
      kind: 'error',
      row: 2,
      column: '客户满意率',
      code: 'RATE_INVALID',
      value: '98.5分',
    });
    expect(rowsOf(items).map((row) => row.agentAccount)).toEqual(['店铺:小丽']);
  });
});

describe('the business date', () => {
  const body = '旺旺昵称,询单人数,净销售额\n小美,20,1\n';

  it.each([
    ['the file name', 'x', '客服绩效20261121.csv', undefined, '2026-11-21'],
    ['the person before the file name', 'x', '下载20261122.csv', '2026-11-21', '2026-11-21'],
    [
      'a line above the table before the person',
      '统计时间：2026-11-20',
      '20261122.csv',
      '2026-11-21',
      '2026-11-20',
    ],
  ])('comes from %s', async (_, above, name, on, expected) => {
    expect(rowsOf(await read('tmall-performance', `${above}\n${body}`, name, on))[0]?.on).toBe(expected);
  });

  it('comes from a column before anything else', async () => {
    const text = '统计日期,旺旺昵称,询单人数,净销售额\n2026-11-19,小美,20,1\n,小丽,3,1\n';
    expect(rowsOf(await read('tmall-performance', text, '20261121.csv')).map((row) => row.on)).toEqual([
      '2026-11-19',
      '2026-11-21',
    ]);
    const without = await read('tmall-performance', text);
    expect(without[1]).toMatchObject({ kind: 'error', row: 3, column: '统计日期', code: 'DATE_MISSING' });
  });

  it('must be asked for where nothing says it', async () => {
    await expect(read('tmall-performance', body)).rejects.toMatchObject({ code: 'DATE_MISSING' });
  });

  it('is not one day in a file of several', async () => {
    await expect(read('tmall-performance', body, '20261101_20261120.csv')).rejects.toMatchObject({
      code: 'DATE_RANGE',
    });
    await expect(read('tmall-performance', `2026-11-01 至 2026-11-20\n${body}`)).rejects.toMatchObject({
      code: 'DATE_RANGE',
    });
  });
});

it('Qianniu service report', async () => {
  const items = await read(
    'tmall-response',
    '旺旺账号名称,平均响应时长,人工接待会话量,3分钟人工响应率\n小美,18秒,120,98.5%\n',
    '20261121.csv',
  );
  expect(items).toMatchObject([
    { avgResponseSeconds: 18, sessions: 120, threeMinuteRate: '0.985', inquiries: null },
  ]);
});

it('JD agent manager', async () => {
  const items = await read(
    'jd-kfguanjia',
    '客服,促成下单商品金额,售前接待人数,促成下单人数,平均响应时长（新）,接待量,30s应答率,客服3分钟人工回复率,好评量,评价量\n客服01,"1,234.50",30,6,00:00:18,88,0.95,99%,10,12\n合计,"1,234.50",30,6,18,88,0.95,99%,10,12\n',
    '20261121.csv',
  );
  expect(items).toMatchObject([
    {
      kind: 'row',
      salesFen: 123_450,
      inquiries: 30,
      orders: 6,
      avgResponseSeconds: 18,
      receptions: 88,
      thirtySecondRate: '0.95',
      threeMinuteRate: '0.99',
      goodRatings: 10,
      ratings: 12,
    },
    { kind: 'summary', label: '合计' },
  ]);
});

it('Pinduoduo, whose summary label stands in the first column', async () => {
  const text = `序号,客服账号,客服服务分,咨询人数,询单人数,最终成团人数,询单转化率,客服销售额,去退销售额（元）,需要人工回复的咨询人数,人工接待人数,3分钟未回复人数,3分钟人工回复率(8-23点),3分钟人工回复率(全天),30秒应答率(8-23点),平均人工响应时长,评分≤3订单数,纠纷退款数,投诉数
1,示例店：客服A,3.7,7,2,1,50%,123.45,10.00,9,8,1,88.89%,70%,75%,12秒,3,4,5
总计,-,-,7,2,1,50%,123.45,10.00,9,8,1,88.89%,70%,75%,12秒,3,4,5
平均,-,3.7,7,2,1,50%,123.45,10.00,9,8,1,88.89%,70%,75%,12秒,3,4,5
`;
  const items = await read('pdd-performance', text, '20261121.csv');
  expect(items).toMatchObject([
    {
      kind: 'row',
      agentAccount: '示例店:客服A',
      serviceScore: '3.7',
      netSalesFen: 1000,
      needReplyUsers: 9,
      lateReplyUsers: 1,
      threeMinuteRate: '0.8889',
      thirtySecondRate: '0.75',
      lowRatings: 3,
      disputes: 4,
      complaints: 5,
    },
    { kind: 'summary', label: '总计', summary: 'total' },
    { kind: 'summary', label: '平均', summary: 'average' },
  ]);
});

it('Pinduoduo JSON: fen, fractions and percentages side by side', async () => {
  const text = JSON.stringify({
    success: true,
    result: {
      data: [
        {
          cs_name: '示例店:客服A',
          uid: 1,
          inquiry_user: 2,
          final_group_user: 1,
          inquiry_group_rate: 0.5,
          cs_sales_amount: 12345,
          nrfnd_ordr_amt_3d: 1000,
          '5min_reply_rate': 100,
          reply_30s_rate: 0.75,
          avg_reply_time: 12,
          unsatisfied_serve_score_cnt: 3,
          serve_refund_cnt: 4,
          complain_user_cnt: 5,
          reply_rate_3_min: 0.8,
          delay_reply: 6,
          consult_user_cnt: 7,
          receive_user_cnt: 8,
          need_manu_reply_consult_user_cnt: 9,
          mcht_server_score: '3.7',
        },
      ],
    },
  });
  const [row] = await read('pdd-csReportDetail', text, 'csReportDetail.json', '2026-11-19');
  expect(row).toMatchObject({
    on: '2026-11-19',
    salesFen: 12_345,
    netSalesFen: 1000,
    conversionRate: '0.5',
    threeMinuteRate: '0.8',
    thirtySecondRate: '0.75',
    fiveMinuteRate: '1',
    avgResponseSeconds: 12,
    serviceScore: '3.7',
  });
});

it('Douyin: tab-separated and JSON', async () => {
  const [row] = await read(
    'douyin-performance',
    '客服账号\t客服询单支付额\t询单人数\t下单人数\t工作时间平响时长\t接待会话量\t工作时间3分钟回复率\t有效好评数\t有效评价数\na@example\t1,234.50\t12\t4\t10分0秒\t33\t98.5%\t-\t-\n',
    '20261121.tsv',
  );
  expect(row).toMatchObject({
    agentAccount: 'a@example',
    salesFen: 123_450,
    avgResponseSeconds: 600,
    threeMinuteRate: '0.985',
    goodRatings: null,
  });

  const text = JSON.stringify({
    code: 0,
    data: {
      staffDataModel: [
        {
          staffName: '客服A',
          staffUserInfo: { staffNickName: '客服A', staffAccountName: 'a@example' },
          inquiryCnt: 12,
          servUserCnt: 30,
          servConvCnt: 33,
          inquiryOrderRate: { fieldValue: '25.00%' },
          firstRespDuration: { fieldValue: '10分0秒' },
          avgRespDuration: { fieldValue: '18秒' },
          inquiryPayAmount: '1,234.50',
          threeMinRespRate: { fieldValue: '98.5%' },
          satisfyRate: '-',
        },
      ],
    },
  });
  const [json] = await read('douyin-queryStaffData', text, 'queryStaffData_20261121.json');
  expect(json).toMatchObject({
    agentAccount: 'a@example',
    on: '2026-11-21',
    conversionRate: '0.25',
    firstResponseSeconds: 600,
    avgResponseSeconds: 18,
    salesFen: 123_450,
    threeMinuteRate: '0.985',
    satisfactionRate: null,
  });
});
