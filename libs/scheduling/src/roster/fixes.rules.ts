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
  const staff = problem.agents
    .map((agent) => personOf({ ...problem, agents: [agent] }, agent.id, byAgent.get(agent.id) ?? []))
    .sort((a, b) => a.own.length - b.own.length);
  const people = new Map(staff.map((person) => [person.id, person]));
  for (const [id, own] of byAgent) {
    if (!people.has(id)) people.set(id, personOf({ ...problem, agents: [] }, id, own));
  }
  const floor = floorOf(problem, assignments);
  return gaps.map((gap, index) => {
    if (index >= mostGaps) return [];
    const fixes = mealsToMove(floor, people, gap);
    for (const person of staff) {
      if (fixes.length === mostFixes) break;
      if (person.own.some(({ on }) => on === gap.on)) continue;
      const fix = shiftToAdd(person, gap);
      if (fix) fixes.push(fix);
    }
    return fixes;
  });
}

/** An agent alone with their shifts: rules are about one person, so a change is judged by theirs. */
interface Person {
  readonly id: string;
  readonly alone: RosterInput;
  readonly own: readonly Assignment[];
  /** Rules that their shifts break as they are. */
  readonly broken: () => number;
}

function personOf(alone: RosterInput, id: string, own: readonly Assignment[]): Person {
  let broken: number | undefined;
  return { id, alone, own, broken: () => (broken ??= checkRoster(alone, own).length) };
}

function shiftToAdd({ id, alone, own, broken }: Person, { on, slotMinute }: CoverGap): RosterFix | null {
  for (const shift of alone.shifts) {
    if (shift.startMinute > slotMinute || shift.endMinute < slotMinute + halfHour) continue;
    for (const breaks of placementsOf(shift)) {
      if (breaks.some((rest) => isDuring(rest, slotMinute))) continue;
      const added = { agentId: id, on, shiftId: shift.id, breaks };
      const after = checkRoster(alone, [...own, added]);
      if (after.length <= broken()) return { ...added, movesMeal: false };
      // Where the shift itself breaks a rule, no other meal mends it.
      if (!after.some((rule) => rule.code === 'BREAK_MISPLACED' && rule.on === on)) break;
    }
  }
  return null;
}

/** Who is at work when, and how many of them could be spared. */
interface Floor {
  readonly shifts: ReadonlyMap<string, Shift>;
  readonly assignmentsOn: ReadonlyMap<string, readonly Assignment[]>;
  /** Agents beyond those needed in a half hour, counted from the day's midnight on. */
  readonly spareAt: (on: string, minute: number) => number;
}

function floorOf(problem: RosterInput, assignments: readonly Assignment[]): Floor {
  const shifts = new Map(problem.shifts.map((shift) => [shift.id, shift]));
  const assignmentsOn = Map.groupBy(assignments, ({ on }) => on);
  const needed = new Map(
    problem.requirement.map(({ on, slotMinute, seats }) => [`${on} ${slotMinute}`, seats]),
  );
  const spare = new Map<string, number>();
  const count = (date: string, slotMinute: number) => {
    const near = [...(assignmentsOn.get(date) ?? []), ...(assignmentsOn.get(addDays(date, -1)) ?? [])];
    return near.filter((each) => {
      const shift = shifts.get(each.shiftId);
      return shift && isAtWork({ ...each, ...timesOf(shift) }, date, slotMinute);
    }).length;
  };
  return {
    shifts,
    assignmentsOn,
    spareAt(on, minute) {
      const [date, slotMinute] = minute < day ? [on, minute] : [addDays(on, 1), minute - day];
      const slot = `${date} ${slotMinute}`;
      const known = spare.get(slot) ?? count(date, slotMinute) - (needed.get(slot) ?? 0);
      spare.set(slot, known);
      return known;
    },
  };
}

const timesOf = ({ startMinute, endMinute }: Shift) => ({ startMinute, endMinute });

/** Meals that fall into the gap and could be had when everybody needed is there all the same. */
function mealsToMove(floor: Floor, people: ReadonlyMap<string, Person>, gap: CoverGap): RosterFix[] {
  const near = [addDays(gap.on, -1), gap.on].flatMap((on) => floor.assignmentsOn.get(on) ?? []);
  const fixes: RosterFix[] = [];
  for (const each of near) {
    const person = people.get(each.agentId);
    const breaks = person && mealElsewhere(floor, person, each, gap);
    if (!breaks) continue;
    fixes.push({ agentId: each.agentId, on: each.on, shiftId: each.shiftId, breaks, movesMeal: true });
    if (fixes.length === mostFixes) break;
  }
  return fixes;
}

/** The meals of a shift with the one that falls into the gap at another time; null where there is none. */
function mealElsewhere(
  { shifts, spareAt }: Floor,
  { alone, own, broken }: Person,
  each: Assignment,
  gap: CoverGap,
): Assignment['breaks'] | null {
  const slotMinute = each.on === gap.on ? gap.slotMinute : gap.slotMinute + day;
  const shift = shifts.get(each.shiftId);
  const moved = each.breaks.findIndex((rest) => isDuring(rest, slotMinute));
  const old = each.breaks[moved];
  if (!shift || !old) return null;
  const gapEnd = slotMinute + gap.untilMinute - gap.slotMinute;
  const inGap = (rest: Break) => slotsOf(rest).filter((slot) => slot >= slotMinute && slot < gapEnd).length;
  const times = startsOf(shift.breaks[moved])
    .map((startMinute) => ({ startMinute, minutes: old.minutes }))
    .filter((rest) => !isDuring(rest, slotMinute))
    // Best out of all of the gap, not of its first half hour alone.
    .toSorted((a, b) => inGap(a) - inGap(b));
  for (const rest of times) {
    if (!slotsOf(rest).every((slot) => isDuring(old, slot) || spareAt(each.on, slot) > 0)) continue;
    const breaks = each.breaks.with(moved, rest);
    const changed = own.map((one) => (one === each ? { ...one, breaks } : one));
    if (checkRoster(alone, changed).length <= broken()) return breaks;
  }
  return null;
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
