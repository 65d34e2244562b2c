import { expect, it } from '@jest/globals';
import { openMapped } from './mapping.js';
import { readAfterSales, readOrders } from './orders.reader.js';
import { getPreset } from './presets.js';

const NOW = new Date('2026-11-22T12:00:00+08:00');

async function read<T>(
  reader: typeof readOrders | typeof readAfterSales,
  presetId: string,
  text: string,
): Promise<T[]> {
  const preset = getPreset(presetId);
  const { table, mapping } = await openMapped({ name: 'x.csv', bytes: Buffer.from(text) }, preset);
  const items: unknown[] = [];
  for await (const item of reader(table, preset, mapping, { now: NOW })) items.push(item);
  return items as T[];
}

it('orders, without a trace of the receiver', async () => {
  const items = await read(
    readOrders,
    'orders',
    `订单编号,买家会员名,买家应付货款,买家实际支付金额,订单状态,订单创建时间,订单付款时间,宝贝标题,宝贝总数量,收货人姓名,收货地址,联系手机
="2233445566778899001",甲,120.00,"1,199.00",交易成功,2026-11-21 09:00:00,2026-11-21 09:01:30,杯子,2,张三,浙江省杭州市西湖区文三路1号,'13800138000
2233445566778899002,乙,10.00,-,等待买家付款,2026-11-21 09:00:00,,杯子,1,李四,,
1.23E+18,丙,1,1,x,2026-11-21 09:00:00,,,,,,
合计,,130.00,1199.00,,,,,3,,,
`,
  );
  expect(items).toEqual([
    {
      kind: 'order',
      row: 2,
      has: ['orderNo', 'buyer', 'paidFen', 'createdAt', 'paidAt', 'status', 'quantity', 'title'],
      orderNo: '2233445566778899001',
      buyer: '甲',
      paidFen: 119_900,
      createdAt: new Date('2026-11-21T09:00:00+08:00'),
      paidAt: new Date('2026-11-21T09:01:30+08:00'),
      status: '交易成功',
      agentAccount: null,
      quantity: 2,
      title: '杯子',
    },
    expect.objectContaining({ kind: 'order', row: 3, paidFen: null, paidAt: null }),
    { kind: 'error', row: 4, column: '订单编号', code: 'ID_PRECISION_LOST', value: '1.23E+18' },
  ]);
  expect(JSON.stringify(items)).not.toMatch(/张三|文三路|13800138000/);
});

it('after-sales records, the simple list and a platform’s refunds', async () => {
  const simple = await read(
    readAfterSales,
    'after-sales',
    '订单编号,买家,类型,金额,原因,处理结果,客服,时间\n22334455,甲,仅退款,12.30,少件,已退款,店铺:小美,2026-11-21 10:00\n',
  );
  expect(simple).toMatchObject([
    {
      orderNo: '22334455',
      type: '仅退款',
      amountFen: 1230,
      reason: '少件',
      outcome: '已退款',
      agentAccount: '店铺:小美',
      at: new Date('2026-11-21T10:00:00+08:00'),
    },
  ]);
  const refunds = await read(
    readAfterSales,
    'after-sales',
    '订单编号,退款编号,退款总额,买家实际支付金额,退款状态,售后类型,退款完结时间,退款申请时间,买家退款原因\n22334455,R1,12.30,99.00,退款成功,仅退款,2026-11-21 12:00:00,2026-11-21 10:00:00,质量问题\n',
  );
  expect(refunds).toMatchObject([
    {
      externalRecordId: 'R1',
      amountFen: 1230,
      outcome: '退款成功',
      reason: '质量问题',
      closedAt: new Date('2026-11-21T12:00:00+08:00'),
    },
  ]);
});
