import { describe, expect, test } from '@jest/globals';
import {
  clauseProblems,
  type ContractStatus,
  clausesFor,
  draftClauses,
  draftSections,
  promisableMetrics,
  responseTarget,
  standingOf,
} from './contract.rules.js';
import { platforms, type StatutoryHoliday, statutoryHolidays } from '@zuoxi/vocabulary';
import { sizeStore } from '../quote/sizing.rules.js';

const aContract = (status: ContractStatus, createdOn: string, startsOn = createdOn) => ({
  status,
  startsOn,
  createdAt: new Date(`${createdOn}T00:00:00Z`),
});

describe('the contract that runs', () => {
  test.each(['draft', 'signing', 'signed'] as const)('stays it while one is %s beside it', (status) => {
    const running = aContract('in_service', '2026-01-01');
    const renewal = aContract(status, '2026-11-01');
    expect(standingOf([renewal, running])).toEqual({ contract: running, next: renewal });
  });

  test('is not one that has ended since, however new', () => {
    const running = aContract('in_service', '2026-01-01');
    expect(standingOf([aContract('ended', '2026-11-01'), running])).toEqual({
      contract: running,
      next: null,
    });
  });

  test('before any runs it is the newest on its way; after all of them the last', () => {
    const signing = aContract('signing', '2026-11-01');
    const ended = aContract('ended', '2025-01-01');
    expect(standingOf([ended, signing])).toEqual({ contract: signing, next: null });
    expect(standingOf([aContract('ended', '2024-01-01'), ended])).toEqual({ contract: ended, next: null });
    expect(standingOf([])).toEqual({ contract: null, next: null });
  });
});

describe('clauses', () => {
  test.each([
    ['no_such@1', '1', 'metric'],
    ['resp3m_tb@2', '95', 'target'],
    // Of another platform, only from the platform's own file, and a count.
    ['first30_jd@1', '0.8', 'metric'],
    ['resp30_pdd@1', '0.8', 'metric'],
    ['orders@1', '10', 'metric'],
    ['avg_resp_tb@1', '-1', 'target'],
  ])('%s with %s is a problem of its %s', (metric, target, field) => {
    const good = { metric: 'avg_resp_tb@1', target: '40' };
    expect(clauseProblems([good, { metric, target }], 'tmall', '2026-11-21')).toMatchObject([
      { field: `clauses.1.${field}` },
    ]);
  });
});

describe.each(platforms)('what can be promised to a shop on %s', (platform) => {
  const offered = promisableMetrics(platform, '2026-11-01');

  test('is a rate or a time that its platform has and the system measures', () => {
    expect(offered.length).toBeGreaterThan(3);
    for (const metric of offered) {
      expect(['fraction', 'seconds']).toContain(metric.unit);
      expect(metric.origin).not.toBe('export');
    }
  });

  test('has what is proposed', () => {
    const ids = offered.map(({ id }) => id as string);
    for (const { metric } of draftClauses(platform, '2026-11-01', '0.95')) expect(ids).toContain(metric);
  });
});

describe('the average response of a draft is one that its size is expected to keep', () => {
  test.each([
    [12, '40'],
    [40, '40'],
    [40.1, '45'],
    [82.6, '85'],
  ])('%d s expected on a busy day: ≤ %s s', (expected, target) => {
    expect(responseTarget(expected)).toBe(target);
  });

  test.each([80, 381, 635, 1406, 2268, 6000])('%i inquiries a day', (averageDailyInquiries) => {
    const sizing = sizeStore({
      averageDailyInquiries,
      serviceStartMinute: 540,
      serviceEndMinute: 1440,
      mealBreaks: 1,
      mealBreakMinutes: 60,
      trafficSource: 'declared',
      traffic: [],
    });
    const drafted = draftClauses('tmall', '2026-11-01', '0.95', sizing.busyDay.firstResponseSeconds);
    const response = drafted.find(({ comparator }) => comparator === '<=');
    expect(Number(response?.target)).toBeGreaterThanOrEqual(sizing.firstResponseSeconds);
    expect(Number(response?.target)).toBeGreaterThanOrEqual(sizing.busyDay.firstResponseSeconds);
  });
});

describe('what is proposed for a shop that is served already is what its seats are expected to keep', () => {
  const served = (averageDailyInquiries: number, seats: number) => ({
    seats,
    facts: {
      averageDailyInquiries,
      serviceStartMinute: 540,
      serviceEndMinute: 1440,
      mealBreaks: 2,
      mealBreakMinutes: 60,
      trafficSource: 'declared' as const,
      traffic: [],
    },
  });
  const targets = (shop: Parameters<typeof clausesFor>[2]) =>
    clausesFor('tmall', '2026-11-01', shop).map(({ target }) => target);

  test('the usual where nothing is known, or where it is kept', () => {
    expect(targets(null)).toEqual(['0.95', '40', '1']);
    expect(targets(served(200, 3))).toEqual(['0.95', '40', '1']);
  });

  test.each([
    [1406, 3],
    [2268, 5],
    [6000, 9],
  ])('%i inquiries a day on %i seats', (inquiries, seats) => {
    const shop = served(inquiries, seats);
    const sizing = sizeStore(shop.facts, seats);
    const [rate, response] = targets(shop).map(Number);
    expect(response).toBeGreaterThan(40);
    expect(response).toBeGreaterThanOrEqual(sizing.busyDay.firstResponseSeconds);
    expect(rate).toBeLessThanOrEqual(Math.min(0.95, Number(sizing.threeMinuteRate)));
  });
});

describe('the service time that a contract is drafted with', () => {
  const textFor = (servedHolidays: StatutoryHoliday[]) =>
    draftSections({
      seats: 2,
      serviceType: 'presale',
      serviceStartMinute: 540,
      serviceEndMinute: 1440,
      mealBreaks: 1,
      mealBreakMinutes: 60,
      servedHolidays,
    }).find(({ key }) => key === 'service-time')?.text;

  test.each<[string, StatutoryHoliday[], string]>([
    ['none bought', [], '国家法定节假日休息。'],
    [
      'two bought, in the order of the year',
      ['national_day', 'spring_festival'],
      '国家法定节假日中春节、国庆节照常服务，其余休息。',
    ],
    ['all bought', [...statutoryHolidays], '国家法定节假日照常服务。'],
  ])('%s', (_, served, said) => {
    expect(textFor(served)).toContain(`每日 09:00–24:00，平常节假日照常服务，${said}`);
  });
});
