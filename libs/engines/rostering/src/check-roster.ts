import type {
  Assignment,
  BrokenRule,
  CoverSlot,
  RosterAgent,
  RosterInput,
  ShiftTemplate,
} from './roster.types.js';

/**
 * The hard rules a roster breaks, straight from their wording. It shares no code with the solver on purpose:
 * a mistake in one is seen by the other. It also judges rosters that people edited by hand.
 *
 * Locks that contradict the rules among themselves cannot be kept, so an agent with such locks is not
 * judged by them. Never throws for a bad roster; the input must be a valid one.
 */
export function checkRoster(input: RosterInput, assignments: readonly Assignment[]): BrokenRule[] {
  const known = new Set(input.agents.map((agent) => agent.id));
  const byAgent = Map.groupBy(assignments, (each) => each.agentId);
  const strangers = assignments.filter((each) => !known.has(each.agentId));
  return [
    ...strangers.map(({ agentId, on }): BrokenRule => ({ code: 'UNKNOWN_REFERENCE', agentId, on })),
    ...input.agents.flatMap((agent) => {
      const own = byAgent.get(agent.id) ?? [];
      return [...brokenBy(input, agent, own), ...brokenLocks(input, agent, own)];
    }),
  ];
}

/** Counts who is at work in every half hour that is needed or staffed, in order; for comparing with a solver's own count. */
export function coverOf(input: RosterInput, assignments: readonly Assignment[]): CoverSlot[] {
  const counted = new Map<number, number>();
  const firstDay = instantOf(input.days[0] ?? '', 0);
  for (const each of assignments) {
    const shift = input.shifts.find((template) => template.id === each.shiftId);
    if (shift === undefined) continue;
    const midnight = instantOf(each.on, 0);
    for (let from = midnight; from < midnight + 2880; from += 30) {
      const isInside = from >= midnight + shift.startMinute && from + 30 <= midnight + shift.endMinute;
      const isAtBreak = each.breaks.some((pause) => {
        const starts = midnight + pause.startMinute;
        return starts < from + 30 && from < starts + pause.minutes;
      });
      if (isInside && !isAtBreak) counted.set(from, (counted.get(from) ?? 0) + 1);
    }
  }
  return input.days.flatMap((on, day) =>
    Array.from({ length: 48 }, (_, half) => half * 30).flatMap((slotMinute) => {
      const row = input.requirement.find((each) => each.on === on && each.slotMinute === slotMinute);
      const required = row?.seats ?? 0;
      const planned = counted.get(firstDay + day * 1440 + slotMinute) ?? 0;
      return required > 0 || planned > 0 ? [{ on, slotMinute, required, planned }] : [];
    }),
  );
}

function brokenBy(input: RosterInput, agent: RosterAgent, assignments: readonly Assignment[]): BrokenRule[] {
  const broken: BrokenRule[] = [];
  const report: Report = (code, on, { actual, limit, otherShiftsOn = [] } = {}) =>
    broken.push({
      code,
      agentId: agent.id,
      on,
      ...(limit === undefined ? {} : { actual, limit }),
      ...(otherShiftsOn.length === 0 ? {} : { otherShiftsOn }),
    });

  const worked: { on: string; shift: ShiftTemplate }[] = [];
  const seen = new Set<string>();
  for (const each of [...assignments].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    const shift = input.shifts.find((template) => template.id === each.shiftId);
    if (shift === undefined || !input.days.includes(each.on)) {
      report('UNKNOWN_REFERENCE', each.on);
      continue;
    }
    if (!agent.certified) report('NOT_CERTIFIED', each.on);
    if (agent.unavailable?.includes(each.on)) report('UNAVAILABLE', each.on);
    if (agent.fixedOff?.includes(each.on)) report('FIXED_OFF', each.on);
    if (seen.has(each.on)) report('TWO_SHIFTS_A_DAY', each.on);
    seen.add(each.on);
    if (agent.otherShifts?.some((other) => other.on === each.on)) {
      report('TWO_SHIFTS_A_DAY', each.on, { otherShiftsOn: [each.on] });
    }
    const minutes = workedMinutes(shift);
    if (minutes > input.rules.maxMinutesPerDay) {
      report('DAY_HOURS_EXCEEDED', each.on, { actual: minutes, limit: input.rules.maxMinutesPerDay });
    }
    if (!breaksAreRight(shift, each)) report('BREAK_MISPLACED', each.on);
    worked.push({ on: each.on, shift });
  }
  checkRests(input, agent, worked, report);
  checkRuns(input, agent, worked, report);
  checkWeeks(input, agent, worked, report);
  return broken;
}

