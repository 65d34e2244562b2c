import { describe, expect, test } from '@jest/globals';
import type { Sums } from '@zuoxi/metrics';
import { usualNumbers } from '../template/report-template.rules.js';
import type { StoreFacts } from './report.facts.js';
import { composeReport, peakOnDuty } from './report.rules.js';

const on = '2026-11-21';
const measured: Sums = {
  ...{ 'recv_users@2': [40, 0], 'recv_users@1': [44, 0], 'resp3m_tb@2': [36, 40] },
  ...{ 'first_response_avg@1': [800_000, 40], 'orders@1': [9, 0] },
};
const aDay = (sums: Sums, over: object = {}) => ({ sums, hasChats: true, accounts: ['tb:a'], ...over });
const facts = (over: Partial<StoreFacts> = {}): StoreFacts => ({
  ...{ on, asOf: '2026-11-22', platform: 'tmall', days: new Map([[on, aDay(measured)]]), slots: [] },
  ...{ covers: () => true, afterSales: [], agentOf: new Map(), aliasOf: new Map(), contract: null },
  template: usualNumbers,
  ...{ shifts: [], requirement: new Map(), reviews: [] },
  ...over,
});
const number = (given: StoreFacts, key: string) =>
  composeReport(given).numbers.find((each) => each.key === key);

describe('the numbers of a day', () => {
  test('are those that were chosen, in their order, and whatever was promised', () => {
    const clauses = [
      { id: 'c', metric: 'resp3m_tb@2', comparator: '>=', target: '0.95', period: 'month' as const },
    ];
    const chosen = facts({
      template: ['net-sales', 'receptions', 'afterSales'],
      contract: { seats: 1, startsOn: on, clauses },
    });
    expect(composeReport(chosen).numbers.map(({ key }) => key)).toEqual([
      ...['net-sales', 'receptions', 'afterSales', 'threeMinuteRate'],
    ]);
  });

  test('name their definition and open to their rows', () => {
    expect(number(facts(), 'receptions')).toMatchObject({
      ...{ metric: 'recv_users@2', value: '40', rows: 'conversations' },
    });
    expect(number(facts(), 'threeMinuteRate')).toMatchObject({
      ...{ metric: 'resp3m_tb@2', value: '0.9', numerator: 36, denominator: 40, sample: 40 },
    });
    expect(number(facts(), 'orders')).toMatchObject({ value: '9', rows: 'orders' });
  });

  test('what the platform does not have is not there, and never nought', () => {
    expect(number(facts(), 'thirtySecondRate')).toBeUndefined();
    expect(number(facts({ platform: 'jd' }), 'thirtySecondRate')).toMatchObject({ metric: 'first30_jd@1' });
  });

  test('what is not on record has no value and opens to nothing', () => {
    expect(number(facts({ covers: () => false }), 'orders')).toMatchObject({ value: null, rows: 'none' });
    expect(number(facts({ days: new Map() }), 'receptions')).toMatchObject({ value: null, rows: 'none' });
  });

  test('what is on record and did not happen is nought', () => {
    expect(number(facts(), 'afterSales')).toMatchObject({ value: '0', rows: 'aftersales' });
  });

  test('stand beside the day before and a week ago', () => {
    const days = new Map([
      [on, aDay(measured)],
      ['2026-11-20', aDay({ 'resp3m_tb@2': [8, 10] })],
      ['2026-11-14', aDay({ 'resp3m_tb@2': [7, 10] })],
    ]);
    expect(number(facts({ days }), 'threeMinuteRate')).toMatchObject({
      previousDay: '0.8',
      sameWeekday: '0.7',
    });
    expect(number(facts(), 'threeMinuteRate')).toMatchObject({ previousDay: null, sameWeekday: null });
  });

  test('what was promised is shown, in the list or not', () => {
    const clauses = [
      { id: 'c', metric: 'reply_ratio@1', comparator: '>=', target: '1.1', period: 'day' as const },
    ];
    const body = composeReport(facts({ contract: { seats: 2, startsOn: on, clauses } }));
    expect(body.numbers.at(-1)).toMatchObject({ metric: 'reply_ratio@1' });
    expect(body.promises).toHaveLength(1);
  });
});

describe('agents', () => {
  const slot = (slotMinute: number, agentId: string | null, sums: Sums) => ({ slotMinute, agentId, sums });
  const slots = [
    slot(540, 'tb:a', { 'recv_users@1': [3, 0], 'resp3m_tb@2': [3, 3] }),
    slot(570, 'tb:a2', { 'recv_users@1': [2, 0], 'resp3m_tb@2': [1, 2] }),
    slot(600, 'tb:new', { 'recv_users@1': [4, 0] }),
    slot(630, null, { 'resp3m_tb@2': [0, 1] }),
    slot(660, 'tb:b', {}),
  ];
  const given = facts({
    slots,
    agentOf: new Map([
      ['tb:a', 'A'],
      ['tb:a2', 'A'],
      ['tb:b', 'B'],
      ['tb:new', null],
    ]),
    aliasOf: new Map([['tb:a', '小安']]),
  });

  test('one person under two accounts is one row; nobody’s come last; who did nothing has none', () => {
    expect(composeReport(given).agents.map(({ agentId, receptions }) => [agentId, receptions])).toEqual([
      ['A', 5],
      [null, 4],
    ]);
  });

  test('their rates come from sums', () => {
    expect(composeReport(given).agents[0]).toMatchObject({ alias: '小安', threeMinuteRate: '0.8' });
  });
});

