import { describe, expect, test } from '@jest/globals';
import type { Sums } from '@zuoxi/metrics';
import { daysFrom, periodStart } from './period.js';
import { decimal, isSettled, promisesOf } from './promise.rules.js';
import { getMetric } from '@zuoxi/metrics';
import type { ClausePeriod } from '@zuoxi/vocabulary';
import { usualNumbers } from '../template/report-template.rules.js';
import type { StoreFacts } from './report.facts.js';

const on = '2026-11-21';
const aDay = (sums: Sums) => ({ sums, hasChats: true, accounts: ['a'] });
const clause = (over: object = {}) => ({
  ...{ id: 'c', metric: 'resp3m_tb@2', comparator: '>=', target: '0.9500', period: 'month' as const },
  ...over,
});
const facts = (over: Partial<StoreFacts> = {}): StoreFacts => ({
  ...{ on, asOf: '2026-11-22', platform: 'tmall', days: new Map(), slots: [], covers: () => false },
  template: usualNumbers,
  ...{ afterSales: [], agentOf: new Map(), aliasOf: new Map(), shifts: [], requirement: new Map() },
  ...{ reviews: [], contract: { seats: 2, startsOn: '2026-10-01', clauses: [clause()] } },
  ...over,
});
const only = (given: StoreFacts) => promisesOf(given)[0];

describe('the period of a promise', () => {
  test.each<[ClausePeriod, string, string]>([
    ['day', '2026-11-21', '2026-11-21'],
    ['week', '2026-11-21', '2026-11-16'],
    ['week', '2026-11-16', '2026-11-16'],
    ['week', '2026-11-22', '2026-11-16'],
    ['week', '2027-01-01', '2026-12-28'],
    ['month', '2026-11-01', '2026-11-01'],
    ['month', '2026-11-30', '2026-11-01'],
    ['quarter', '2026-11-21', '2026-10-01'],
    ['quarter', '2026-03-31', '2026-01-01'],
  ])('a %s around %s begins on %s', (period, date, first) => {
    expect(periodStart(period, date)).toBe(first);
  });

  test('days from one to another, both counted, over a month’s end', () => {
    expect(daysFrom('2026-10-30', '2026-11-01')).toEqual(['2026-10-30', '2026-10-31', '2026-11-01']);
    expect(daysFrom('2026-11-02', '2026-11-01')).toEqual([]);
  });
});

describe('a promise is measured over its own period', () => {
  const two = new Map([
    ['2026-11-20', aDay({ 'resp3m_tb@2': [90, 100] })],
    [on, aDay({ 'resp3m_tb@2': [10, 10] })],
  ]);

  test('from sums, never as a mean of the days’ rates', () => {
    expect(only(facts({ days: two }))).toMatchObject({
      ...{ from: '2026-11-01', through: on, numerator: 100, denominator: 110 },
      ...{ value: decimal(100 / 110), kept: false },
    });
  });

  test('a day’s promise looks at its day alone', () => {
    const contract = { seats: 2, startsOn: '2026-10-01', clauses: [clause({ period: 'day' as const })] };
    expect(only(facts({ days: two, contract }))).toMatchObject({ from: on, value: '1', kept: true });
  });

  test('nothing before the contract began', () => {
    const contract = { seats: 2, startsOn: on, clauses: [clause()] };
    expect(only(facts({ days: two, contract }))).toMatchObject({ from: on, denominator: 10, kept: true });
  });

  test('exactly the target is kept, either way round', () => {
    const at = (value: readonly [number, number], over: object) =>
      only(
        facts({
          days: new Map([[on, aDay({ 'resp3m_tb@2': value })]]),
          contract: { seats: 2, startsOn: on, clauses: [clause(over)] },
        }),
      )?.kept;
    expect(at([95, 100], {})).toBe(true);
    expect(at([94, 100], {})).toBe(false);
    expect(at([95, 100], { comparator: '<=' })).toBe(true);
    expect(at([96, 100], { comparator: '<=' })).toBe(false);
  });

  test('without data neither kept nor broken', () => {
    expect(only(facts())).toMatchObject({ value: null, numerator: null, kept: null });
  });

  test('the version that holds on the day measures what an earlier one promised', () => {
    const contract = { seats: 2, startsOn: '2026-10-01', clauses: [clause({ metric: 'resp3m_tb@1' })] };
    expect(only(facts({ days: two, contract }))).toMatchObject({
      ...{ promised: 'resp3m_tb@1', metric: 'resp3m_tb@2', denominator: 110 },
    });
  });

  test('what nothing measures on the platform is said, not hidden', () => {
    const contract = { seats: 2, startsOn: '2026-10-01', clauses: [clause({ metric: 'first30_jd@1' })] };
    expect(only(facts({ days: two, contract }))).toMatchObject({ metric: null, through: null, kept: null });
  });

  test('no contract, no promise', () => {
    expect(promisesOf(facts({ contract: null }))).toEqual([]);
  });
});

describe('a number is judged when it has stopped moving', () => {
  const conversion = getMetric('conv_next@1');
  const covered = (days: readonly string[]) => (_: string, day: string) => days.includes(day);

  test.each([
    ['the next day is not over', '2026-11-22', ['2026-11-22'], false],
    ['the next day’s orders are not in', '2026-11-23', [on], false],
    ['both', '2026-11-23', [on, '2026-11-22'], true],
  ])('conversion: %s', (_, asOf, days, settled) => {
    expect(isSettled(facts({ asOf, covers: covered(days) }), conversion, on)).toBe(settled);
  });

  test('the period ends where numbers still move', () => {
    const contract = {
      ...{ seats: 2, startsOn: '2026-10-01' },
      clauses: [clause({ metric: 'conv_next@1', target: '0.3' })],
    };
    const days = new Map([
      ['2026-11-19', aDay({ 'conv_next@1': [4, 10] })],
      [on, aDay({ 'conv_next@1': [0, 90] })],
    ]);
    const all = covered(daysFrom('2026-11-01', on));
    expect(only(facts({ contract, days, covers: all }))).toMatchObject({
      ...{ through: '2026-11-20', value: '0.4', kept: true },
    });
  });
});

test.each([
  [null, null],
  [0, '0'],
  [1, '1'],
  [0.95, '0.95'],
  [1899 / 1999, '0.9499749875'],
  [120, '120'],
])('%s is kept as %s', (value, text) => {
  expect(decimal(value)).toBe(text);
});
