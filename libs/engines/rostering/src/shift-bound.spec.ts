import { expect, test } from '@jest/globals';
import { solveRoster } from './index.js';

const days = Array.from({ length: 28 }, (_, index) =>
  new Date(Date.parse('2026-03-02') + index * 86_400_000).toISOString().slice(0, 10),
);
const meal = (earliestMinute: number, latestMinute: number) => ({
  earliestMinute,
  latestMinute,
  minutes: 60,
});

// By an integer program over the same shifts no roster can miss fewer.
test.each([
  [1, 3, 96],
  [2, 6, 160],
  [6, 17, 580],
])(
  '%i seats 09–24 with %i people: %i half hours stay empty, and that is proven',
  (seats, people, missing) => {
    const roster = solveRoster({
      days,
      shifts: [
        { id: 'early', startMinute: 540, endMinute: 1050, breaks: [meal(690, 810)] },
        { id: 'middle', startMinute: 720, endMinute: 1230, breaks: [meal(990, 1080)] },
        { id: 'late', startMinute: 930, endMinute: 1440, breaks: [meal(1050, 1140)] },
      ],
      agents: Array.from({ length: people }, (_, index) => ({ id: `agent ${index}`, certified: true })),
      requirement: days.flatMap((on) =>
        Array.from({ length: 30 }, (_, index) => ({ on, slotMinute: 540 + index * 30, seats })),
      ),
      rules: {
        minRestMinutes: 660,
        maxConsecutiveDays: 6,
        weeklyDaysOff: 1,
        maxMinutesPerWeek: 2640,
        maxMinutesPerDay: 660,
      },
    });
    expect(roster.uncoveredSeatSlots).toBe(missing);
    expect(roster.lowerBoundSeatSlots).toBe(missing);
  },
);
