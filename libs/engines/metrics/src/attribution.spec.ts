import { describe, expect, test } from '@jest/globals';
import { type Attribution, creditOf, type Service } from './attribution.js';
import { getMetric } from './dictionary.js';
import { measureDay } from './facts.js';
import type { SaleRecord } from './records.js';
import { at, DAY, partsOf, storeDay } from './testing.js';

const wrote = (clock: string, agentId: string | null, on = DAY): Service => ({ at: at(clock, on), agentId });
const order = (orderedAt: number | null, paidAt: number, agentId: string | null = null) => ({
  ...{ orderedAt, paidAt, agentId },
});
const by = (rule: Attribution['rule'], days = 1): Attribution => ({ rule, days });

describe('whose sale an order is', () => {
  // A writes, the buyer orders, B reminds of the payment, the buyer pays.
  const served = [wrote('10:00:00', 'A'), wrote('10:30:00', 'B')];
  const bought = order(at('10:10:00'), at('10:40:00'));

  test.each([
    ['order_first', 'A', 'order'],
    ['pay_first', 'B', 'payment'],
    ['order_then_pay', 'A', 'order'],
  ] as const)('%s: %s', (rule, agentId, cause) => {
    expect(creditOf(bought, served, by(rule))).toMatchObject({ agentId, by: cause });
  });

  test.each([
    ['order_first', null],
    ['pay_first', 'B'],
    ['order_then_pay', 'B'],
  ] as const)('ordered in silence and paid after a reminder, %s: %s', (rule, agentId) => {
    expect(creditOf(bought, served.slice(1), by(rule))?.agentId ?? null).toBe(agentId);
  });

  test('the days before are whole calendar days: their midnight counts, a second before it does not', () => {
    const paid = order(at('00:00:05'), at('00:00:05'));
    const before = (clock: string, on: string) => [wrote(clock, 'A', on)];
    expect(creditOf(paid, before('00:00:00', '2026-11-20'), by('order_first', 1))?.agentId).toBe('A');
    expect(creditOf(paid, before('23:59:59', '2026-11-19'), by('order_first', 1))).toBeNull();
    expect(creditOf(paid, before('23:59:59', '2026-11-20'), by('order_first', 0))).toBeNull();
  });

  test('what was written at the very moment, or after it, decides nothing', () => {
    expect(creditOf(bought, [wrote('10:40:00', 'A')], by('pay_first'))).toBeNull();
  });

  test('an order of which only the payment is known is judged by that', () => {
    expect(creditOf(order(null, at('10:40:00')), served, by('order_first'))).toMatchObject({
      ...{ agentId: 'B', by: 'payment' },
    });
  });

  test('whom the file names has it, whoever wrote', () => {
    expect(creditOf({ ...bought, agentId: 'C' }, served, by('pay_first'))).toEqual({
      ...{ by: 'file', agentId: 'C', servedAt: null },
    });
  });

  test('an agent whom the file of talks does not name served all the same', () => {
    expect(creditOf(bought, [wrote('10:00:00', null)], by('order_first'))).toEqual({
      ...{ by: 'order', agentId: null, servedAt: at('10:00:00') },
    });
  });
});

describe('sales of a day', () => {
  const sale = (id: string, buyer: string, paidFen: number, rest: Partial<SaleRecord> = {}): SaleRecord => ({
    ...{ id, buyer, paidFen, paidAt: at('12:00:00'), refundedFen: 0, quantity: null },
    credit: { by: 'file', agentId: 'A', servedAt: null },
    ...rest,
  });
  const sales = [
    sale('o1', 'x', 10_000, { quantity: 2, refundedFen: 2_500 }),
    sale('o2', 'x', 5_000, { credit: { by: 'order', agentId: 'B', servedAt: at('11:00:00') } }),
    sale('o3', 'y', 8_000, { credit: null, refundedFen: 8_000 }),
    sale('o4', 'z', 7_000, { credit: { by: 'order', agentId: null, servedAt: 1 }, quantity: 1 }),
  ];
  const keys = ['shop_sales', 'cs_sales', 'silent', 'cs_share', 'paying_users', 'aov', 'items_per'];
  const all = [...keys, 'refund_amt', 'refund_users', 'net_sales'];
  const facts = measureDay(
    storeDay([], { sales }),
    all.map((key) => getMetric(`${key}@1`)),
  );

  test.each([
    ['shop_sales', '30000'],
    ['cs_sales', '22000'],
    ['silent', '8000'],
    ['cs_share', '22000/30000'],
    ['paying_users', '2'],
    ['aov', '22000/2'],
    ['items_per', '3/2'],
    ['refund_amt', '2500'],
    ['refund_users', '1'],
    ['net_sales', '19500'],
  ])('%s is %s', (key, parts) => {
    expect(partsOf(facts, `${key}@1`)).toBe(parts);
  });

  test('every number opens to its orders', () => {
    for (const key of all) {
      const [sum, count] = [...facts.rows.values()]
        .flat()
        .reduce(
          ([n, d], { sums }) => [n + (sums[`${key}@1`]?.[0] ?? 0), d + (sums[`${key}@1`]?.[1] ?? 0)],
          [0, 0],
        );
      const total = facts.total[`${key}@1`];
      expect([key, sum, count]).toEqual([key, total?.[0], total?.[1]]);
    }
    expect([...facts.rows.keys()].sort()).toEqual(['o1', 'o2', 'o3', 'o4']);
  });

  test('agents have their own, and what nobody is named for is nobody’s', () => {
    const of = (agentId: string | null) =>
      facts.slots.filter((slot) => slot.agentId === agentId).map(({ sums }) => sums['cs_sales@1']?.[0]);
    expect([of('A'), of('B'), of(null)]).toEqual([[10_000], [5_000], [7_000]]);
  });
});
