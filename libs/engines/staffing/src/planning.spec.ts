import { describe, expect, test } from '@jest/globals';
import {
  chatPerformance,
  PLANNING_MODEL,
  planningTargets,
  requirementOf,
  seatsForDay,
  sizeDay,
  spreadOverDay,
} from './index.js';

const window = { startMinute: 540, endMinute: 1440 };
const sizes = [60, 300, 800, 1500, 3000, 6000];
const shares = [0.9, 0.95, 0.98];
const days = sizes.flatMap((daily) => shares.map((share) => [daily, share] as const));

const quoted = (daily: number, share: number) =>
  sizeDay({
    demand: spreadOverDay(daily),
    confidence: 'estimated',
    window,
    model: PLANNING_MODEL,
    targets: planningTargets(share),
    shrinkage: 0.1,
    mealBreaks: { count: 1, minutes: 30 },
    weeklyMinutesPerPerson: 2640,
    weeklyRestDays: 1,
  }).seatsSold;

const rateOf = (slots: readonly { inquiries: number; seats: number }[]) => {
  const asked = slots.reduce((sum, { inquiries }) => sum + inquiries, 0);
  const answered = slots.map(
    ({ inquiries, seats }) =>
      inquiries *
      chatPerformance(PLANNING_MODEL, inquiries * 2, seats, { replyWithinSeconds: 180 }).messageReplyRate,
  );
  return answered.reduce((sum, each) => sum + each, 0) / asked;
};

describe('the seats of a day', () => {
  test.each(days)('%i inquiries, %d promised: as many seats as a quote of it sells', (daily, share) => {
    expect(seatsForDay(spreadOverDay(daily), window, share)).toBe(quoted(daily, share));
  });

  test.each(days)('%i inquiries, %d promised: no half hour needs more than were sold', (daily, share) => {
    const floor = quoted(daily, share);
    const slots = requirementOf(spreadOverDay(daily), window, { replyShare: share, floor });
    expect(Math.max(...slots.map(({ seats }) => seats))).toBeLessThanOrEqual(floor);
  });

  test.each(days)('%i inquiries, %d promised: what is required keeps it, sold or not', (daily, share) => {
    for (const floor of [0, Math.max(1, quoted(daily, share) - 1)]) {
      const slots = requirementOf(spreadOverDay(daily), window, { replyShare: share, floor });
      const kept = slots.map(({ inquiries, seats }) => ({ inquiries, seats: Math.max(floor, seats) }));
      expect(rateOf(kept)).toBeGreaterThanOrEqual(share);
    }
  });
});

test('a calm half hour is kept by one, and nothing promised always is planned for ever more seats', () => {
  expect(requirementOf([{ slotMinute: 600, inquiries: 0 }], window)).toEqual([
    { slotMinute: 600, inquiries: 0, seats: 1 },
  ]);
  expect(seatsForDay(spreadOverDay(3000), window, 1)).toBe(seatsForDay(spreadOverDay(3000), window, 0.995));
});
