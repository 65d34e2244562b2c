import { describe, expect, it } from '@jest/globals';
import { bareHeaderKey, headerKey } from './headers.js';
import { unitFor } from './units.js';
import { inspectFile } from './inspection.js';
import { detectPreset, openMapped, proposeMapping, withOverrides } from './mapping.js';
import { getPreset, PRESETS } from './presets.js';
import { openTable } from './table.js';

const NOW = new Date('2026-11-22T12:00:00+08:00');
const file = (text: string, name = 'export.csv') => ({ name, bytes: Buffer.from(text) });

/** Labels as the platforms print them. */
const PRINTED = {
  tmallFile: [
    '旺旺昵称',
    '询单最终付款人数',
    '询单人数',
    '询单最终付款转化率',
    '首次响应时长（秒)',
    '平均响应时长（秒)',
    '客户满意率',
    '旺旺回复率',
    '询单最终付款金额',
    '成功退款金额',
  ],
  tmallSycm: ['旺旺昵称', '净销售额', '询单人数', '下单人数'],
  tmallResponse: ['旺旺账号名称', '平均响应时长', '人工接待会话量', '3分钟人工响应率'],
  tmallSatisfaction: ['旺旺账号名称', '满意评价量', '旺旺评价量'],
  jd: [
    '客服',
    '促成下单商品金额',
    '售前接待人数',
    '促成下单人数',
    '平均响应时长（新）',
    '接待量',
    '30s应答率',
    '客服3分钟人工回复率',
    '好评量',
    '评价量',
  ],
  pdd: [
    '序号',
    '客服账号',
    '客服服务分',
    '咨询人数',
    '询单人数',
    '最终成团人数',
    '询单转化率',
    '客服销售额',
    '去退销售额（元）',
    '需要人工回复的咨询人数',
    '人工接待人数',
    '3分钟未回复人数',
    '3分钟人工回复率(8-23点)',
    '3分钟人工回复率(全天)',
    '30秒应答率(8-23点)',
    '平均人工响应时长',
    '评分≤3订单数',
    '纠纷退款数',
    '投诉数',
  ],
  douyin: [
    '客服账号',
    '客服询单支付额',
    '询单人数',
    '下单人数',
    '工作时间平响时长',
    '接待会话量',
    '工作时间3分钟回复率',
    '有效好评数',
    '有效评价数',
  ],
  jdChatlog: ['sid', 'skuId', 'customer', 'waiter', 'waiterSend', 'content', 'time'],
  pddJson: [
    'cs_name',
    'uid',
    'recv_user',
    'inquiry_user',
    'final_group_user',
    'inquiry_group_rate',
    'cs_sales_amount',
    'reply_rate_3_min',
    'consult_user_cnt',
    'receive_user_cnt',
    'need_manu_reply_consult_user_cnt',
  ],
  douyinJson: [
    'staffName',
    'staffUserInfo.staffNickName',
    'staffUserInfo.staffAccountName',
    'inquiryCnt',
    'servUserCnt',
    'servConvCnt',
    'threeMinRespRate',
  ],
  chat: ['会话ID', '买家', '客服', '时间', '发送方', '内容', '消息ID', '商品', '订单号'],
  chatEn: ['Conversation ID', 'Customer', 'Agent', 'Time', 'Sender', 'Content'],
  orders: [
    '订单编号',
    '买家会员名',
    '买家应付货款',
    '买家实际支付金额',
    '订单状态',
    '订单创建时间',
    '订单付款时间',
    '宝贝标题',
    '宝贝总数量',
    '收货人姓名',
    '收货地址',
    '联系手机',
  ],
  refunds: [
    '订单编号',
    '退款编号',
    '商品id',
    '宝贝标题',
    '退款总额',
    '买家实际支付金额',
    '退款状态',
    '货物状态',
    '售后类型',
    '订单付款时间',
    '退款完结时间',
    '退款申请时间',
    '买家退款原因',
  ],
  afterSales: ['订单编号', '买家', '类型', '金额', '原因', '处理结果', '客服', '时间'],
} as const;

describe('headers', () => {
  it('are compared without the width of brackets, spaces and marks', () => {
    const key = headerKey('平均响应时长(秒)');
    for (const same of [
      '平均响应时长（秒)',
      ' 平均响应时长 （秒）',
      '\ufeff*平均响应时长(秒)',
      '平均响应时长【秒】',
      '平均\n响应时长(秒):',
    ]) {
      expect(headerKey(same)).toBe(key);
    }
    expect(bareHeaderKey('平均响应时长（秒)')).toBe('平均响应时长');
    expect(headerKey('3分钟人工回复率(8-23点)')).not.toBe(headerKey('3分钟人工回复率(全天)'));
    expect(bareHeaderKey('3分钟人工回复率(全天)')).toBe('3分钟人工回复率(全天)');
  });

  it.each([
    ['duration', '首次响应时长（秒)', '秒'],
    ['duration', '响应(分钟)', '分钟'],
    ['duration', '平均响应分钟数', '分钟'],
    ['duration', '首响/小时', '小时'],
    ['money', '去退销售额（元）', '元'],
    ['money', '销售额（单位：万元，含税）', '万元'],
    ['money', '销售额（万元）（含运费）', '万元'],
    ['money', '销售额 千元', '千元'],
    ['rate', '满意率(%)', '%'],
    ['rate', '转化率（人数）', null],
    ['rate', '3分钟人工回复率(8-23点)', null],
    ['rate', '回复率（近30天）', null],
    ['rate', 'reply_rate_3_min', null],
    ['integer', '接待量（万人次）', '万人次'],
    ['money', '销售额（美元）', undefined],
    ['money', '销售额（10k）', undefined],
    ['money', '销售额/港币', undefined],
    ['duration', '响应时长（%）', undefined],
  ] as const)('%s: %s is in %s', (quantity, header, unit) =>
    expect(unitFor(quantity, headerKey(header))).toBe(unit),
  );
});

