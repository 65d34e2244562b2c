import { describe, expect, it } from '@jest/globals';
import { solveRoster } from '@zuoxi/rostering';
import { peopleNeeded } from './index.js';

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

/** Seat half hours that the rostering engine leaves empty in four weeks, with an early and a late shift of eight hours. */
function emptyWith(
  people: number,
  seats: number,
  [start, end]: readonly [number, number],
  meals: number,
): number {
  const presence = 480 + meals * 60;
  const aShift = (id: string, startMinute: number) => ({
    id,
    startMinute,
    endMinute: startMinute + presence,
    // Eaten while both shifts are there.
    breaks: Array.from({ length: meals }, () => ({
      earliestMinute: end - presence,
      latestMinute: start + presence - 60,
      minutes: 60,
    })),
  });
  return solveRoster(
    {
      days,
      shifts: [aShift('early', start), aShift('late', end - presence)],
      agents: Array.from({ length: people }, (_, index) => ({ id: `agent ${index}`, certified: true })),
      requirement: days.flatMap((on) =>
        Array.from({ length: (end - start) / 30 }, (_, index) => ({
          on,
          slotMinute: start + index * 30,
          seats,
        })),
      ),
      rules,
    },
    { iterations: 60_000 },
  ).uncoveredSeatSlots;
}

describe('people needed are the fewest with whom the rostering engine fills four weeks', () => {
  const cases = (
    [
      [540, 1440],
      [540, 1260],
    ] as const
  ).flatMap((window) => [0, 1, 2].flatMap((meals) => [1, 2, 3].map((seats) => ({ window, meals, seats }))));
  it.each(cases)('$seats seats, $window, $meals meals', ({ window, meals, seats }) => {
    const { people } = peopleNeeded({
      seats,
      windowMinutes: window[1] - window[0],
      serviceDaysPerWeek: 7,
      paidShiftMinutes: 480,
      mealBreaks: { count: meals, minutes: 60 },
      weeklyMinutesPerPerson: rules.maxMinutesPerWeek,
      weeklyRestDays: rules.weeklyDaysOff,
      shrinkage: 0,
    });
    expect(emptyWith(people, seats, window, meals)).toBe(0);
    expect(emptyWith(people - 1, seats, window, meals)).toBeGreaterThan(0);
  });
});
