import { addDays, daysFrom, reminderReached } from '@zuoxi/platform/calendar';
import type { EventName } from '@zuoxi/vocabulary';

/** Days on which somebody is reminded: after it began, before it is due, or after it was. Three times, and no more. */
const signingDays = [3, 7, 14] as const;
const endingDays = [30, 14, 7] as const;
const dueSoonDays = 3;
const overdueDays = [1, 7, 14] as const;

export interface DatedContract {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  /** The day on which it was opened for signing; null: it is not. */
  readonly openedOn: string | null;
  readonly endsOn: string | null;
  readonly payments: readonly {
    readonly id: string;
    readonly dueOn: string;
    readonly outstandingFen: number;
  }[];
}

type Reminded = Extract<
  EventName,
  'contract.waits-for-signature' | 'contract.ends-soon' | 'payment.due-soon' | 'payment.overdue'
>;
export interface Reminder {
  readonly name: Reminded;
  readonly params: {
    readonly number: string;
    readonly days: number;
    readonly on: string;
    readonly amountFen: number;
  };
  /** The matter and which of its days it is: told again, it is the same. */
  readonly once: string;
}

/** What a day reminds of. A day that was missed is made up for by the next one; what is older than all days is told once. */
export function remindersOf(contract: DatedContract, today: string): Reminder[] {
  const { number, status, openedOn, endsOn, payments } = contract;
  const of = (
    name: Reminded,
    on: string,
    days: number,
    step: number,
    matter = '',
    amountFen = 0,
  ): Reminder => ({
    name,
    params: { number, days, on, amountFen },
    once: `${matter}${on} ${step}`,
  });
  const reminders: Reminder[] = [];
  if (status === 'signing' && openedOn) {
    const step = reminderReached(openedOn, signingDays, today);
    if (step !== null)
      reminders.push(of('contract.waits-for-signature', openedOn, daysFrom(openedOn, today), step));
  }
  if (status === 'in_service' && endsOn && endsOn >= today) {
    const step = endingDays.findLast((day) => daysFrom(today, endsOn) <= day);
    if (step) reminders.push(of('contract.ends-soon', endsOn, daysFrom(today, endsOn), step));
  }
  if (status !== 'signed' && status !== 'in_service') return reminders;
  for (const { id, dueOn, outstandingFen } of payments) {
    if (outstandingFen <= 0) continue;
    const late = daysFrom(dueOn, today);
    const step = reminderReached(dueOn, overdueDays, today);
    if (step !== null) reminders.push(of('payment.overdue', dueOn, late, step, `${id} `, outstandingFen));
    else if (late <= 0 && dueOn <= addDays(today, dueSoonDays))
      reminders.push(
        of('payment.due-soon', dueOn, daysFrom(today, dueOn), dueSoonDays, `${id} `, outstandingFen),
      );
  }
  return reminders;
}
