import { describe, expect, it } from '@jest/globals';
import { solveRoster, type SolveOptions } from '@zuoxi/rostering';
import { peopleNeeded, type WorkShift } from './index.js';

const days = Array.from({ length: 28 }, (_, index) =>
  new Date(Date.parse('2026-03-02') + index * 86_400_000).toISOString().slice(0, 10),
);
const rules = {
  minRestMinutes: 660,
  maxConsecutiveDays: 6,
  weeklyDaysOff: 1,
  maxMinutesPerWeek: 2640,
  maxMinutesPerDay: 660,
};
const meal = (earliestMinute: number, latestMinute: number) => ({
  earliestMinute,
  latestMinute,
  minutes: 60,
});
const ownShifts = [
  { startMinute: 540, endMinute: 1050, breaks: [meal(690, 810)] },
  { startMinute: 720, endMinute: 1230, breaks: [meal(990, 1080)] },
  { startMinute: 930, endMinute: 1440, breaks: [meal(1050, 1140)] },
];

/** Four weeks by the rostering engine: the seat half hours it leaves empty, and how many of them must be. */
function rosterOf(
  people: number,
  seats: number,
  { startMinute, endMinute }: { startMinute: number; endMinute: number },
  shifts: readonly WorkShift[],
  options: SolveOptions = {},
) {
  const input = {
    days,
    shifts: shifts.map((shift, index) => ({ ...shift, id: `shift ${index}`, breaks: [...shift.breaks] })),
    agents: Array.from({ length: people }, (_, index) => ({ id: `agent ${index}`, certified: true })),
    requirement: days.flatMap((on) =>
      Array.from({ length: (endMinute - startMinute) / 30 }, (_, index) => ({
        on,
        slotMinute: startMinute + index * 30,
        seats,
      })),
    ),
    rules,
  };
  return solveRoster(input, options);
}

// The whole table, up to 40 seats, is `npm run bench:people`.
describe('people needed are the fewest with whom the rostering engine fills four weeks', () => {
  const cases = (
    [
      [540, 1440, true],
      [540, 1440, false],
      [480, 1380, false],
      [540, 1080, false],
      [0, 1440, false],
    ] as const
  ).flatMap(([startMinute, endMinute, own]) =>
    [0, 1, 2].flatMap((count) =>
      [1, 2, 3].map((seats) => ({ window: { startMinute, endMinute }, own, count, seats })),
    ),
  );
  it.each(cases)('$seats seats, $window, own shifts $own, $count meals', ({ window, own, count, seats }) => {
    const { people, shifts } = peopleNeeded({
      seats,
      window,
      ...(own ? { shifts: ownShifts } : {}),
      serviceDaysPerWeek: 7,
      mealBreaks: { count, minutes: 60 },
      weeklyMinutesPerPerson: rules.maxMinutesPerWeek,
      weeklyRestDays: rules.weeklyDaysOff,
      shrinkage: 0,
    });
    expect(rosterOf(people, seats, window, shifts).uncoveredSeatSlots).toBe(0);
    // One fewer leaves seats empty whatever the roster; the bound proves it, or where it cannot the search finds none.
    const proven = rosterOf(people - 1, seats, window, shifts, { iterations: 1 }).lowerBoundSeatSlots > 0;
    const left = proven ? 1 : rosterOf(people - 1, seats, window, shifts).uncoveredSeatSlots;
    expect(left).toBeGreaterThan(0);
  });
});
