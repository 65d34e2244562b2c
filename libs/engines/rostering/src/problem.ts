import { dayNumberOf, isWeekendDay, weekNumberOf } from './calendar.js';
import { type Pattern, patternOf, patternsOf, SLOT_MINUTES, SLOTS_PER_DAY } from './patterns.js';
import type { RosterAgent, RosterInput, RosterRules, ShiftTemplate } from './roster.types.js';

/** The input with names replaced by indices, for the solver's inner loops. Days, agents and shifts keep their order. */
export interface Problem {
  days: readonly string[];
  /** Calendar half hours of the horizon: day · 48 + half hour. */
  need: Int32Array;
  shifts: readonly ProblemShift[];
  patterns: readonly Pattern[];
  agents: readonly ProblemAgent[];
  /** Week of each day, 0 for the first; and the first day of each week. */
  weekOf: Int32Array;
  weekCount: number;
  isWeekend: readonly boolean[];
  rules: RosterRules;
  /** How many days back a shift can still shorten the rest of another. */
  restReachDays: number;
}

export interface ProblemShift {
  id: string;
  startMinute: number;
  endMinute: number;
  workMinutes: number;
  isLate: boolean;
  /** Indices into `patterns`. */
  patterns: readonly number[];
}

export interface ProblemAgent {
  id: string;
  certified: boolean;
  maxMinutesPerWeek: number;
  /** Per day. */
  absence: readonly ('UNAVAILABLE' | 'FIXED_OFF' | null)[];
  /** In the order of days. */
  locks: readonly ProblemLock[];
  consecutiveBefore: number;
  /** End of the last shift in minutes from midnight of the first day; −Infinity = long ago. */
  lastEnd: number;
  /** By day; days after the horizon are among them. */
  otherShifts: ReadonlyMap<number, { startMinute: number; endMinute: number }>;
  /** Per week, what is worked outside this roster: before the first day, or in other shifts. */
  weekDaysElsewhere: Int32Array;
  weekMinutesElsewhere: Int32Array;
}

export interface ProblemLock {
  day: number;
  shift: number;
  /** With its breaks fixed; null = the solver places them. */
  pattern: number | null;
}

const DEFAULT_LATE_END_MINUTE = 1320;

/** Compiles a checked input. */
export function problemOf(input: RosterInput): Problem {
  const { days, rules } = input;
  const lateEnd = input.lateEndMinute ?? DEFAULT_LATE_END_MINUTE;
  const patterns: Pattern[] = [];
  const shifts = input.shifts.map((shift, index): ProblemShift => {
    const own = patternsOf(shift, index);
    const from = patterns.length;
    patterns.push(...own);
    return {
      id: shift.id,
      startMinute: shift.startMinute,
      endMinute: shift.endMinute,
      workMinutes: workMinutesOf(shift),
      isLate: shift.endMinute >= lateEnd,
      patterns: own.map((_, offset) => from + offset),
    };
  });

  const dayIndex = new Map(days.map((on, index) => [on, index]));
  const need = new Int32Array(days.length * SLOTS_PER_DAY);
  for (const { on, slotMinute, seats } of input.requirement) {
    need[(dayIndex.get(on) ?? 0) * SLOTS_PER_DAY + slotMinute / SLOT_MINUTES] = seats;
  }
  const numbers = days.map(dayNumberOf);
  const firstWeek = weekNumberOf(numbers[0] ?? 0);
  const weekOf = Int32Array.from(numbers, (number) => weekNumberOf(number) - firstWeek);
  return {
    days,
    need,
    shifts,
    patterns,
    agents: input.agents.map((agent) => agentOf(agent, input, dayIndex, patterns)),
    weekOf,
    weekCount: (weekOf[days.length - 1] ?? 0) + 1,
    isWeekend: numbers.map(isWeekendDay),
    rules,
    restReachDays: 2 + Math.ceil(rules.minRestMinutes / 1440),
  };
}

export function workMinutesOf(shift: ShiftTemplate): number {
  const unpaid = shift.breaks.filter((rule) => rule.paid !== true);
  return shift.endMinute - shift.startMinute - unpaid.reduce((sum, rule) => sum + rule.minutes, 0);
}

function agentOf(
  agent: RosterAgent,
  input: RosterInput,
  dayIndex: ReadonlyMap<string, number>,
  patterns: Pattern[],
): ProblemAgent {
  const tail = agent.previousTail;
  const firstDay = dayNumberOf(input.days[0] ?? '');
  const locks = (agent.lockedAssignments ?? []).flatMap((lock): ProblemLock[] => {
    const day = dayIndex.get(lock.on);
    if (day === undefined) return [];
    const shift = input.shifts.findIndex(({ id }) => id === lock.shiftId);
    const template = input.shifts[shift];
    if (lock.breaks === undefined || template === undefined) return [{ day, shift, pattern: null }];
    // Locked breaks need not lie on the solver's half-hour steps, so they get a pattern of their own.
    patterns.push(patternOf(template, shift, lock.breaks));
    return [{ day, shift, pattern: patterns.length - 1 }];
  });
  const lastEnd = tail?.lastShiftEnd;
  const others = (agent.otherShifts ?? []).map((other) => ({
    ...other,
    day: dayNumberOf(other.on) - firstDay,
  }));
  const lastDay = firstDay + input.days.length - 1;
  const weekCount = weekNumberOf(lastDay) - weekNumberOf(firstDay) + 1;
  const weekDaysElsewhere = new Int32Array(weekCount);
  const weekMinutesElsewhere = new Int32Array(weekCount);
  weekDaysElsewhere[0] = tail?.weekDaysWorked ?? 0;
  weekMinutesElsewhere[0] = tail?.weekMinutesWorked ?? 0;
  for (const { day, workMinutes } of others) {
    const week = weekNumberOf(firstDay + day) - weekNumberOf(firstDay);
    if (week < 0 || week >= weekCount) continue;
    weekDaysElsewhere[week] = (weekDaysElsewhere[week] ?? 0) + 1;
    weekMinutesElsewhere[week] = (weekMinutesElsewhere[week] ?? 0) + workMinutes;
  }
  return {
    id: agent.id,
    certified: agent.certified,
    maxMinutesPerWeek: Math.min(agent.maxMinutesPerWeek ?? Infinity, input.rules.maxMinutesPerWeek),
    absence: input.days.map((on, day) =>
      agent.unavailable?.includes(on) || others.some((other) => other.day === day)
        ? 'UNAVAILABLE'
        : agent.fixedOff?.includes(on)
          ? 'FIXED_OFF'
          : null,
    ),
    locks: locks.sort((a, b) => a.day - b.day),
    consecutiveBefore: tail?.consecutiveDaysWorked ?? 0,
    lastEnd: lastEnd == null ? -Infinity : (dayNumberOf(lastEnd.on) - firstDay) * 1440 + lastEnd.minute,
    otherShifts: new Map(others.map((other) => [other.day, other])),
    weekDaysElsewhere,
    weekMinutesElsewhere,
  };
}
