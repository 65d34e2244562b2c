import { describe, expect, test } from '@jest/globals';
import { metricFor } from '@zuoxi/metrics';
import { seatsForDay, spreadOverDay } from '@zuoxi/staffing';
import { dutyDay } from './day-metric.js';
import { usualNumbers } from '../template/report-template.rules.js';
import type { StoreFacts } from './report.facts.js';
import { adviceOf, seatsNeeded } from './seats-needed.rules.js';

const on = '2026-11-20';
const serviceSlots = [600, 630, 660];
const day = (inquiries: readonly number[], over: Partial<StoreFacts> = {}): StoreFacts => ({
  ...{ on, asOf: '2026-11-21', platform: 'tmall', afterSales: [], shifts: [], reviews: [] },
  template: usualNumbers,
  days: new Map([[on, { sums: {}, hasChats: true, accounts: [] }]]),
  slots: inquiries.map((count, index) => ({
    slotMinute: serviceSlots[index] ?? 0,
    agentId: null,
    sums: { 'consult_users@1': [count, 0] },
  })),
  covers: () => false,
  agentOf: new Map(),
  aliasOf: new Map(),
  contract: { seats: 1, startsOn: '2026-11-01', clauses: [] },
  // The plan expected next to nothing.
  requirement: new Map([[on, serviceSlots.map((slotMinute) => ({ slotMinute, seats: 1 }))]]),
  ...over,
});

describe('the seats that a day needed', () => {
  test('come from its own inquiries, not from the plan', () => {
    const [calm, busy] = [seatsNeeded(day([1, 1, 1])), seatsNeeded(day([1, 90, 1]))];
    expect(calm.map(({ seats }) => seats)).toEqual([1, 1, 1]);
    expect(busy[1]?.seats).toBeGreaterThan(2);
    expect(adviceOf(day([90, 90, 90]))).toMatchObject({ kind: 'add' });
    expect(adviceOf(day([1, 1, 1]))).toMatchObject({ kind: 'keep' });
  });

  test.each([
    [800, '0.9'],
    [3000, '0.95'],
    [3000, '0.98'],
  ])('on a day as it was quoted (%i inquiries, %s) are the ones sold', (daily, target) => {
    const asked = spreadOverDay(daily).filter(({ slotMinute }) => slotMinute >= 540);
    const seats = seatsForDay(asked, { startMinute: 540, endMinute: 1440 }, Number(target));
    const metric = metricFor('tmall', 'three-minute', on)?.id ?? '';
    const clauses = [{ id: 'c', metric, comparator: '>=' as const, target, period: 'month' as const }];
    const facts = day([], {
      contract: { seats, startsOn: '2026-11-01', clauses },
      requirement: new Map([[on, asked.map(({ slotMinute }) => ({ slotMinute, seats: 1 }))]]),
      slots: asked.map(({ slotMinute, inquiries }) => ({
        ...{ slotMinute, agentId: null },
        sums: { 'consult_users@1': [inquiries, 0] },
      })),
    });
    expect(Math.max(...seatsNeeded(facts).map((slot) => slot.seats))).toBe(seats);
    expect(adviceOf(facts)).toMatchObject({ kind: 'keep', seats: 0, shortShare: 0 });
  });

  test('of a half hour without an inquiry are one: it was open', () => {
    expect(seatsNeeded(day([])).map(({ seats }) => seats)).toEqual([1, 1, 1]);
  });

  test('after midnight are those of the same night’s inquiries and shifts', () => {
    const requirement = new Map(
      ['2026-11-19', on].map((each) => [each, [600, 1440].map((slotMinute) => ({ slotMinute, seats: 1 }))]),
    );
    const night = { on: '2026-11-19', startMinute: 1200, endMinute: 1500, breaks: [] };
    const facts = day([], {
      requirement,
      shifts: [{ ...night, agentId: 'night', alias: null }],
      slots: [{ slotMinute: 0, agentId: null, sums: { 'consult_users@1': [90, 0] } }],
    });
    expect(seatsNeeded(facts).map(({ slotMinute }) => slotMinute)).toEqual([0, 600]);
    expect(seatsNeeded(facts)[0]?.seats).toBeGreaterThan(2);
    expect(dutyDay(facts, on).slots.map(({ slotMinute, onDuty }) => [slotMinute, onDuty])).toEqual([
      [0, 1],
      [600, 0],
    ]);
  });

  test('are unknown without chats, service hours or a contract', () => {
    const unknown = { days: new Map([[on, { sums: {}, hasChats: false, accounts: [] }]]) };
    expect(seatsNeeded(day([9], unknown))).toEqual([]);
    expect(seatsNeeded(day([9], { requirement: new Map() }))).toEqual([]);
    expect(adviceOf(day([9, 9, 9], { contract: null }))).toBeNull();
  });
});
