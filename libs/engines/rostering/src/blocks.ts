import { cellOf, OFF, type Plan } from './plan.js';
import type { BlockCode } from './roster.types.js';

/**
 * The hard rule that keeps an agent from working a shift on a day, given the rest of the plan; null = free.
 * What the cell holds now is ignored: it would be replaced. Rules are tried from lasting to momentary, so
 * that of several the most lasting one is named.
 */
export function blockOf(plan: Plan, agent: number, day: number, shift: number): BlockCode | null {
  const { problem } = plan;
  const who = problem.agents[agent];
  const what = problem.shifts[shift];
  if (who === undefined || what === undefined) return 'UNAVAILABLE';
  if (!who.certified) return 'NOT_CERTIFIED';
  const absence = who.absence[day];
  if (absence != null) return absence;
  if (what.workMinutes > problem.rules.maxMinutesPerDay) return 'DAY_HOURS_EXCEEDED';

  const current = cellOf(plan, agent, day);
  const week = agent * problem.weekCount + (problem.weekOf[day] ?? 0);
  const freed =
    current === OFF ? 0 : (problem.shifts[problem.patterns[current]?.shift ?? -1]?.workMinutes ?? 0);
  if ((plan.weekMinutes[week] ?? 0) - freed + what.workMinutes > who.maxMinutesPerWeek) {
    return 'WEEK_HOURS_EXCEEDED';
  }
  const otherDays = (plan.weekDays[week] ?? 0) - (current === OFF ? 0 : 1);
  if (otherDays + 1 > 7 - problem.rules.weeklyDaysOff) return 'WEEKLY_DAY_OFF_MISSING';
  if (runThrough(plan, agent, day) > problem.rules.maxConsecutiveDays) return 'TOO_MANY_CONSECUTIVE_DAYS';
  return restsEnough(plan, agent, day, what.startMinute, what.endMinute) ? null : 'REST_TOO_SHORT';
}

/** The limit a block speaks of, in the rule's own unit. */
export function limitOf(plan: Plan, agent: number, code: BlockCode): number | undefined {
  const { rules, agents } = plan.problem;
  if (code === 'DAY_HOURS_EXCEEDED') return rules.maxMinutesPerDay;
  if (code === 'WEEK_HOURS_EXCEEDED') return agents[agent]?.maxMinutesPerWeek;
  if (code === 'WEEKLY_DAY_OFF_MISSING') return rules.weeklyDaysOff;
  if (code === 'TOO_MANY_CONSECUTIVE_DAYS') return rules.maxConsecutiveDays;
  if (code === 'REST_TOO_SHORT') return rules.minRestMinutes;
  return undefined;
}

/** Days in a row an agent would work if they worked on `day`, those outside the horizon included. */
function runThrough(plan: Plan, agent: number, day: number): number {
  let first = day;
  while (first > 0 && shiftAt(plan, agent, first - 1) !== undefined) first -= 1;
  let last = day;
  while (shiftAt(plan, agent, last + 1) !== undefined) last += 1;
  const before = first === 0 ? (plan.problem.agents[agent]?.consecutiveBefore ?? 0) : 0;
  return last - first + 1 + before;
}

function restsEnough(plan: Plan, agent: number, day: number, start: number, end: number): boolean {
  const { rules, restReachDays, agents } = plan.problem;
  const rest = rules.minRestMinutes;
  const startsAt = day * 1440 + start;
  if (startsAt - (agents[agent]?.lastEnd ?? -Infinity) < rest) return false;
  for (let other = Math.max(0, day - restReachDays); other < day; other += 1) {
    const shift = shiftAt(plan, agent, other);
    if (shift !== undefined && startsAt - (other * 1440 + shift.endMinute) < rest) return false;
  }
  const endsAt = day * 1440 + end;
  for (let other = day + 1; other <= day + restReachDays; other += 1) {
    const shift = shiftAt(plan, agent, other);
    if (shift !== undefined && other * 1440 + shift.startMinute - endsAt < rest) return false;
  }
  return true;
}

/** What an agent works on a day, here or outside this roster. */
function shiftAt(
  plan: Plan,
  agent: number,
  day: number,
): { startMinute: number; endMinute: number } | undefined {
  const other = plan.problem.agents[agent]?.otherShifts.get(day);
  if (other !== undefined || day >= plan.problem.days.length) return other;
  const pattern = plan.problem.patterns[cellOf(plan, agent, day)];
  return pattern === undefined ? undefined : plan.problem.shifts[pattern.shift];
}