describe('detectPreset', () => {
  it.each([
    ['客服绩效_20261121.xlsx', PRINTED.tmallFile, 'tmall-performance'],
    ['生意参谋.xlsx', PRINTED.tmallSycm, 'tmall-performance'],
    ['x.xlsx', PRINTED.tmallResponse, 'tmall-response'],
    ['x.xlsx', PRINTED.tmallSatisfaction, 'tmall-response'],
    ['x.xlsx', PRINTED.jd, 'jd-kfguanjia'],
    ['客服绩效.csv', PRINTED.pdd, 'pdd-performance'],
    ['x.xlsx', PRINTED.douyin, 'douyin-performance'],
    ['x.jsonl', PRINTED.jdChatlog, 'jd-chatlog'],
    ['x.json', PRINTED.pddJson, 'pdd-csReportDetail'],
    ['x.json', PRINTED.douyinJson, 'douyin-queryStaffData'],
    ['x.csv', PRINTED.chat, 'generic-chat'],
    ['x.csv', PRINTED.chatEn, 'generic-chat'],
    ['ExportOrderList.csv', PRINTED.orders, 'orders'],
    ['退款单.csv', PRINTED.refunds, 'after-sales'],
    ['x.csv', PRINTED.afterSales, 'after-sales'],
  ])('%s %j is %s', (name, headers, id) => expect(detectPreset(name, headers)?.preset.id).toBe(id));

  it('says nothing about what it does not know', () => {
    expect(detectPreset('x.csv', ['姓名', '工号', '部门'])).toBeNull();
  });

  it('presets are plain data', () => {
    expect(JSON.parse(JSON.stringify(PRESETS))).toEqual(PRESETS);
  });
});

describe('proposeMapping', () => {
  const proposed = (headers: readonly string[], preset: string) =>
    Object.fromEntries(
      Object.entries(proposeMapping(headers, getPreset(preset))).map(([field, { header }]) => [
        field,
        header,
      ]),
    );

  it('finds each column under the platform’s own name', () => {
    expect(proposed(PRINTED.tmallFile, 'tmall-performance')).toEqual({
      agentAccount: '旺旺昵称',
      paidUsers: '询单最终付款人数',
      inquiries: '询单人数',
      conversionRate: '询单最终付款转化率',
      firstResponseSeconds: '首次响应时长（秒)',
      avgResponseSeconds: '平均响应时长（秒)',
      satisfactionRate: '客户满意率',
      replyRate: '旺旺回复率',
      salesFen: '询单最终付款金额',
      refundFen: '成功退款金额',
    });
  });

  it('a whole-day column never stands in for the one of 8 to 23', () => {
    expect(proposed(PRINTED.pdd, 'pdd-performance')['threeMinuteRate']).toBe('3分钟人工回复率(8-23点)');
    expect(
      proposed(['客服账号', '3分钟人工回复率(全天)'], 'pdd-performance')['threeMinuteRate'],
    ).toBeUndefined();
  });

  it('guesses by likeness, and negative rules keep rates away from accounts', () => {
    const headers = ['旺旺回复率明细', '旺旺销售额', '店铺旺旺昵称', '询单最终转化率'];
    const proposal = proposeMapping(headers, getPreset('tmall-performance'));
    expect(proposal['agentAccount']).toEqual({ header: '店铺旺旺昵称', confidence: 'similar' });
    expect(proposal['conversionRate']?.header).toBe('询单最终转化率');
    expect(proposal['replyRate']?.header).toBe('旺旺回复率明细');
  });

  it('never gives one column to two fields', () => {
    for (const headers of Object.values(PRINTED)) {
      for (const preset of PRESETS) {
        const used = Object.values(proposed(headers, preset.id));
        expect(new Set(used).size).toBe(used.length);
      }
    }
  });

  it('drops what holds a receiver’s name, address or phone', () => {
    const used = Object.values(proposed(PRINTED.orders, 'orders'));
    for (const header of ['收货人姓名', '收货地址', '联系手机', '买家应付货款'])
      expect(used).not.toContain(header);
  });

  it('what the person chose goes first', () => {
    const proposal = proposeMapping(['买家', '昵称', '时间', '发送方', '内容'], getPreset('generic-chat'));
    expect(withOverrides(proposal, { buyer: '昵称', text: null })).toEqual({
      buyer: '昵称',
      at: '时间',
      direction: '发送方',
    });
    expect(withOverrides(proposal, { agentAccount: '买家' })['buyer']).toBeUndefined();
  });
});

