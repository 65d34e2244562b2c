import { choicesOf } from './choices.js';
import { SLOTS_PER_DAY } from './patterns.js';
import type { Plan } from './plan.js';
import type { Problem } from './problem.js';

export interface WeekBound {
  /** First day of the week inside the horizon. */
  day: number;
  /** Seat-half-hours the week needs, and the most that rules and absences allow to be covered. */
  need: number;
  have: number;
}

/**
 * Seat-half-hours that must stay uncovered, by week; their sum is a lower bound for every roster that
 * keeps the plan's locks.
 *
 * Counting argument, three caps on what can be covered: a half hour by the agents who could be there at all;
 * a day by the agents of that day times the useful half hours of their best shift; a week by each agent's
 * best days, as many as weekly days off allow, and by their hours. Shapes of shifts and rests between them
 * are not in it, so the bound may be too low, never too high.
 */
export function weekBounds(plan: Plan): WeekBound[] {
  const { problem } = plan;
  const { agents, days, need, patterns, weekOf } = problem;
  const dayCount = days.length;
  const choices = choicesOf(plan);
  const patternsOn = (agent: number, day: number) =>
    (choices[agent]?.[day] ?? []).flatMap((choice) => choice.patterns);

  const reachable = new Int32Array(need.length);
  for (let agent = 0; agent < agents.length; agent += 1) {
    const here = new Uint8Array(need.length);
    for (let day = 0; day < dayCount; day += 1) {
      for (const pattern of patternsOn(agent, day)) {
        for (const within of patterns[pattern]?.slots ?? []) {
          const slot = day * SLOTS_PER_DAY + within;
          if (slot < here.length) here[slot] = 1;
        }
      }
    }
    here.forEach((value, slot) => (reachable[slot] = (reachable[slot] ?? 0) + value));
  }
  const coverable = need.map((seats, slot) => Math.min(seats, reachable[slot] ?? 0));

  /** Most useful half hours one shift from `day` can cover among those that `isCounted`. */
  const mostUseful = (agent: number, day: number, isCounted: (slot: number) => boolean) =>
    patternsOn(agent, day).reduce((most, pattern) => {
      let useful = 0;
      for (const within of patterns[pattern]?.slots ?? []) {
        const slot = day * SLOTS_PER_DAY + within;
        if ((coverable[slot] ?? 0) > 0 && isCounted(slot)) useful += 1;
      }
      return Math.max(most, useful);
    }, 0);

  const dayOfSlot = (slot: number) => Math.floor(slot / SLOTS_PER_DAY);
  const dayHave = days.map((_, day) => {
    const cap = agents.reduce(
      (sum, _agent, agent) =>
        sum +
        mostUseful(agent, day, (slot) => dayOfSlot(slot) === day) +
        (day > 0 ? mostUseful(agent, day - 1, (slot) => dayOfSlot(slot) === day) : 0),
      0,
    );
    return Math.min(cap, sumOver(coverable, day));
  });

  const slotsPerMinute = mostSlotsPerMinute(problem);
  return Array.from({ length: problem.weekCount }, (_, week) => {
    const own = days.map((_day, day) => day).filter((day) => weekOf[day] === week);
    const first = own[0] ?? 0;
    const isInWeek = (slot: number) => weekOf[dayOfSlot(slot)] === week;
    const agentHave = agents.reduce((sum, agent, index) => {
      const restedDays = 7 - problem.rules.weeklyDaysOff - (agent.weekDaysElsewhere[week] ?? 0);
      const best = own.map((day) => mostUseful(index, day, isInWeek)).sort((a, b) => b - a);
      const byDays = best.slice(0, Math.max(0, restedDays)).reduce((total, useful) => total + useful, 0);
      const minutes = agent.maxMinutesPerWeek - (agent.weekMinutesElsewhere[week] ?? 0);
      const byMinutes = Math.floor(Math.max(0, minutes) * slotsPerMinute + 1e-9);
      // A shift from the evening before the week still works in it, on the hours of its own week.
      const spilled = first > 0 ? mostUseful(index, first - 1, isInWeek) : 0;
      return sum + Math.min(byDays, byMinutes) + spilled;
    }, 0);
    const have = Math.min(
      agentHave,
      own.reduce((sum, day) => sum + (dayHave[day] ?? 0), 0),
    );
    return { day: first, need: own.reduce((sum, day) => sum + sumOver(need, day), 0), have };
  });
}

function sumOver(values: Int32Array, day: number): number {
  return values
    .subarray(day * SLOTS_PER_DAY, (day + 1) * SLOTS_PER_DAY)
    .reduce((sum, value) => sum + value, 0);
}

/** Half hours covered per working minute at best: 1/30 unless breaks are odd or paid. */
function mostSlotsPerMinute(problem: Problem): number {
  return problem.patterns.reduce((most, pattern) => {
    const minutes = problem.shifts[pattern.shift]?.workMinutes ?? 0;
    return minutes <= 0 ? Infinity : Math.max(most, pattern.slots.length / minutes);
  }, 0);
}
