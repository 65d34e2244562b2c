import { expect, test } from '@jest/globals';
import { metricFor, type Sums } from '@zuoxi/metrics';
import { type OwnFacts, ownNumbers } from './own-numbers.rules.js';

const on = '2026-11-21';
const before = ['2026-11-19', '2026-11-20'];
const metricOf = (purpose: 'three-minute' | 'receptions' | 'next-day-conversion') => {
  const metric = metricFor('tmall', purpose, on);
  if (!metric) throw new Error('no metric');
  return metric;
};
/** Chats answered, of which some in time; and buyers asked, of whom some bought. */
const sums = (receptions: number, inTime: number, bought = 0): Sums => ({
  [metricOf('receptions').fact]: [receptions, 0],
  [metricOf('three-minute').fact]: [inTime, receptions],
  [metricOf('next-day-conversion').fact]: [bought, receptions],
});
const facts = (over: Partial<OwnFacts> = {}): OwnFacts => ({
  platform: 'tmall',
  slots: [
    { on, sums: sums(6, 6, 3) },
    { on, sums: sums(4, 3) },
    { on: '2026-11-19', sums: sums(30, 15) },
    { on: '2026-11-20', sums: sums(10, 10) },
  ],
  scores: [
    { on, score: 90 },
    { on: '2026-11-20', score: 80 },
    { on: '2026-11-20', score: 70 },
  ],
  knowsOrders: () => true,
  clauses: [{ metric: metricOf('three-minute').id, comparator: '>=', target: '0.95' }],
  ...over,
});
const numberOf = (key: string, over: Partial<OwnFacts> = {}) =>
  ownNumbers(facts(over), on, before, 'zh-CN').find((each) => each.key === key);

test('a rate is read from sums, also of the days before, beside the promise', () => {
  expect(numberOf('three-minute')).toMatchObject({
    value: '0.9',
    lastSevenDays: '0.625',
    comparator: '>=',
    target: '0.95',
  });
});

test('a promise is judged by the exact value, however it is printed', () => {
  const slots = [{ on, sums: sums(1999, 1899) }];
  expect(numberOf('three-minute', { slots })).toMatchObject({ value: '0.9499749875', kept: false });
  expect(numberOf('three-minute', { slots: [{ on, sums: sums(20, 19) }] })).toMatchObject({ kept: true });
  expect(numberOf('three-minute', { slots: [] })).toMatchObject({ value: null, kept: null });
  expect(numberOf('receptions')).toMatchObject({ kept: null });
});

test('a count of the days before is a mean of the days with chats', () => {
  expect(numberOf('receptions')).toMatchObject({ value: '10', lastSevenDays: '20', target: null });
});

test('own scores are a mean of own reviews', () => {
  expect(numberOf('qc-score')).toMatchObject({ value: '90', lastSevenDays: '75' });
  expect(numberOf('qc-score', { scores: [] })).toMatchObject({ value: null, lastSevenDays: null });
});

test('a day without chats is not known, and not nought', () => {
  const idle = facts().slots.filter((slot) => slot.on !== on);
  for (const { key, value } of ownNumbers(facts({ slots: idle, scores: [] }), on, before, 'en-US')) {
    expect([key, value]).toEqual([key, null]);
  }
});

test('who bought is not known before the orders are', () => {
  expect(numberOf('next-day-conversion')).toMatchObject({ value: '0.3' });
  expect(numberOf('next-day-conversion', { knowsOrders: () => false })).toMatchObject({ value: null });
});
