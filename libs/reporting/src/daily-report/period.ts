import { addDays } from '@zuoxi/metrics';
import type { ClausePeriod } from '@zuoxi/vocabulary';

export interface ClauseTerms {
  readonly id: string;
  readonly metric: string;
  readonly comparator: string;
  readonly target: string;
  readonly period: ClausePeriod;
}

/** First day of the period that a date lies in. */
export function periodStart(period: ClausePeriod, on: string): string {
  if (period === 'day') return on;
  if (period === 'week') return addDays(on, -((new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7));
  const month = Number(on.slice(5, 7));
  const first = period === 'quarter' ? month - ((month - 1) % 3) : month;
  return `${on.slice(0, 5)}${String(first).padStart(2, '0')}-01`;
}

export const daysFrom = (from: string, to: string): string[] => {
  const days = [];
  for (let on = from; on <= to; on = addDays(on, 1)) days.push(on);
  return days;
};
