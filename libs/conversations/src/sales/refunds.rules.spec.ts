import { expect, test } from '@jest/globals';
import { refundedBy } from './refunds.rules.js';

const record = (outcome: string | null, kind = '仅退款', amountFen: number | null = 1990) => ({
  ...{ outcome, kind, amountFen },
});

test.each(['退款成功', '退款完成', '已退款', '已完结', 'Refunded', 'completed'])(
  '%s has paid back',
  (outcome) => {
    expect(refundedBy(record(outcome))).toBe(1990);
  },
);

test.each([
  '退款中',
  '退款关闭',
  '未退款',
  '待退款',
  '卖家拒绝退款',
  '退款失败',
  '买家撤销',
  'closed',
  'not refunded (failed)',
  '',
  null,
])('%s has not', (outcome) => {
  expect(refundedBy(record(outcome))).toBeNull();
});

test('an exchange pays nothing back, and what has no amount says none', () => {
  expect(refundedBy(record('已完成', '换货'))).toBeNull();
  expect(refundedBy(record('退款成功', '退货退款', null))).toBeNull();
});
