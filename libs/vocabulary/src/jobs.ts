/** Queues of the job system: one name a kind of long work. */
export const jobKinds = [
  'facts.recount',
  'import.conversations',
  'import.undo',
  'member.invite',
  'roster.solve',
  'store.advance',
] as const;
export type JobKind = (typeof jobKinds)[number];