type Report = (
  code: BrokenRule['code'],
  on: string,
  facts?: { actual?: number; limit?: number; otherShiftsOn?: string[] },
) => void;
type Worked = readonly { on: string; shift: ShiftTemplate }[];

/** Between any two shifts that follow each other, of which one at least is of this roster. */
function checkRests(input: RosterInput, agent: RosterAgent, worked: Worked, report: Report): void {
  const limit = input.rules.minRestMinutes;
  const tail = agent.previousTail?.lastShiftEnd;
  const shifts = [
    ...worked.map(({ on, shift }) => ({
      on,
      start: instantOf(on, shift.startMinute),
      end: instantOf(on, shift.endMinute),
      isOther: false,
    })),
    ...(agent.otherShifts ?? []).map(({ on, startMinute, endMinute }) => ({
      on,
      start: instantOf(on, startMinute),
      end: instantOf(on, endMinute),
      isOther: true,
    })),
  ].sort((a, b) => a.start - b.start);
  let before = { on: tail?.on ?? '', isOther: true };
  let freeFrom = tail == null ? -Infinity : instantOf(tail.on, tail.minute);
  for (const { on, start, end, isOther } of shifts) {
    const rest = start - freeFrom;
    // Two of others are not ours to judge; two on one day are reported as just that.
    const isJudged = isOther || before.isOther ? isOther !== before.isOther && on !== before.on : true;
    if (rest < limit && isJudged) {
      const otherShiftsOn = isOther ? [on] : before.isOther ? [before.on] : [];
      report('REST_TOO_SHORT', isOther ? before.on : on, { actual: rest, limit, otherShiftsOn });
    }
    if (end > freeFrom) {
      freeFrom = end;
      before = { on, isOther };
    }
  }
}

function checkRuns(input: RosterInput, agent: RosterAgent, worked: Worked, report: Report): void {
  const limit = input.rules.maxConsecutiveDays;
  const others = new Set((agent.otherShifts ?? []).map(({ on }) => on));
  const ownDays = new Set(worked.map(({ on }) => on));
  const days = [...input.days];
  // A run goes on for as long as there is work after the last day.
  for (let on = nextDay(days.at(-1) ?? ''); others.has(on); on = nextDay(on)) days.push(on);
  let run = agent.previousTail?.consecutiveDaysWorked ?? 0;
  let own: string | null = null;
  let otherShiftsOn: string[] = [];
  for (const on of days) {
    const isOwn = ownDays.has(on);
    if (!isOwn && !others.has(on)) {
      run = 0;
      own = null;
      otherShiftsOn = [];
      continue;
    }
    run += 1;
    if (isOwn) own = on;
    else otherShiftsOn = [...otherShiftsOn, on];
    if (run > limit && own !== null) {
      report('TOO_MANY_CONSECUTIVE_DAYS', own, { actual: run, limit, otherShiftsOn });
    }
  }
}

