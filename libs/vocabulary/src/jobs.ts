import { type ScheduleKind, scheduleKinds } from './schedules.js';

/** What a schedule of a kind has done: a queue each, so that a process takes only what it can do. */
export const scheduleJob = <Kind extends ScheduleKind>(kind: Kind) => `schedule.${kind}` as const;

/** Queues of the job system: one name a kind of long work. */
export const jobKinds = [
  'channel.deliver',
  'event.notices',
  'facts.recount',
  'import.conversations',
  'import.undo',
  'member.invite',
  'roster.solve',
  'store.advance',
  ...scheduleKinds.map(scheduleJob),
] as const;
export type JobKind = (typeof jobKinds)[number];
