import { type Assignment, checkRoster, type RosterInput } from '@zuoxi/rostering';
import type { CoverGap } from './cover.rules.js';

/** A shift that may be added: it keeps the seat that is empty, and breaks no rule. */
export interface RosterFix {
  readonly agentId: string;
  readonly on: string;
  readonly shiftId: string;
}

const mostGaps = 20;
const mostFixes = 3;

/** Who could keep an empty seat: free on that day, in a shift that is at work then; those with the fewest shifts first. */
export function fixesOf(
  problem: RosterInput,
  assignments: readonly Assignment[],
  gaps: readonly CoverGap[],
): RosterFix[][] {
  const byAgent = Map.groupBy(assignments, ({ agentId }) => agentId);
  const agents = problem.agents
    .map((agent) => ({ agent, own: byAgent.get(agent.id) ?? [] }))
    .sort((a, b) => a.own.length - b.own.length);
  return gaps.map(({ on, slotMinute }, index) => {
    if (index >= mostGaps) return [];
    const shifts = problem.shifts.filter(
      ({ startMinute, endMinute }) => startMinute <= slotMinute && slotMinute + 30 <= endMinute,
    );
    const fixes: RosterFix[] = [];
    for (const { agent, own } of agents) {
      if (own.some((each) => each.on === on)) continue;
      const alone = { ...problem, agents: [agent] };
      const before = checkRoster(alone, own).length;
      const fit = shifts.find((shift) => {
        const breaks = placed(shift, slotMinute);
        if (!breaks) return false;
        return (
          checkRoster(alone, [...own, { agentId: agent.id, on, shiftId: shift.id, breaks }]).length <= before
        );
      });
      if (fit) fixes.push({ agentId: agent.id, on, shiftId: fit.id });
      if (fixes.length === mostFixes) break;
    }
    return fixes;
  });
}

/** Breaks where a shift that is put in by hand has them; none when they would leave the very seat empty. */
function placed(shift: RosterInput['shifts'][number], slotMinute: number) {
  const breaks = shift.breaks.map(({ earliestMinute, minutes }) => ({
    startMinute: earliestMinute,
    minutes,
  }));
  const isAway = breaks.some(
    ({ startMinute, minutes }) => startMinute < slotMinute + 30 && slotMinute < startMinute + minutes,
  );
  return isAway ? null : breaks;
}