function checkWeeks(input: RosterInput, agent: RosterAgent, worked: Worked, report: Report): void {
  const limit = Math.min(agent.maxMinutesPerWeek ?? Infinity, input.rules.maxMinutesPerWeek);
  const { weeklyDaysOff } = input.rules;
  const firstWeek = weekOf(input.days[0] ?? '');
  const otherWeeks = Map.groupBy(agent.otherShifts ?? [], (each) => weekOf(each.on));
  for (const [week, shifts] of Map.groupBy(worked, (each) => weekOf(each.on))) {
    const others = otherWeeks.get(week) ?? [];
    const tail = week === firstWeek ? agent.previousTail : undefined;
    const minutes =
      (tail?.weekMinutesWorked ?? 0) +
      shifts.reduce((sum, each) => sum + workedMinutes(each.shift), 0) +
      others.reduce((sum, each) => sum + each.workMinutes, 0);
    const days = new Set([...shifts, ...others].map((each) => each.on)).size + (tail?.weekDaysWorked ?? 0);
    const on = shifts[shifts.length - 1]?.on ?? '';
    const otherShiftsOn = others.map((each) => each.on);
    if (minutes > limit) report('WEEK_HOURS_EXCEEDED', on, { actual: minutes, limit, otherShiftsOn });
    if (days > 7 - weeklyDaysOff) {
      report('WEEKLY_DAY_OFF_MISSING', on, { actual: 7 - days, limit: weeklyDaysOff, otherShiftsOn });
    }
  }
}

function brokenLocks(input: RosterInput, agent: RosterAgent, own: readonly Assignment[]): BrokenRule[] {
  const locks = (agent.lockedAssignments ?? []).filter((lock) => input.days.includes(lock.on));
  const asRoster = locks.map((lock) => ({ ...lock, agentId: agent.id, breaks: lock.breaks ?? [] }));
  const contradictions = brokenBy(input, agent, asRoster).filter(({ code }) => code !== 'BREAK_MISPLACED');
  if (contradictions.length > 0) return [];
  return locks
    .filter((lock) => {
      const kept = own.find((each) => each.on === lock.on && each.shiftId === lock.shiftId);
      const sameBreaks = lock.breaks === undefined || sorted(lock.breaks) === sorted(kept?.breaks ?? []);
      return kept === undefined || !sameBreaks;
    })
    .map(({ on }) => ({ code: 'LOCK_NOT_KEPT', agentId: agent.id, on }));
}

function breaksAreRight(shift: ShiftTemplate, assignment: Assignment): boolean {
  if (assignment.breaks.length !== shift.breaks.length) return false;
  const inOrder = [...assignment.breaks].sort((a, b) => a.startMinute - b.startMinute);
  const apart = inOrder.every((pause, index) => {
    const next = inOrder[index + 1];
    return next === undefined || pause.startMinute + pause.minutes <= next.startMinute;
  });
  return (
    apart &&
    shift.breaks.every((rule, index) => {
      const pause = assignment.breaks[index];
      return (
        pause !== undefined &&
        pause.minutes === rule.minutes &&
        pause.startMinute >= rule.earliestMinute &&
        pause.startMinute <= rule.latestMinute
      );
    })
  );
}

function workedMinutes(shift: ShiftTemplate): number {
  let minutes = shift.endMinute - shift.startMinute;
  for (const rule of shift.breaks) if (rule.paid !== true) minutes -= rule.minutes;
  return minutes;
}

/** A board asks for the same few dates thousands of times. */
const midnights = new Map<string, number>();

/** Minutes since 1970 of a wall-clock minute; China keeps one time all year, so a day has 1440. */
function instantOf(on: string, minute: number): number {
  let midnight = midnights.get(on);
  if (midnight === undefined) {
    midnight = Date.parse(`${on}T00:00:00Z`) / 60_000;
    if (midnights.size < 10_000) midnights.set(on, midnight);
  }
  return midnight + minute;
}

function nextDay(on: string): string {
  return new Date(Date.parse(`${on}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** The same number from Monday to Sunday; 1970 began on a Thursday. */
function weekOf(on: string): number {
  return Math.floor((instantOf(on, 0) / 1440 + 3) / 7);
}

function sorted(breaks: readonly { startMinute: number; minutes: number }[]): string {
  return breaks
    .map((pause) => `${pause.startMinute}+${pause.minutes}`)
    .sort()
    .join(' ');
}
