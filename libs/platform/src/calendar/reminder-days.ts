import type { BusinessDate } from './business-date.js';

/** What has waited for longer is not news by the clock: it stands in its list, and what was told of it may be forgotten. */
const quietAfterDays = 180;

export const daysFrom = (from: BusinessDate, to: BusinessDate): number =>
  (Date.parse(to) - Date.parse(from)) / 86_400_000;

/**
 * Of the days after a date on which somebody is reminded, the last that today has reached; null: none, or all are long
 * over. A day that was missed is made up for by the next.
 *
 * @param days after the date, rising
 */
export function reminderReached(
  from: BusinessDate,
  days: readonly number[],
  today: BusinessDate,
): number | null {
  const since = daysFrom(from, today);
  return since > quietAfterDays ? null : (days.findLast((day) => since >= day) ?? null);
}