describe('quality control of a day', () => {
  const review = (over: object) => ({
    ...{ on, agentId: 'A', isScored: true, score: 90, fatal: false, reviewedOn: '2026-11-22' },
    ...over,
  });
  const given = (reviews: StoreFacts['reviews']) =>
    composeReport(
      facts({
        days: new Map([[on, aDay(measured, { accounts: ['tb:a', 'tb:b'] })]]),
        agentOf: new Map([
          ['tb:a', 'A'],
          ['tb:b', 'B'],
        ]),
        reviews,
      }),
    ).qc;

  test('counts who wrote, who was reviewed, and who in time', () => {
    const qc = given([
      review({}),
      review({ agentId: 'B', score: 71, fatal: true, reviewedOn: '2026-11-23' }),
    ]);
    expect(qc).toMatchObject({ agentsWithChats: 2, agentsReviewed: 2, averageScore: '80.5', fatal: 1 });
    expect(qc?.rows.map(({ agentId, inTime }) => [agentId, inTime])).toEqual([
      ['A', true],
      ['B', false],
    ]);
  });

  test('the scores of its rows are those of the mean, also of who has no chats by the accounts of today', () => {
    const qc = given([review({ score: 90 }), review({ agentId: 'gone', score: 60, fatal: true })]);
    expect(qc).toMatchObject({ agentsWithChats: 2, agentsReviewed: 2, averageScore: '75', fatal: 1 });
    expect(qc?.rows.flatMap(({ scores }) => scores)).toEqual([90, 60]);
    expect(qc?.rows.reduce((sum, row) => sum + row.fatal, 0)).toBe(1);
  });

  test('a drawn review that nobody scored is none', () => {
    expect(given([review({ isScored: false, score: null, reviewedOn: null })])).toMatchObject({
      ...{ agentsReviewed: 0, averageScore: null },
    });
  });

  test('a day on which nobody wrote has none', () => {
    expect(composeReport(facts({ days: new Map() })).qc).toBeNull();
  });
});

test('the shifts of a day add up to the seats of its half hours and hours, meals and nights as they are', () => {
  const shift = (
    agentId: string,
    day: string,
    startMinute: number,
    endMinute: number,
    meal: number | null,
  ) => ({
    ...{ agentId, alias: `客服${agentId}`, on: day, startMinute, endMinute },
    breaks: meal === null ? [] : [{ startMinute: meal, minutes: 30 }],
  });
  const shifts = [
    shift('A', on, 540, 1020, 720),
    shift('B', on, 960, 1560, null),
    shift('C', '2026-11-20', 1200, 1680, null),
  ];
  const requirement = new Map([
    [on, [540, 720, 960, 990, 1440].map((slotMinute) => ({ slotMinute, seats: 1 }))],
    ['2026-11-20', [540, 1440].map((slotMinute) => ({ slotMinute, seats: 1 }))],
  ]);
  const contract = { seats: 2, startsOn: '2026-11-20', clauses: [] };
  const body = composeReport(facts({ shifts, requirement, contract }));
  const at = (slotMinute: number) => body.shifts?.filter(({ slots }) => slots.includes(slotMinute)).length;
  expect(body.slots.map(({ slotMinute, onDuty }) => [slotMinute, onDuty])).toEqual(
    body.slots.map(({ slotMinute }) => [slotMinute, at(slotMinute)]),
  );
  // What is rostered after midnight belongs to the next day, as its chats do.
  expect(body.slots.map(({ slotMinute, onDuty }) => [slotMinute, onDuty])).toEqual([
    [0, 1],
    [540, 1],
    [720, 0],
    [960, 2],
    [990, 2],
  ]);
  const first = composeReport(facts({ shifts, requirement, contract: { ...contract, startsOn: on } }));
  expect(first.slots.map(({ slotMinute }) => slotMinute)).toEqual([540, 720, 960, 990]);
  for (const { hour, seatsOnDuty } of body.byHour)
    expect([hour, seatsOnDuty]).toEqual([hour, Math.min(at(hour * 60) ?? 0, at(hour * 60 + 30) ?? 0)]);
  // From 16:00 on two sit together; over noon the one of the morning eats.
  expect(peakOnDuty(body)).toBe(2);
  expect(body.shifts?.[0]).toMatchObject({ alias: '客服C', startMinute: -240, endMinute: 240 });
  const withoutRoster = composeReport(facts({ shifts }));
  expect(withoutRoster.shifts).toBeNull();
  expect(peakOnDuty(withoutRoster)).toBeNull();
});

test('a day without anything on record says so in every part, and promises nothing', () => {
  const body = composeReport(facts({ days: new Map(), covers: () => false }));
  expect(body).toMatchObject({
    promises: [],
    byHour: [],
    agents: [],
    afterSales: [],
    slots: [],
    advice: null,
  });
  expect(body.numbers.every(({ value }) => value === null)).toBe(true);
});

test('same facts, same report', () => {
  expect(composeReport(facts())).toEqual(composeReport(facts()));
});
