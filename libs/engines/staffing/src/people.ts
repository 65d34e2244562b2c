import { SLOT_MINUTES } from './day-shape.js';
import { fewestShifts, withMeals } from './day-shifts.js';
import type { MealBreaks, WorkShift } from './work-shift.js';
import { requireRange, requireWhole, StaffingError } from './staffing.errors.js';

export interface PeopleInput {
  seats: number;
  /** 540..1440 for 09–24. */
  window: { startMinute: number; endMinute: number };
  serviceDaysPerWeek: number;
  /** The provider's own; left out, or where they do not reach over the window, shifts as the window asks for them. */
  shifts?: readonly WorkShift[];
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
  /** The shifts that it takes them of, with the meals of this shop. */
  shifts: readonly WorkShift[];
  /** Whether they are the provider's own. */
  ownShifts: boolean;
  shiftsPerPersonPerWeek: number;
  /** Minutes per day in which somebody sits in for a person at a meal. */
  reliefMinutesPerDay: number;
  people: number;
}

/** Shifts that are planned with before a provider has some: eight to ten hours there, 7½ hours of pay at least. */
const SPANS = [480, 510, 540, 570, 600];
const LEAST_PAID_MINUTES = 450;

/**
 * People behind a number of seats: a seat is a place kept open for the whole window, a person works one
 * shift of it on some days of the week.
 *
 * Shifts per day: the fewest with which all seats are kept while everybody eats (`fewestShifts`);
 * people = ⌈shifts per day · service days / (shifts per person · (1 − shrinkage))⌉, and never fewer than the shifts of
 * one day. Shifts per person are whole: min(⌊weekly minutes / paid shift⌋, 7 − rest days), so five of eight hours under
 * 44. Fewer people cannot fill the seats, by counting; that these can is for the roster to show, and
 * `people.roster.spec.ts` and `npm run bench:people` let it. Throws STAFFING_INPUT_INVALID.
 */
export function peopleNeeded(input: PeopleInput): PeopleNeeded {
  const { seats, window, mealBreaks, shrinkage } = input;
  requireWhole('seats', seats, 0, 20_000);
  requireRange('window.startMinute', window.startMinute, 0, 1439);
  requireRange('window.endMinute', window.endMinute, window.startMinute + 1, window.startMinute + 1440);
  requireRange('serviceDaysPerWeek', input.serviceDaysPerWeek, 0, 7);
  requireWhole('mealBreaks.count', mealBreaks.count, 0, 4);
  requireRange('mealBreaks.minutes', mealBreaks.minutes, 0, 120);
  requireRange('weeklyMinutesPerPerson', input.weeklyMinutesPerPerson, 30, 10_080);
  requireRange('weeklyRestDays', input.weeklyRestDays, 0, 6);
  requireRange('shrinkage', shrinkage, 0, 0.95);

  const own = (input.shifts ?? []).map((shift) => withMeals(shift, mealBreaks));
  const withOwn = own.length ? peopleWith(own, true, input) : null;
  if (withOwn) return withOwn;
  // Of as many people the fewest kinds of shift: the simplest week to live by, and to roster.
  const [best] = SPANS.flatMap((span) => [shiftsOver(window, span, 1), shiftsOver(window, span, 2)])
    .flatMap((spans) => {
      const shifts = spans.map((shift) => withMeals(shift, mealBreaks));
      const isWorked = Math.max(...shifts.map(paidMinutes)) >= LEAST_PAID_MINUTES;
      return isWorked ? (peopleWith(shifts, false, input) ?? []) : [];
    })
    .sort((a, b) => a.people - b.people || a.shifts.length - b.shifts.length);
  if (!best)
    throw new StaffingError('STAFFING_INPUT_INVALID', { field: 'mealBreaks', value: mealBreaks.count });
  return best;
}

function peopleWith(
  shifts: readonly WorkShift[],
  ownShifts: boolean,
  input: PeopleInput,
): PeopleNeeded | null {
  const shiftsPerDay = fewestShifts(input.seats, input.window, shifts);
  if (shiftsPerDay === null) return null;
  const shiftsPerPersonPerWeek = Math.min(
    ...shifts.map((shift) => Math.floor(input.weeklyMinutesPerPerson / paidMinutes(shift) + 1e-9)),
    7 - input.weeklyRestDays,
  );
  if (shiftsPerPersonPerWeek < 1) return null;
  const rostered =
    (shiftsPerDay * input.serviceDaysPerWeek) / (shiftsPerPersonPerWeek * (1 - input.shrinkage));
  return {
    shiftsPerDay,
    shifts,
    ownShifts,
    shiftsPerPersonPerWeek,
    reliefMinutesPerDay: shiftsPerDay * input.mealBreaks.count * input.mealBreaks.minutes,
    people: input.serviceDaysPerWeek === 0 ? 0 : Math.max(shiftsPerDay, ceilish(rostered)),
  };
}

/** Shifts of one length over a window: one that begins with it, one that ends with it, and what must lie between, or more. */
function shiftsOver(
  window: { startMinute: number; endMinute: number },
  span: number,
  density: 1 | 2,
): WorkShift[] {
  const first = Math.floor(window.startMinute / SLOT_MINUTES) * SLOT_MINUTES;
  const room = Math.ceil(window.endMinute / SLOT_MINUTES) * SLOT_MINUTES - first - span;
  // Those between let meals be relieved.
  const steps = room <= 0 ? 0 : density * Math.ceil(room / span);
  const starts = Array.from(
    { length: steps + 1 },
    (_, step) =>
      first + Math.round((Math.max(0, room) * step) / Math.max(1, steps) / SLOT_MINUTES) * SLOT_MINUTES,
  );
  return [...new Set(starts)].map((startMinute) => ({
    startMinute,
    endMinute: startMinute + span,
    breaks: [],
  }));
}

function paidMinutes({ startMinute, endMinute, breaks }: WorkShift): number {
  return breaks.reduce((sum, { paid, minutes }) => (paid ? sum : sum - minutes), endMinute - startMinute);
}

/** Rounds up, but not because of the last bit of a division. */
function ceilish(value: number): number {
  return Math.ceil(value - 1e-9);
}
