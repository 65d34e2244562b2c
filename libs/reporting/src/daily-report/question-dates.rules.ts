import { addDays, businessDateOf, reminderReached } from '@zuoxi/platform/calendar';

/** Days from the day it is due on which a question that nobody answered is told of; after the last, it is not. */
const reminderDays = [0, 1, 3] as const;

/** Until when a shop's question is to be answered: the day after it was asked. */
export const questionDueOn = (askedAt: Date): string => addDays(businessDateOf(askedAt), 1);

export const questionStep = (dueOn: string, today: string): number | null =>
  reminderReached(dueOn, reminderDays, today);
