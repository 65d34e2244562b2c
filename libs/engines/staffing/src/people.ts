import { requireRange, requireWhole } from './staffing.errors.js';

export interface MealBreaks {
  /** Meal breaks one person takes in a shift. */
  count: number;
  minutes: number;
  /** True when meals lie inside the paid minutes; default false. */
  paid?: boolean;
  /** True when somebody else sits at the seat meanwhile; default true. False: the seat is empty. */
  relieved?: boolean;
}

export interface PeopleInput {
  seats: number;
  /** Minutes a seat is open on a service day: 900 for 09–24. */
  windowMinutes: number;
  serviceDaysPerWeek: number;
  paidShiftMinutes: number;
  mealBreaks: MealBreaks;
  /** Contract minutes of one person per week: 2400 for 40 hours. */
  weeklyMinutesPerPerson: number;
  weeklyRestDays: number;
  /** Share of rostered shifts lost to training, leave, sickness. */
  shrinkage: number;
}

export interface PeopleNeeded {
  /** Whole shifts a service day takes. */
  shiftsPerDay: number;
  /** Minutes of the window that one shift fills, meals taken out where they are relieved. */
  coverMinutesPerShift: number;
  shiftsPerPersonPerWeek: number;
  /** Minutes per day in which somebody sits in for a person at a meal; 0 when seats are left empty. */
  reliefMinutesPerDay: number;
  people: number;
}

/**
 * People behind a number of seats: a seat is a place kept open for the whole window, a person works one
 * shift of it on some days of the week.
 *
 * shifts per day = max(seats · ⌈window / presence⌉, ⌈seats · window / cover of a shift⌉): no shift is there at
 * two moments further apart than it is long, and all shifts together fill the window;
 * people = ⌈shifts per day · service days / (shifts per person · (1 − shrinkage))⌉, and never fewer than
 * the shifts of one day. Shifts per person are whole: min(⌊weekly minutes / paid shift⌋, 7 − rest days), so five
 * of eight hours under 44. Meals are taken to be placed where another shift is there to relieve them.
 * A planning figure for a quote: the roster has the last word. Throws STAFFING_INPUT_INVALID.
 */
export function peopleNeeded(input: PeopleInput): PeopleNeeded {
  const { seats, mealBreaks, shrinkage } = input;
  requireWhole('seats', seats, 0, 20_000);
  requireRange('windowMinutes', input.windowMinutes, 1, 1440);
  requireRange('serviceDaysPerWeek', input.serviceDaysPerWeek, 0, 7);
  requireRange('paidShiftMinutes', input.paidShiftMinutes, 30, 1440);
  requireWhole('mealBreaks.count', mealBreaks.count, 0, 10);
  requireRange('mealBreaks.minutes', mealBreaks.minutes, 0, 240);
  requireRange('weeklyMinutesPerPerson', input.weeklyMinutesPerPerson, 30, 10_080);
  requireRange('weeklyRestDays', input.weeklyRestDays, 0, 6);
  requireRange('shrinkage', shrinkage, 0, 0.95);

  const mealMinutes = mealBreaks.count * mealBreaks.minutes;
  const presence = input.paidShiftMinutes + (mealBreaks.paid === true ? 0 : mealMinutes);
  const relieved = mealBreaks.relieved ?? true;
  const coverMinutesPerShift = relieved ? presence - mealMinutes : presence;
  requireRange('coverMinutesPerShift', coverMinutesPerShift, 1, 1440);

  const shiftsPerDay = Math.max(
    seats * ceilish(input.windowMinutes / presence),
    ceilish((seats * input.windowMinutes) / coverMinutesPerShift),
  );
  const shiftsPerPersonPerWeek = Math.min(
    Math.floor(input.weeklyMinutesPerPerson / input.paidShiftMinutes + 1e-9),
    7 - input.weeklyRestDays,
  );
  requireRange('shiftsPerPersonPerWeek', shiftsPerPersonPerWeek, 1, 7);
  const rostered = (shiftsPerDay * input.serviceDaysPerWeek) / (shiftsPerPersonPerWeek * (1 - shrinkage));
  return {
    shiftsPerDay,
    coverMinutesPerShift,
    shiftsPerPersonPerWeek,
    reliefMinutesPerDay: relieved ? shiftsPerDay * mealMinutes : 0,
    people: input.serviceDaysPerWeek === 0 ? 0 : Math.max(shiftsPerDay, ceilish(rostered)),
  };
}

/** Rounds up, but not because of the last bit of a division. */
function ceilish(value: number): number {
  return Math.ceil(value - 1e-9);
}
