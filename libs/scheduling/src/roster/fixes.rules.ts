import { type Assignment, checkRoster, type RosterInput } from '@zuoxi/rostering';
import { addDays } from '@zuoxi/platform/calendar';
import { type CoverGap, isAtWork } from './cover.rules.js';

/** A change that may be made: it keeps the seat that is empty, and breaks no rule. */
export interface RosterFix {
  readonly agentId: string;
  readonly on: string;
  readonly shiftId: string;
  readonly breaks: Assignment['breaks'];
  /** The agent has this shift already, and eats at another time. */
  readonly movesMeal: boolean;
}

type Shift = RosterInput['shifts'][number];
type Break = Assignment['breaks'][number];

const mostGaps = 20;
const mostFixes = 3;
const halfHour = 30;
const day = 1440;

/**
 * How an empty seat could be kept: by who is at a meal then and could eat while there are people to spare, else by who
 * is free on that day; those with the fewest shifts first.
 */
export function fixesOf(
  problem: RosterInput,
  assignments: readonly Assignment[],
  gaps: readonly CoverGap[],
): RosterFix[][] {
  const byAgent = Map.groupBy(assignments, ({ agentId }) => agentId);
  const agents = problem.agents
    .map((agent) => ({ agent, own: byAgent.get(agent.id) ?? [] }))
    .sort((a, b) => a.own.length - b.own.length);
  return gaps.map((gap, index) => {
    if (index >= mostGaps) return [];
    const fixes = mealsToMove(problem, assignments, gap).slice(0, mostFixes);
    for (const { agent, own } of agents) {
      if (fixes.length === mostFixes) break;
      if (own.some(({ on }) => on === gap.on)) continue;
      const fix = shiftToAdd({ ...problem, agents: [agent] }, own, agent.id, gap);
      if (fix) fixes.push(fix);
    }
    return fixes;
  });
}

function shiftToAdd(
  alone: RosterInput,
  own: readonly Assignment[],
  agentId: string,
  { on, slotMinute }: CoverGap,
): RosterFix | null {
  const before = checkRoster(alone, own).length;
  for (const shift of alone.shifts) {
    if (shift.startMinute > slotMinute || shift.endMinute < slotMinute + halfHour) continue;
    for (const breaks of placementsOf(shift)) {
      if (breaks.some((rest) => isDuring(rest, slotMinute))) continue;
      const added = { agentId, on, shiftId: shift.id, breaks };
      if (checkRoster(alone, [...own, added]).length <= before) return { ...added, movesMeal: false };
      // Where the shift itself breaks a rule, no other meal mends it.
      if (!hasMealTrouble(alone, own, added)) break;
    }
  }
  return null;
}

const hasMealTrouble = (alone: RosterInput, own: readonly Assignment[], added: Assignment) =>
  checkRoster(alone, [...own, added]).some(({ code, on }) => code === 'BREAK_MISPLACED' && on === added.on);

/** Meals that fall into the gap and could be had when everybody needed is there all the same. */
function mealsToMove(problem: RosterInput, assignments: readonly Assignment[], gap: CoverGap): RosterFix[] {
  const shifts = new Map(problem.shifts.map((shift) => [shift.id, shift]));
  const atWork = assignments.flatMap((each) => {
    const shift = shifts.get(each.shiftId);
    return shift ? [{ ...each, startMinute: shift.startMinute, endMinute: shift.endMinute }] : [];
  });
  const needed = new Map(
    problem.requirement.map(({ on, slotMinute, seats }) => [`${on} ${slotMinute}`, seats]),
  );
  /** Agents beyond those needed in a half hour, counted from the day's midnight on. */
  const spareAt = (on: string, minute: number) => {
    const [date, slotMinute] = minute < day ? [on, minute] : [addDays(on, 1), minute - day];
    const planned = atWork.filter((each) => isAtWork(each, date, slotMinute)).length;
    return planned - (needed.get(`${date} ${slotMinute}`) ?? 0);
  };
  return assignments.flatMap((each) => {
    const slotMinute = each.on === gap.on ? gap.slotMinute : gap.slotMinute + day;
    const shift = shifts.get(each.shiftId);
    const moved = each.breaks.findIndex((rest) => isDuring(rest, slotMinute));
    const old = each.breaks[moved];
    if (!shift || !old || (each.on !== gap.on && addDays(each.on, 1) !== gap.on)) return [];
    const gapEnd = slotMinute + gap.untilMinute - gap.slotMinute;
    const inGap = (rest: Break) => slotsOf(rest).filter((slot) => slot >= slotMinute && slot < gapEnd).length;
    const alone = { ...problem, agents: problem.agents.filter(({ id }) => id === each.agentId) };
    const own = assignments.filter(({ agentId }) => agentId === each.agentId);
    const before = checkRoster(alone, own).length;
    const [fit] = startsOf(shift.breaks[moved])
      .map((startMinute) => ({ startMinute, minutes: old.minutes }))
      .filter((rest) => !isDuring(rest, slotMinute))
      // Best out of all of the gap, not of its first half hour alone.
      .toSorted((a, b) => inGap(a) - inGap(b))
      .filter((rest) => slotsOf(rest).every((slot) => isDuring(old, slot) || spareAt(each.on, slot) > 0))
      .map((rest) => each.breaks.with(moved, rest))
      .filter(
        (breaks) =>
          checkRoster(
            alone,
            own.map((one) => (one === each ? { ...one, breaks } : one)),
          ).length <= before,
      );
    return fit
      ? [{ agentId: each.agentId, on: each.on, shiftId: each.shiftId, breaks: fit, movesMeal: true }]
      : [];
  });
}

const isDuring = ({ startMinute, minutes }: Break, slotMinute: number): boolean =>
  startMinute < slotMinute + halfHour && slotMinute < startMinute + minutes;

/** The half hours that a meal touches. */
function slotsOf({ startMinute, minutes }: Break): number[] {
  const first = Math.floor(startMinute / halfHour) * halfHour;
  const count = Math.ceil((startMinute + minutes - first) / halfHour);
  return Array.from({ length: count }, (_, index) => first + index * halfHour);
}

function startsOf(rule: Shift['breaks'][number] | undefined): number[] {
  if (!rule) return [];
  const count = Math.floor((rule.latestMinute - rule.earliestMinute) / halfHour) + 1;
  return Array.from({ length: count }, (_, index) => rule.earliestMinute + index * halfHour);
}

/** All ways to have a shift's meals, the earliest first. */
const placementsOf = ({ breaks }: Shift): Break[][] =>
  breaks.reduce<Break[][]>(
    (before, rule) =>
      before.flatMap((placed) =>
        startsOf(rule).map((startMinute) => [...placed, { startMinute, minutes: rule.minutes }]),
      ),
    [[]],
  );
