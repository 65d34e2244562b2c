import { RosterInputError } from './roster.errors.js';

/** Days since 1970-01-01 of an ISO date. Throws ROSTER_INPUT_INVALID for anything else. */
export function dayNumberOf(on: string): number {
  const time = Date.parse(`${on}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== on) {
    throw new RosterInputError({ field: 'date', value: on });
  }
  return time / 86_400_000;
}

/** Whole weeks since the Monday before 1970: the same number from Monday to Sunday. */
export function weekNumberOf(dayNumber: number): number {
  return Math.floor((dayNumber + 3) / 7);
}

export function isWeekendDay(dayNumber: number): boolean {
  return (dayNumber + 3) % 7 >= 5;
}