describe('opening a table', () => {
  const required = [
    { label: '订单编号', headers: ['订单编号', '订单号'] },
    { label: '金额', headers: ['金额'] },
  ];

  it.each([0, 1, 4, 5])('finds the header under %d lines', async (above) => {
    const table = await openTable(file(`${'统计时间：2026-11-21\n'.repeat(above)}订单号,金额\n1,2\n`), {
      required,
    });
    expect(table.headerRow).toBe(above + 1);
    const rows = [];
    for await (const row of table.rows()) rows.push([row.row, { ...row.cells }]);
    expect(rows).toEqual([[above + 2, { 订单号: '1', 金额: '2' }]]);
  });

  it('does not look below row 12', async () => {
    await expect(
      openTable(file(`${'说明\n'.repeat(12)}订单号,金额\n1,2\n`), { required }),
    ).rejects.toMatchObject({
      code: 'COLUMNS_MISSING',
    });
  });

  it('says what is missing and what there is', async () => {
    await expect(openTable(file('编号,金 额\n1,2\n'), { required })).rejects.toMatchObject({
      code: 'COLUMNS_MISSING',
      details: { columns: ['订单编号'], found: ['编号', '金 额'] },
    });
  });

  it('refuses two columns of one name', async () => {
    await expect(openTable(file('订单号,金额,金额 \n1,2,3\n'), { required })).rejects.toMatchObject({
      code: 'HEADERS_DUPLICATE',
      details: { columns: ['金额'] },
    });
  });

  it('marks rows that are wider than the header and passes over blank ones', async () => {
    const table = await openTable(file('订单号,金额\n1,2,3\n,\n4,5,\n'), { required });
    const rows = [];
    for await (const row of table.rows()) rows.push([row.row, row.error]);
    expect(rows).toEqual([
      [2, 'ROW_SHAPE'],
      [4, undefined],
    ]);
  });

  it('a column may have any name', async () => {
    const table = await openTable(file('订单号,金额,constructor,__proto__\n1,2,3,4\n'), { required });
    for await (const { cells } of table.rows())
      expect([cells['constructor'], cells['__proto__']]).toEqual(['3', '4']);
  });

  it('takes the person’s choice for a column of an unknown name', async () => {
    const text = '顾客昵,时间点,谁,说了什么\n甲,2026-11-21 09:00:00,买家,在吗\n';
    await expect(openMapped(file(text), getPreset('generic-chat'))).rejects.toMatchObject({
      code: 'COLUMNS_MISSING',
    });
    const { mapping } = await openMapped(file(text), getPreset('generic-chat'), {
      overrides: { buyer: '顾客昵', at: '时间点', direction: '谁', text: '说了什么' },
    });
    expect(mapping).toMatchObject({ buyer: '顾客昵', text: '说了什么' });
  });

  it('an unknown sheet', async () => {
    await expect(
      openTable(file('<table><tr><td>a</td></tr></table>'), { required: [], sheet: '没有' }),
    ).rejects.toMatchObject({
      code: 'SHEET_MISSING',
      details: { columns: ['没有'] },
    });
  });
});

describe('inspecting a file', () => {
  it('shows what is known before anything is read', async () => {
    const text = `客服绩效\n统计时间：2026-11-21\n${PRINTED.pdd.join(',')}\n`;
    const inspection = await inspectFile(file(text, '客服绩效_20261121.csv'), NOW);
    expect(inspection).toMatchObject({
      format: 'csv',
      encoding: 'utf-8',
      delimiter: ',',
      datesInName: ['2026-11-21'],
    });
    expect(inspection.sheets[0]).toMatchObject({ sheet: null, headerRow: 3, headers: PRINTED.pdd });
    expect(inspection.sheets[0]?.preset?.id).toBe('pdd-performance');
    expect(inspection.sheets[0]?.mapping['agentAccount']).toEqual({
      header: '客服账号',
      confidence: 'exact',
    });
  });

  it('leaves open what it does not know', async () => {
    const inspection = await inspectFile(file('名单\n姓名,工号,部门\n甲,1,一\n'), NOW);
    expect(inspection.sheets[0]).toMatchObject({ preset: null, headerRow: 2, mapping: {} });
  });

  it('knows a JSON drop', async () => {
    const text = JSON.stringify({
      result: { data: [{ cs_name: 'A', inquiry_user: 1, consult_user_cnt: 2 }] },
    });
    const inspection = await inspectFile(file(text, 'csReportDetail.json'), NOW);
    expect(inspection.sheets[0]?.preset?.id).toBe('pdd-csReportDetail');
  });
});
