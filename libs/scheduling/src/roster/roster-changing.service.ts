import { Inject, Injectable } from '@nestjs/common';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { found, invalid, notFound } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { Assignment, RosterInput } from '@zuoxi/rostering';
import { agentsWithin } from '../agent/agent.service.js';
import { ShiftService } from '../shift/shift.service.js';
import { insertAssignments, ofRoster, readAssignments } from './assignments.js';
import { RosterAssignment } from './roster-assignment.entity.js';
import { shiftsOf } from './roster-problem.js';
import { lockDraft } from './roster-state.js';
import { RosterService } from './roster.service.js';
import { mealText, toldChanges } from './told.rules.js';

type Break = Assignment['breaks'][number];
export interface ShiftChange {
  readonly agentId: string;
  readonly on: string;
  /** Null: a day off. */
  readonly shiftId?: string | null;
  /** Meals, in the order of the shift's. */
  readonly breaks?: readonly Break[] | null;
}

/** Changes of a draft by hand. */
@Injectable()
export class RosterChangingService {
  constructor(
    @Inject(doorOf('scheduling')) private readonly db: Database,
    private readonly rosters: RosterService,
    private readonly shifts: ShiftService,
  ) {}

  /**
   * Gives agents a shift on a day of a draft, or a day off; all of the changes or none. The checker then says what they
   * break, if anything.
   */
  async assign(ctx: ProviderContext, input: { rosterId: string; changes: readonly ShiftChange[] }) {
    const roster = found(await this.rosters.find(ctx, input.rosterId), 'roster');
    const outside = input.changes.flatMap(({ on }, index) =>
      on < roster.fromOn || on > roster.toOn
        ? [{ field: `changes.${index}.on`, code: 'OUTSIDE_ROSTER' }]
        : [],
    );
    if (outside.length) throw invalid(outside);
    const usable = await this.shifts.since(ctx, roster.createdAt);
    const shiftName = new Map(usable.map(({ id, name }) => [id, name]));
    const shifts = new Map(shiftsOf(roster, usable).map((shift) => [shift.id, shift]));
    const misplaced = input.changes.flatMap(({ shiftId, breaks }, index) => {
      const shift = shifts.get(shiftId ?? '');
      return !breaks || !shift || isMealTimeOf(shift, breaks)
        ? []
        : [{ field: `changes.${index}.breaks`, code: 'BREAK_OUTSIDE_SHIFT' }];
    });
    if (misplaced.length) throw invalid(misplaced);
    await this.db.write(
      ctx,
      'roster.assign',
      async (tx) => {
        await lockDraft(tx, roster);
        const agentIds = [...new Set(input.changes.map(({ agentId }) => agentId))];
        const known = await agentsWithin(ctx, tx).andWhere('a.id = any(:agentIds)', { agentIds }).getMany();
        if (known.length !== agentIds.length) throw notFound('agent');
        const names = new Map(known.map(({ id, name }) => [id, name]));
        const cells = input.changes.map(({ agentId, on }) => `${agentId} ${on}`);
        const cellsOf = (assignments: readonly RosterAssignment[]) =>
          assignments
            .filter(({ agentId, on }) => cells.includes(`${agentId} ${on}`))
            .map(({ agentId, on, shiftId, breaks }) => ({
              agent: names.get(agentId) ?? agentId,
              on,
              shift: [shiftName.get(shiftId) ?? shiftId, ...breaks.map(mealText)].join(' '),
            }));
        const before = cellsOf(await readAssignments(tx, roster));
        for (const { agentId, on, shiftId, breaks: given } of input.changes) {
          await tx.manager.delete(RosterAssignment, { ...ofRoster(roster), agentId, on });
          if (!shiftId) continue;
          const shift = found(shifts.get(shiftId), 'shift template');
          const breaks = given
            ? given.map(({ startMinute, minutes }) => ({ startMinute, minutes }))
            : shift.breaks.map(({ earliestMinute, minutes }) => ({ startMinute: earliestMinute, minutes }));
          await insertAssignments(tx, roster, [shift], [{ agentId, on, shiftId, breaks }]);
        }
        tx.audit({
          subjectType: 'roster',
          subjectId: roster.id,
          storeId: roster.storeId,
          changes: toldChanges(before, cellsOf(await readAssignments(tx, roster))),
        });
        return null;
      },
      input,
    );
    return roster;
  }
}

const isMealTimeOf = (
  shift: Pick<RosterInput['shifts'][number], 'breaks'>,
  breaks: readonly Break[],
): boolean =>
  breaks.length === shift.breaks.length &&
  shift.breaks.every((rule, index) => {
    const rest = breaks[index];
    return (
      rest?.minutes === rule.minutes &&
      rest.startMinute >= rule.earliestMinute &&
      rest.startMinute <= rule.latestMinute
    );
  });
