import { startOfBusinessDate } from '../clock.js';
import { counted } from './define.js';

export const orders = counted({
  key: 'orders',
  purpose: 'orders',
  name: { zh: '下单数', en: 'Orders' },
  formula: {
    zh: '当日下单的去重订单数，含未付款',
    en: 'distinct orders placed on the day, paid or not',
  },
  unit: 'count',
  exclusions: [],
  origin: 'orders',
  *measure(day) {
    for (const order of day.orders)
      yield {
        row: order.id,
        at: order.orderedAt ?? order.paidAt ?? startOfBusinessDate(day.on),
        agentId: order.agentId,
        numerator: 1,
        denominator: 0,
      };
  },
  source: { confidence: 'I', reference: { zh: '店铺导出的订单表', en: 'the shop’s order export' } },
  decision:
    '2026-11-22: every order of the shop by the day it was placed, not only those an agent is credited with; refunds do not remove it.',
});
