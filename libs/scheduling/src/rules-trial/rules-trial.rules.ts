import { addDays, daysBetween } from '@zuoxi/platform/calendar';
import { type Assignment, type BrokenRule, checkRoster, type ShiftTemplate } from '@zuoxi/rostering';
import type { LabourRules } from '@zuoxi/vocabulary';
import type { PublishedShift } from '../roster/published-shift.entity.js';

export type ToldShift = Pick<
  PublishedShift,
  'agentId' | 'on' | 'startMinute' | 'endMinute' | 'workMinutes'
> & {
  /** The agent's own, where it is lower than the rules'. */
  readonly maxMinutesPerWeek: number;
};

/** Days before the first that are judged: what was worked on them counts for a run and for rest. */
export const lookBackDays = 7;

/** What all that agents were told, in whichever shop, would break of some rules from a day on. */
export function brokenBy(rules: LabourRules, told: readonly ToldShift[], fromOn: string): BrokenRule[] {
  const lastOn = told.reduce((last, { on }) => (on > last ? on : last), fromOn);
  const shifts = new Map(told.map((each) => [nameOf(each), templateOf(each)]));
  const limits = new Map(told.map(({ agentId, maxMinutesPerWeek }) => [agentId, maxMinutesPerWeek]));
  const broken = checkRoster(
    {
      days: daysBetween(addDays(fromOn, -lookBackDays), lastOn),
      shifts: [...shifts.values()],
      agents: [...limits].map(([id, maxMinutesPerWeek]) => ({ id, certified: true, maxMinutesPerWeek })),
      requirement: [],
      rules,
    },
    told.map((each) => assignmentOf(each, shifts.get(nameOf(each)) as ShiftTemplate)),
  );
  return broken.filter(({ on }) => on >= fromOn);
}

const nameOf = ({ startMinute, endMinute, workMinutes }: ToldShift) =>
  `${startMinute}-${endMinute}-${workMinutes}`;

/** A shift whose unpaid minutes are one meal at its beginning: where it lies is not judged. */
function templateOf(told: ToldShift): ShiftTemplate {
  const { startMinute, endMinute, workMinutes } = told;
  const minutes = endMinute - startMinute - workMinutes;
  const meal = { earliestMinute: startMinute, latestMinute: startMinute, minutes };
  return { id: nameOf(told), startMinute, endMinute, breaks: minutes > 0 ? [meal] : [] };
}

const assignmentOf = ({ agentId, on }: ToldShift, { id, breaks }: ShiftTemplate): Assignment => ({
  ...{ agentId, on, shiftId: id },
  breaks: breaks.map(({ earliestMinute, minutes }) => ({ startMinute: earliestMinute, minutes })),
});
