import type { ProviderContext } from '@zuoxi/platform/context';
import type { ReadTx } from '@zuoxi/platform/database';
import { type Assignment, type BrokenRule, checkRoster, type RosterInput } from '@zuoxi/rostering';
import type { ShiftService } from '../shift/shift.service.js';
import { readAssignments } from './assignments.js';
import type { RosterAssignment } from './roster-assignment.entity.js';
import type { Roster } from './roster.entity.js';
import { readProblem } from './roster-problem.js';

/** A broken rule with the published shifts of others that it is broken with. */
export type BrokenRosterRule = BrokenRule & {
  readonly otherShifts: readonly { storeName: string | null; shiftName: string; on: string }[];
};

/** What a roster is judged by: what it is asked to keep, its shifts as they are, and what agents do elsewhere. */
export interface RosterFacts {
  readonly problem: RosterInput;
  readonly standing: Awaited<ReturnType<typeof readProblem>>['standing'];
  readonly assignments: readonly Assignment[];
  /** Of the problem's shifts, those that a roster may hold and nobody may be given any more. */
  readonly retired: ReadonlySet<string>;
}

export async function readFacts(
  ctx: ProviderContext,
  tx: ReadTx,
  roster: Roster,
  shifts: Awaited<ReturnType<ShiftService['active']>>,
  own?: readonly RosterAssignment[],
): Promise<RosterFacts> {
  const { problem, standing } = await readProblem(ctx, tx, roster, shifts);
  const assignments = toAssignments(own ?? (await readAssignments(tx, roster)));
  const retired = new Set(shifts.filter(({ retiredAt }) => retiredAt).map(({ id }) => id));
  return { problem, standing, assignments, retired };
}

export const brokenIn = ({ problem, standing, assignments }: RosterFacts): BrokenRosterRule[] =>
  checkRoster(problem, assignments).map((rule) => ({
    ...rule,
    otherShifts: rule.otherShiftsOn?.length
      ? standing.filter(({ agentId, on }) => agentId === rule.agentId && rule.otherShiftsOn?.includes(on))
      : [],
  }));

export const toAssignments = (
  rows: readonly { agentId: string; on: string; shiftId: string; breaks: Assignment['breaks'] }[],
): Assignment[] => rows.map(({ agentId, on, shiftId, breaks }) => ({ agentId, on, shiftId, breaks }));
