import { addDays, daysFrom, reminderReached } from '@zuoxi/platform/calendar';

/** Days within which an appeal is to be decided. */
export const decideDays = 3;

/**
 * Days since it was filed on which somebody is reminded: the day before it is due, when it is late, and once more. After
 * the last nobody is; it stays in the list of open appeals, and is decided by a person or not at all.
 */
const reminderDays = [decideDays - 1, decideDays + 1, decideDays + 7] as const;

export interface AppealReminder {
  readonly days: number;
  readonly dueOn: string;
  readonly isLate: boolean;
  /** Which of its days it is: told again, it is the same. */
  readonly step: number;
}

/** What a day reminds of. */
export function appealReminder(filedOn: string, today: string): AppealReminder | null {
  const step = reminderReached(filedOn, reminderDays, today);
  if (step === null) return null;
  return {
    days: daysFrom(filedOn, today),
    dueOn: addDays(filedOn, decideDays),
    isLate: step > decideDays,
    step,
  };
}
