import { describe, expect, test } from '@jest/globals';
import type { ReportNumber } from '../daily-report/report.body.js';
import {
  periodBefore,
  periodNumbers,
  periodProblems,
  type PublishedDay,
  yearBefore,
} from './period-report.rules.js';

const number = (
  key: string,
  metric: string,
  numerator: number | null,
  denominator: number | null,
  over: Partial<ReportNumber> = {},
): ReportNumber => ({
  ...{ key, metric, numerator, denominator, value: null, sample: null },
  ...{ previousDay: null, sameWeekday: null, provisional: false, rows: 'none' },
  ...over,
});
const day = (on: string, ...numbers: ReportNumber[]): PublishedDay => ({ on, numbers });

describe('what a period is compared with', () => {
  test.each([
    ['2026-11-01', '2026-11-30', '2026-10-01', '2026-10-31'],
    ['2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'],
    ['2026-01-01', '2026-01-31', '2025-12-01', '2025-12-31'],
    ['2026-10-01', '2026-12-31', '2026-07-01', '2026-09-30'],
    ['2026-11-16', '2026-11-22', '2026-11-09', '2026-11-15'],
    // A month that is not over yet is some days.
    ['2026-11-01', '2026-11-20', '2026-10-12', '2026-10-31'],
  ])('%s–%s with %s–%s', (from, to, before, until) => {
    expect(periodBefore({ from, to })).toEqual({ from: before, to: until });
  });

  test.each([
    ['2026-11-01', '2026-11-30', '2025-11-01', '2025-11-30'],
    ['2025-02-01', '2025-02-28', '2024-02-01', '2024-02-29'],
    ['2024-02-29', '2024-02-29', '2023-02-28', '2023-02-28'],
  ])('and a year before: %s–%s with %s–%s', (from, to, before, until) => {
    expect(yearBefore({ from, to })).toEqual({ from: before, to: until });
  });

  test('a year is the longest, and ends after it began', () => {
    expect(periodProblems({ from: '2026-01-01', to: '2026-12-31' })).toEqual([]);
    expect(periodProblems({ from: '2026-01-01', to: '2027-01-02' })).toEqual([
      { field: 'to', code: 'OUT_OF_RANGE' },
    ]);
    expect(periodProblems({ from: '2026-01-02', to: '2026-01-01' })).toEqual([
      { field: 'to', code: 'END_BEFORE_START' },
    ]);
  });
});

describe('numbers of a period', () => {
  const days = [
    day('2026-11-01', number('receptions', 'recv_users@2', 10, null), number('rate', 'resp3m_tb@2', 9, 10)),
    day('2026-11-02', number('receptions', 'recv_users@2', 30, null), number('rate', 'resp3m_tb@2', 10, 40)),
    day('2026-11-03', number('receptions', 'recv_users@2', null, null), number('rate', 'resp3m_tb@2', 0, 0)),
  ];

  test('are sums of their parts, and a rate is no mean of rates', () => {
    const [receptions, rate] = periodNumbers(days, [], []);
    expect(receptions).toMatchObject({ value: '40', numerator: 40, denominator: null, days: 2 });
    expect(rate).toMatchObject({ value: '0.38', numerator: 19, denominator: 50, days: 3, previous: null });
  });

  test('of days that nobody knows anything of are none, which is not nought', () => {
    const [only] = periodNumbers([day('2026-11-03', number('orders', 'orders@1', null, null))], [], []);
    expect(only).toMatchObject({ value: null, numerator: null, days: 0 });
    const [rate] = periodNumbers([day('2026-11-03', number('rate', 'resp3m_tb@2', 0, 0))], [], []);
    expect(rate).toMatchObject({ value: null, numerator: 0, denominator: 0 });
  });

  test('are of one definition, the last day’s, and of the periods compared with likewise', () => {
    const changed = [
      day('2023-12-31', number('rate', 'resp3m_tb@1', 1, 2)),
      day('2024-01-01', number('rate', 'resp3m_tb@2', 3, 4)),
    ];
    expect(periodNumbers(changed, changed, [])).toMatchObject([{ value: '0.75', days: 1, previous: '0.75' }]);
  });

  test('leave out quantiles, and say what still moves', () => {
    const moving = day(
      '2026-11-01',
      number('p90-response', 'resp_p90@1', 900, 10),
      number('conversion', 'conv_next@1', 1, 2, { provisional: true }),
    );
    expect(periodNumbers([moving], [], [])).toMatchObject([{ key: 'conversion', provisional: true }]);
  });
});
