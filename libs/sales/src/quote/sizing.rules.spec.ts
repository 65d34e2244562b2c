import { expect, test } from '@jest/globals';
import { PLANNING_MODEL, planningTargets, requiredAgents } from '@zuoxi/staffing';
import { seatsOfLevels } from './quote.rules.js';
import { type ProfileFacts, reasonOf, sizeStore, targetKeptBy } from './sizing.rules.js';

const oneHalfHour = (inquiries: number): ProfileFacts => ({
  averageDailyInquiries: null,
  serviceStartMinute: 540,
  serviceEndMinute: 570,
  mealBreaks: 0,
  mealBreakMinutes: 60,
  trafficSource: 'measured',
  traffic: [{ slotMinute: 540, inquiries }],
});

test.each([1, 3, 5])('occupancy at %i inquiries is told as it is, not in tens of a per cent', (inquiries) => {
  const demand = { arrivalsPerHour: inquiries * 2, model: PLANNING_MODEL };
  const { agents, performance } = requiredAgents(demand, planningTargets());
  const { occupancy } = sizeStore(oneHalfHour(inquiries), agents);
  expect(occupancy).toBe(performance.occupancy.toFixed(4));
  expect(occupancy).not.toMatch(/000$/);
});

const aShop = (averageDailyInquiries: number): ProfileFacts => ({
  averageDailyInquiries,
  serviceStartMinute: 540,
  serviceEndMinute: 1440,
  mealBreaks: 2,
  mealBreakMinutes: 60,
  trafficSource: 'declared',
  traffic: [],
});

test.each([
  [300, 2],
  [800, 3],
  [2400, 5],
  [6000, 10],
])('%i inquiries, %i seats: the target follows the seats, and the seats the target', (inquiries, seats) => {
  const target = targetKeptBy(aShop(inquiries), seats);
  expect(sizeStore(aShop(inquiries), null, Number(target)).seats).toBeLessThanOrEqual(seats);
  expect(Number(sizeStore(aShop(inquiries), seats).threeMinuteRate)).toBeGreaterThanOrEqual(Number(target));
  expect(Number(targetKeptBy(aShop(inquiries), seats + 1))).toBeGreaterThanOrEqual(Number(target));
});

test.each([
  [
    [1, 1, 1],
    [1, 2, 3],
  ],
  [
    [2, 2, 3],
    [1, 2, 3],
  ],
  [
    [2, 2, 2],
    [1, 2, 3],
  ],
  [
    [4, 5, 6],
    [4, 5, 6],
  ],
  [
    [1, 2, 2],
    [1, 2, 3],
  ],
] as [[number, number, number], number[]][])(
  'levels that need %j seats are offered with %j',
  (needed, offered) => {
    expect(seatsOfLevels(needed)).toEqual(offered);
  },
);

test('is computed once for the same facts, and anew when any of them is another', () => {
  const other: Required<ProfileFacts> = {
    averageDailyInquiries: 801,
    serviceStartMinute: 570,
    serviceEndMinute: 1410,
    mealBreaks: 1,
    mealBreakMinutes: 30,
    trafficSource: 'measured',
    traffic: [{ slotMinute: 600, inquiries: 4 }],
    shifts: [{ startMinute: 540, endMinute: 1020, breaks: [] }],
  };
  const known = sizeStore(aShop(800), 3, 0.9);
  expect(sizeStore({ ...aShop(800) }, 3, 0.9)).toBe(known);
  for (const [fact, value] of Object.entries(other)) {
    expect([fact, sizeStore({ ...aShop(800), [fact]: value }, 3, 0.9) === known]).toEqual([fact, false]);
  }
  expect(sizeStore(aShop(800), 4, 0.9)).not.toBe(known);
  expect(sizeStore(aShop(800), 3, 0.91)).not.toBe(known);
});

test.each([
  [1, 'with 1 seat: 99.0%'],
  [2, 'with 2 seats: 99.0%'],
])('a size of %i says %s', (seats, said) => {
  const sizing = { seats, people: 7, threeMinuteRate: '0.9900', why: [] };
  expect(reasonOf(sizing, 'en-US')).toContain(said);
});
