import { type Fen, safeFen } from './money.js';
import { PricingError, requireWhole } from './pricing.errors.js';

export type PaymentRhythm = 'month' | 'quarter' | 'once';

export interface PaymentScheduleInput {
  /** First day of service, ISO date. */
  startOn: string;
  months: number;
  monthlyFen: Fen;
  every: PaymentRhythm;
}

export interface ScheduledPayment {
  /** Service follows payment, so each part is due on its first day. */
  dueOn: string;
  fromOn: string;
  /** Last day paid for. */
  toOn: string;
  amountFen: Fen;
}

/**
 * The payments of a contract; their amounts sum to months · monthlyFen and their periods join without gap.
 *
 * A contract month runs from the start's day of the month to the day before it in the next month, or from
 * the month's last day where it is shorter (31 January, 28 February, 31 March). The last part may be shorter
 * than the rhythm. Throws PRICING_INPUT_INVALID.
 */
export function paymentSchedule(input: PaymentScheduleInput): ScheduledPayment[] {
  const { startOn, months, monthlyFen, every } = input;
  const start = dayOf('startOn', startOn);
  requireWhole('months', months, 1, 1200);
  requireWhole('monthlyFen', monthlyFen, 0);
  const step = { month: 1, quarter: 3, once: months }[every];
  if (step === undefined)
    throw new PricingError('PRICING_INPUT_INVALID', { field: 'every', value: String(every) });
  safeFen(months * monthlyFen);

  const payments: ScheduledPayment[] = [];
  for (let month = 0; month < months; month += step) {
    const until = Math.min(month + step, months);
    const fromOn = isoOf(monthsAfter(start, month));
    const dayAfter = monthsAfter(start, until);
    const toOn = isoOf(new Date(dayAfter.getTime() - DAY_MILLISECONDS));
    payments.push({ dueOn: fromOn, fromOn, toOn, amountFen: (until - month) * monthlyFen });
  }
  return payments;
}

const DAY_MILLISECONDS = 86_400_000;

function dayOf(field: string, iso: string): Date {
  const day = new Date(`${iso}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(iso) || Number.isNaN(day.getTime()) || isoOf(day) !== iso) {
    throw new PricingError('PRICING_INPUT_INVALID', { field, value: String(iso) });
  }
  return day;
}

/** Always counted from the start, never month by month: 31 January + 2 months is 31 March, not 28 March. */
function monthsAfter(start: Date, months: number): Date {
  const year = start.getUTCFullYear();
  const month = start.getUTCMonth() + months;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(start.getUTCDate(), lastDay)));
}

function isoOf(day: Date): string {
  return day.toISOString().slice(0, 10);
}
