import { addDays } from '@zuoxi/platform/calendar';

/** Days within which an appeal is to be decided. */
export const decideDays = 3;

/** What has waited for longer is not news by the clock. */
const quietAfterDays = 180;
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

/** What a day reminds of; a day that was missed is made up for by the next one. */
export function appealReminder(filedOn: string, today: string): AppealReminder | null {
  const days = (Date.parse(today) - Date.parse(filedOn)) / 86_400_000;
  const step = reminderDays.findLast((day) => days >= day);
  if (step === undefined || days > quietAfterDays) return null;
  return { days, dueOn: addDays(filedOn, decideDays), isLate: step > decideDays, step };
}
