import { blockOf } from './blocks.js';
import { cellOf, emptyPlan, isLocked, type Plan } from './plan.js';

/** A shift an agent may be given on a day when nothing else is looked at, and the patterns that place its breaks. */
export interface Choice {
  workMinutes: number;
  patterns: readonly number[];
}

/**
 * What every agent could do on every day, [agent][day]: the shifts that no rule forbids on their own
 * (certificate, absence, hours, rest after the last horizon), and only the locked one where a lock is kept.
 */
export function choicesOf(plan: Plan): Choice[][][] {
  const { problem } = plan;
  const empty = emptyPlan(problem);
  return problem.agents.map((_who, agent) =>
    problem.days.map((_on, day) => {
      const kept = isLocked(plan, agent, day) ? cellOf(plan, agent, day) : null;
      const keptShift = kept === null ? null : problem.patterns[kept]?.shift;
      return problem.shifts.flatMap((shift, index): Choice[] => {
        if (keptShift !== null && keptShift !== index) return [];
        if (blockOf(empty, agent, day, index) !== null) return [];
        const patterns = kept === null ? shift.patterns : [...new Set([...shift.patterns, kept])];
        return [{ workMinutes: shift.workMinutes, patterns }];
      });
    }),
  );
}
