import type {
  RosterAgent,
  RosterInput,
  RosterRules,
  ShiftTemplate,
  SlotRequirement,
} from './roster.types.js';

/** Builders for tests: a small store, open 09–24, that each test changes where it matters. */
export const aShift = (overrides: Partial<ShiftTemplate> = {}): ShiftTemplate => ({
  id: 'early',
  startMinute: 540,
  endMinute: 1080,
  breaks: [{ earliestMinute: 660, latestMinute: 780, minutes: 60 }],
  ...overrides,
});

export const anAgent = (overrides: Partial<RosterAgent> = {}): RosterAgent => ({
  id: 'ann',
  certified: true,
  ...overrides,
});

export const someRules = (overrides: Partial<RosterRules> = {}): RosterRules => ({
  minRestMinutes: 660,
  maxConsecutiveDays: 6,
  weeklyDaysOff: 1,
  maxMinutesPerWeek: 2880,
  maxMinutesPerDay: 600,
  ...overrides,
});

/** Consecutive dates; 2026-03-02 is a Monday. */
export const daysFrom = (count: number, first = '2026-03-02'): string[] =>
  Array.from({ length: count }, (_, index) =>
    new Date(Date.parse(first) + index * 86_400_000).toISOString().slice(0, 10),
  );

/** The same seats in every half hour of a window, every day. */
export const flatNeed = (
  days: readonly string[],
  startMinute: number,
  endMinute: number,
  seats: number,
): SlotRequirement[] =>
  days.flatMap((on) =>
    Array.from({ length: (endMinute - startMinute) / 30 }, (_, index) => ({
      on,
      slotMinute: startMinute + index * 30,
      seats,
    })),
  );

export const aRoster = (overrides: Partial<RosterInput> = {}): RosterInput => {
  const days = overrides.days ?? daysFrom(7);
  return {
    days,
    shifts: [aShift(), aShift({ id: 'late', startMinute: 900, endMinute: 1440, breaks: [LATE_MEAL] })],
    agents: ['ann', 'bo', 'chen', 'dai'].map((id) => anAgent({ id })),
    requirement: flatNeed(days, 540, 1440, 1),
    rules: someRules(),
    ...overrides,
  };
};

const LATE_MEAL = { earliestMinute: 1020, latestMinute: 1140, minutes: 60 };
