import { blockOf, limitOf } from './blocks.js';
import { SLOTS_PER_DAY } from './patterns.js';
import { bestPattern, cellOf, isLocked, OFF, type Plan, setCell } from './plan.js';
import type { UnmetReason } from './roster.types.js';

/** Puts the locked assignments in, day by day; one that breaks a rule is left out and named. */
export function placeLocks(plan: Plan): UnmetReason[] {
  const { agents, days, shifts } = plan.problem;
  return agents.flatMap((who, agent) =>
    who.locks.flatMap(({ day, shift, pattern }): UnmetReason[] => {
      const leftOut = { code: 'LOCK_BREAKS_RULE' as const, agentIds: [who.id], on: days[day] ?? '' };
      // A second lock on one day is left out without a rule to name: one shift a day is how plans are made.
      if (isLocked(plan, agent, day)) return [leftOut];
      const rule = blockOf(plan, agent, day, shift);
      if (rule !== null) return [{ ...leftOut, rule, ruleLimit: limitOf(plan, agent, rule) }];
      setCell(plan, agent, day, pattern ?? shifts[shift]?.patterns[0] ?? OFF);
      plan.locked[agent * days.length + day] = pattern === null ? 1 : 2;
      return [];
    }),
  );
}

/**
 * Greedy start: again and again the shift and day that relieve the shortage most, given to the free agent
 * whom it burdens least, until no shift relieves any.
 */
export function constructGreedily(plan: Plan): void {
  const { days, shifts } = plan.problem;
  const openings = days.map((_, day) => shifts.map((_shift, shift) => bestPattern(plan, day, shift)));
  const isExhausted = days.map(() => shifts.map(() => false));
  for (;;) {
    let best: { day: number; shift: number; added: number } | null = null;
    openings.forEach((row, day) =>
      row.forEach(({ added }, shift) => {
        if (isExhausted[day]?.[shift] !== true && added < (best?.added ?? 0)) best = { day, shift, added };
      }),
    );
    if (best === null) return;
    const { day, shift } = best as { day: number; shift: number };
    const agent = leastBurdened(plan, day, shift);
    const opening = openings[day]?.[shift];
    if (agent === null || opening === undefined) {
      const row = isExhausted[day];
      if (row !== undefined) row[shift] = true;
      continue;
    }
    setCell(plan, agent, day, opening.pattern);
    // A shift past midnight changes the cover of the next day as well, and was judged by it.
    for (let near = Math.max(0, day - 1); near <= Math.min(days.length - 1, day + 1); near += 1) {
      openings[near] = shifts.map((_, index) => bestPattern(plan, near, index));
    }
  }
}

/** Adds shifts as long as one of them fills a missing seat, whatever else it costs: no easy gap may be left. */
export function fillGaps(plan: Plan): void {
  const { need, agents } = plan.problem;
  for (let slot = 0; slot < need.length; slot += 1) {
    while ((need[slot] ?? 0) > (plan.cover[slot] ?? 0)) {
      let best: { agent: number; day: number; pattern: number; cost: number } | null = null;
      for (const { day, pattern, shift } of patternsCovering(plan, slot)) {
        for (let agent = 0; agent < agents.length; agent += 1) {
          if (cellOf(plan, agent, day) !== OFF || blockOf(plan, agent, day, shift) !== null) continue;
          const before = plan.cost;
          setCell(plan, agent, day, pattern);
          const cost = plan.cost - before;
          setCell(plan, agent, day, OFF);
          if (best === null || cost < best.cost) best = { agent, day, pattern, cost };
        }
      }
      if (best === null) break;
      setCell(plan, best.agent, best.day, best.pattern);
    }
  }
}

/** The patterns at work in a calendar half hour, with the day on which each starts. */
export function patternsCovering(
  plan: Plan,
  slot: number,
): { day: number; pattern: number; shift: number }[] {
  const { shifts, patterns } = plan.problem;
  const today = Math.floor(slot / SLOTS_PER_DAY);
  return [today, today - 1]
    .filter((day) => day >= 0)
    .flatMap((day) => {
      const within = slot - day * SLOTS_PER_DAY;
      return shifts.flatMap((shift, index) =>
        shift.patterns
          .filter((pattern) => patterns[pattern]?.slots.includes(within))
          .map((pattern) => ({ day, pattern, shift: index })),
      );
    });
}

function leastBurdened(plan: Plan, day: number, shift: number): number | null {
  let best: { agent: number; burden: number } | null = null;
  for (let agent = 0; agent < plan.problem.agents.length; agent += 1) {
    if (cellOf(plan, agent, day) !== OFF || blockOf(plan, agent, day, shift) !== null) continue;
    const burden = burdenOf(plan, agent, shift);
    if (best === null || burden < best.burden) best = { agent, burden };
  }
  return best?.agent ?? null;
}

/** Load so far, and for a late shift the late ones so far: who has least of both comes next. */
function burdenOf(plan: Plan, agent: number, shift: number): number {
  const limit = Math.max(60, plan.problem.agents[agent]?.maxMinutesPerWeek ?? 0);
  const late = plan.problem.shifts[shift]?.isLate === true ? (plan.lateShifts[agent] ?? 0) : 0;
  return (plan.minutes[agent] ?? 0) / limit + 0.1 * late + 0.05 * (plan.weekendDays[agent] ?? 0);
}
