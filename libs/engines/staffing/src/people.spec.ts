import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type PeopleInput, peopleNeeded } from './index.js';

const aWeek = (overrides: Partial<PeopleInput> = {}): PeopleInput => ({
  seats: 1,
  windowMinutes: 900,
  serviceDaysPerWeek: 7,
  paidShiftMinutes: 480,
  mealBreaks: { count: 1, minutes: 60 },
  weeklyMinutesPerPerson: 2400,
  weeklyRestDays: 1,
  shrinkage: 0,
  ...overrides,
});

describe('a seat is not an agent', () => {
  it.each([
    ['one seat 09–24 takes two shifts a day, 14 a week, three people of five', {}, 2, 3],
    ['with 10 % away, four people', { shrinkage: 0.1 }, 2, 4],
    [
      'ten seats: nobody is there both at 09:00 and at 24:00, so 20 shifts, 140 a week',
      { seats: 10 },
      20,
      28,
    ],
    [
      '44 hours are five whole shifts, not five and a half',
      { seats: 10, weeklyMinutesPerPerson: 2640 },
      20,
      28,
    ],
    ['and with 10 % away', { seats: 10, weeklyMinutesPerPerson: 2640, shrinkage: 0.1 }, 20, 32],
    [
      'paid meals come out of the cover',
      { seats: 10, mealBreaks: { count: 1, minutes: 60, paid: true } },
      22,
      31,
    ],
    [
      'seats left empty at meals still begin and end with a shift each',
      { seats: 10, mealBreaks: { count: 1, minutes: 60, relieved: false } },
      20,
      28,
    ],
    ['six-day weeks of 48 hours', { seats: 10, weeklyMinutesPerPerson: 2880 }, 20, 24],
    [
      'the weekly rest binds before the hours do',
      { seats: 10, weeklyMinutesPerPerson: 3360, weeklyRestDays: 2 },
      20,
      28,
    ],
    ['a two-hour meal-time cover still needs a person per seat', { seats: 3, windowMinutes: 120 }, 3, 5],
    ['weekends only', { seats: 10, serviceDaysPerWeek: 2 }, 20, 20],
    ['no seat, nobody', { seats: 0 }, 0, 0],
  ] as [string, Partial<PeopleInput>, number, number][])('%s', (_, overrides, shiftsPerDay, people) => {
    expect(peopleNeeded(aWeek(overrides))).toMatchObject({ shiftsPerDay, people });
  });

  it('counts the minutes in which somebody sits in for a person at a meal', () => {
    expect(peopleNeeded(aWeek({ seats: 10 })).reliefMinutesPerDay).toBe(20 * 60);
    const empty = aWeek({ seats: 10, mealBreaks: { count: 1, minutes: 60, relieved: false } });
    expect(peopleNeeded(empty).reliefMinutesPerDay).toBe(0);
  });

  it('rostered minutes always fill the seats, and nobody works more than allowed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 4, max: 48 }).map((half) => half * 30),
        fc.constantFrom(0, 0.1, 0.25),
        (seats, windowMinutes, shrinkage) => {
          const input = aWeek({ seats, windowMinutes, shrinkage });
          const needed = peopleNeeded(input);
          expect(needed.shiftsPerDay * needed.coverMinutesPerShift).toBeGreaterThanOrEqual(
            seats * windowMinutes,
          );
          expect(
            needed.people * needed.shiftsPerPersonPerWeek * (1 - shrinkage) + 1e-6,
          ).toBeGreaterThanOrEqual(needed.shiftsPerDay * 7);
        },
      ),
    );
  });

  it('refuses a shift that is all meal', () => {
    const input = aWeek({ paidShiftMinutes: 60, mealBreaks: { count: 1, minutes: 60, paid: true } });
    expect(() => peopleNeeded(input)).toThrow(expect.objectContaining({ code: 'STAFFING_INPUT_INVALID' }));
  });
});
