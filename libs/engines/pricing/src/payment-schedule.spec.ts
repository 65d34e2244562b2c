import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type PaymentRhythm, paymentSchedule } from './index.js';

const periodsOf = (startOn: string, months: number, every: PaymentRhythm) =>
  paymentSchedule({ startOn, months, monthlyFen: 100, every }).map(
    ({ fromOn, toOn, amountFen }) => `${fromOn} ${toOn} ${amountFen}`,
  );

describe('paymentSchedule', () => {
  it('by quarter, the last one shorter', () => {
    expect(periodsOf('2026-03-16', 7, 'quarter')).toEqual([
      '2026-03-16 2026-06-15 300',
      '2026-06-16 2026-09-15 300',
      '2026-09-16 2026-10-15 100',
    ]);
  });

  it('by month from the 31st: short months end early, long ones are not forgotten', () => {
    expect(periodsOf('2026-01-31', 4, 'month')).toEqual([
      '2026-01-31 2026-02-27 100',
      '2026-02-28 2026-03-30 100',
      '2026-03-31 2026-04-29 100',
      '2026-04-30 2026-05-30 100',
    ]);
  });

  it('a leap year', () => {
    expect(periodsOf('2028-02-29', 12, 'once')).toEqual(['2028-02-29 2029-02-27 1200']);
  });

  it('is due before the service it pays for', () => {
    const [first] = paymentSchedule({ startOn: '2026-03-16', months: 1, monthlyFen: 5, every: 'once' });
    expect(first).toEqual({ dueOn: '2026-03-16', fromOn: '2026-03-16', toOn: '2026-04-15', amountFen: 5 });
  });

  it.each([
    [{ startOn: '2026-02-30' }],
    [{ startOn: '16.03.2026' }],
    [{ months: 0 }],
    [{ monthlyFen: -1 }],
    [{ monthlyFen: 0.5 }],
    [{ every: 'week' as PaymentRhythm }],
  ])('refuses %j', (wrong) => {
    const input = { startOn: '2026-03-16', months: 12, monthlyFen: 100, every: 'month' as const, ...wrong };
    expect(() => paymentSchedule(input)).toThrow(expect.objectContaining({ code: 'PRICING_INPUT_INVALID' }));
  });

  it('amounts sum exactly, and each period begins the day after the last', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 1e9 }),
        fc.constantFrom('month', 'quarter', 'once'),
        (daysFromEpoch, months, monthlyFen, every) => {
          const startOn = new Date(daysFromEpoch * 86_400_000).toISOString().slice(0, 10);
          const payments = paymentSchedule({ startOn, months, monthlyFen, every });
          expect(payments.reduce((sum, payment) => sum + payment.amountFen, 0)).toBe(months * monthlyFen);
          payments.slice(1).forEach((payment, index) => {
            const before = Date.parse(payments[index]?.toOn ?? '');
            expect(Date.parse(payment.fromOn) - before).toBe(86_400_000);
          });
        },
      ),
    );
  });
});
