import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type PeopleInput, peopleNeeded, withMeals } from './index.js';

const meal = (earliestMinute: number, latestMinute: number) => ({
  earliestMinute,
  latestMinute,
  minutes: 60,
});
/** Early, middle and late, 7½ paid hours each. */
const ownShifts = [
  { startMinute: 540, endMinute: 1050, breaks: [meal(690, 810)] },
  { startMinute: 720, endMinute: 1230, breaks: [meal(990, 1080)] },
  { startMinute: 930, endMinute: 1440, breaks: [meal(1050, 1140)] },
];
const aWeek = (overrides: Partial<PeopleInput> = {}): PeopleInput => ({
  seats: 1,
  window: { startMinute: 540, endMinute: 1440 },
  serviceDaysPerWeek: 7,
  mealBreaks: { count: 1, minutes: 60 },
  weeklyMinutesPerPerson: 2640,
  weeklyRestDays: 1,
  shrinkage: 0,
  ...overrides,
});

describe('a seat is not an agent', () => {
  it.each([
    ['one seat 09–24 takes two shifts a day, 14 a week, three people of five', {}, 2, 3],
    ['with 10 % away, four people', { shrinkage: 0.1 }, 2, 4],
    ['ten seats: nobody is there both at 09:00 and at 24:00', { seats: 10 }, 20, 28],
    ['44 hours are whole shifts, not five and a half', { seats: 10, weeklyMinutesPerPerson: 2400 }, 20, 28],
    ['and with 10 % away', { seats: 10, shrinkage: 0.1 }, 20, 32],
    ['the weekly rest binds before the hours do', { seats: 10, weeklyRestDays: 3 }, 20, 35],
    [
      'a two-hour cover still needs a person a seat',
      { seats: 3, window: { startMinute: 660, endMinute: 780 } },
      3,
      5,
    ],
    ['weekends only', { seats: 10, serviceDaysPerWeek: 2 }, 20, 20],
    ['no seat, nobody', { seats: 0 }, 0, 0],
  ] as [string, Partial<PeopleInput>, number, number][])('%s', (_, overrides, shiftsPerDay, people) => {
    expect(peopleNeeded(aWeek(overrides))).toMatchObject({ shiftsPerDay, people });
  });

  it.each([
    // Least shifts a day by an integer program over the same shifts; people and people with 10 % away.
    [1, 3, 5, 5],
    [2, 5, 7, 8],
    [4, 10, 14, 16],
    [6, 15, 21, 24],
    [10, 25, 35, 39],
    [20, 50, 70, 78],
    [40, 100, 140, 156],
  ])('%i seats 09–24 in the provider’s own shifts', (seats, shiftsPerDay, people, withAway) => {
    const own = { seats, shifts: ownShifts };
    expect(peopleNeeded(aWeek(own))).toMatchObject({ shiftsPerDay, people, ownShifts: true });
    expect(peopleNeeded(aWeek({ ...own, shrinkage: 0.1 })).people).toBe(withAway);
  });

  it('plans with other shifts where the provider’s own do not reach over the window', () => {
    const early = { seats: 2, shifts: ownShifts, window: { startMinute: 480, endMinute: 1380 } };
    expect(peopleNeeded(aWeek(early))).toMatchObject({ ownShifts: false, people: 6 });
  });

  it('a shift past midnight keeps the first hours of a day that has 24', () => {
    const shifts = [360, 840, 1320].map((startMinute) => ({
      startMinute,
      endMinute: startMinute + 480,
      breaks: [],
    }));
    const allDay = {
      shifts,
      window: { startMinute: 0, endMinute: 1440 },
      mealBreaks: { count: 0, minutes: 60 },
    };
    expect(peopleNeeded(aWeek(allDay))).toMatchObject({ shiftsPerDay: 3, people: 5, ownShifts: true });
  });
});

describe('meals cost people', () => {
  const windows = [8, 8.5, 9, 9.5, 10, 15, 24].map((hours) => ({ startMinute: 0, endMinute: hours * 60 }));
  it.each(
    windows.flatMap((window) =>
      [1, 4, 10, 40].map((seats) => ({ hours: window.endMinute / 60, window, seats })),
    ),
  )('two a shift more than none: $seats seats, $hours hours', ({ window, seats }) => {
    const people = (count: number) =>
      peopleNeeded(aWeek({ seats, window, mealBreaks: { count, minutes: 60 } })).people;
    expect(people(2)).toBeGreaterThan(people(0));
  });

  it.each([1, 2, 6, 10, 40])('also in the provider’s own shifts: %i seats', (seats) => {
    const people = (count: number) =>
      peopleNeeded(aWeek({ seats, shifts: ownShifts, mealBreaks: { count, minutes: 60 } })).people;
    expect(people(1)).toBeGreaterThan(people(0));
    expect(people(2)).toBeGreaterThan(people(1));
  });

  it('counts the minutes in which somebody sits in for a person at a meal', () => {
    expect(peopleNeeded(aWeek({ seats: 10 })).reliefMinutesPerDay).toBe(20 * 60);
  });
});

it('rostered minutes always fill the seats, and nobody works more than allowed', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 4, max: 48 }).map((half) => half * 30),
      fc.constantFrom(0, 1, 2),
      fc.constantFrom(0, 0.1, 0.25),
      (seats, minutes, count, shrinkage) => {
        const window = { startMinute: 0, endMinute: minutes };
        const needed = peopleNeeded(aWeek({ seats, window, shrinkage, mealBreaks: { count, minutes: 60 } }));
        const { startMinute, endMinute, breaks } = needed.shifts[0] ?? {
          startMinute: 0,
          endMinute: 0,
          breaks: [],
        };
        const eaten = breaks.reduce((sum, rest) => sum + rest.minutes, 0);
        // In a short window meals may be eaten outside it.
        const cover = Math.min(minutes, endMinute - startMinute - (minutes >= 480 ? eaten : 0));
        const worked = minutes >= 600 ? needed.shiftsPerDay * cover : needed.shiftsPerDay * minutes;
        expect(worked).toBeGreaterThanOrEqual(seats * minutes);
        expect(needed.people * needed.shiftsPerPersonPerWeek * (1 - shrinkage) + 1e-6).toBeGreaterThanOrEqual(
          needed.shiftsPerDay * 7,
        );
      },
    ),
    { numRuns: 60 },
  );
});

it('refuses more meals than a shift has room for', () => {
  const input = aWeek({ mealBreaks: { count: 4, minutes: 120 } });
  expect(() => peopleNeeded(input)).toThrow(expect.objectContaining({ code: 'STAFFING_INPUT_INVALID' }));
});

it.each([...ownShifts, { startMinute: 540, endMinute: 1050, breaks: [] }])(
  'nobody eats twice in a row: an hour is worked between the meals of a shift from minute $startMinute',
  (shift) => {
    const meals = withMeals(shift, { count: 2, minutes: 60 }).breaks.toSorted(
      (a, b) => a.earliestMinute - b.earliestMinute,
    );
    const [first, second] = meals;
    expect(meals).toHaveLength(2);
    expect(second!.earliestMinute - (first!.latestMinute + 60)).toBeGreaterThanOrEqual(60);
  },
);
