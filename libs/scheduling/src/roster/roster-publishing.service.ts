import { Inject, Injectable } from '@nestjs/common';
import { addDays, Clock } from '@zuoxi/platform/calendar';
import { checkSeen } from '@zuoxi/platform/content';
import type { ProviderContext } from '@zuoxi/platform/context';
import { type Database, move, moveAll, type ReadTx } from '@zuoxi/platform/database';
import { DomainError, found } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { Any, MoreThanOrEqual } from 'typeorm';
import { Agent } from '../agent/agent.entity.js';
import { ShiftService } from '../shift/shift.service.js';
import { chunksOf, readAssignments, readTold, rosterContent } from './assignments.js';
import { rulesOf } from './labour-rules.js';
import { coverIn, missingIn } from './cover.rules.js';
import { PublishedShift } from './published-shift.entity.js';
import type { RosterAssignment } from './roster-assignment.entity.js';
import { brokenIn, readFacts } from './roster-facts.js';
import { readEve, shiftsOf, workMinutesOf } from './roster-problem.js';
import { keyOf, lockDraft, toldInto } from './roster-state.js';
import { Roster } from './roster.entity.js';
import { brokenText, rosterEvents, rosterTransitions } from './roster.rules.js';
import { RosterService } from './roster.service.js';
import { soldOn } from './seats-sold.rules.js';
import { readContracts } from './seats-sold.service.js';
import { toldChanges } from './told.rules.js';

/** Agents are told. */
@Injectable()
export class RosterPublishingService {
  constructor(
    @Inject(doorOf('scheduling')) private readonly db: Database,
    private readonly rosters: RosterService,
    private readonly shifts: ShiftService,
    private readonly clock: Clock,
  ) {}

  /**
   * Tells the agents. An agent is one person in all stores: hours, rest and days off are judged under a lock on the
   * agents, so that of two stores that publish at once the second sees what the first has taken.
   *
   * @throws DomainError ROSTER_HAS_BROKEN_RULES, or DRAFT_CHANGED when its shifts are not the ones that were seen. The
   *   roster it replaces stays readable.
   */
  async publish(ctx: ProviderContext, input: { id: string; contentHash: string }): Promise<Roster> {
    const { id } = input;
    const roster = found(await this.rosters.find(ctx, id), 'roster');
    const shifts = await this.shifts.since(ctx, roster.createdAt);
    await this.db.write(ctx, 'roster.publish', async (tx) => {
      const { manager, insert } = tx;
      const { providerId, storeId } = roster;
      await lockDraft(tx, roster);
      const assignments = await readAssignments(tx, roster);
      checkSeen(input.contentHash, rosterContent(assignments));
      const agentIds = [...new Set(assignments.map(({ agentId }) => agentId))];
      const agents = await manager.find(Agent, {
        where: { providerId, id: Any(agentIds) },
        // In one order for everybody, or two stores wait for each other.
        order: { id: 'ASC' },
        lock: { mode: 'for_no_key_update' },
      });
      const { version: rulesVersion } = await rulesOf(tx, roster);
      const broken = brokenIn(await readFacts(ctx, tx, roster, shifts, assignments));
      if (broken.length) {
        // What collides with another store is news to the scheduler; the rest the board has shown.
        const first = broken.find(({ otherShifts }) => otherShifts.length) ?? broken[0];
        const name = agents.find((agent) => agent.id === first?.agentId)?.name ?? '';
        throw new DomainError('ROSTER_HAS_BROKEN_RULES', {
          count: broken.length,
          first: first ? `${name} ${brokenText(first, ctx.locale)}` : '',
        });
      }
      const lock = { mode: 'pessimistic_write' } as const;
      const told = await manager.find(Roster, { select: { id: true }, where: toldInto(roster), lock });
      const replaced = told.map((each) => each.id);
      const replacing = { status: 'superseded', heldUntil: addDays(roster.fromOn, -1) } as const;
      await moveAll(tx, Roster, rosterTransitions, { providerId, storeId, id: Any(replaced) }, replacing);
      const before = await readTold(ctx, tx, replaced, roster.fromOn);
      await manager.delete(PublishedShift, {
        providerId,
        rosterId: Any(replaced),
        on: MoreThanOrEqual(roster.fromOn),
      });
      const worked = new Map(shiftsOf(roster, shifts).map((shift) => [shift.id, workMinutesOf(shift)]));
      for (const each of chunksOf(assignments)) {
        await insert(
          PublishedShift,
          each.map(({ agentId, on, rosterId, shiftId, startMinute, endMinute }) => ({
            ...{ providerId, agentId, on, rosterId, shiftId, startMinute, endMinute },
            workMinutes: found(worked.get(shiftId), 'shift template'),
          })),
        );
      }
      const out = { status: 'published', publishedAt: this.clock.now(), rulesVersion } as const;
      await move(tx, Roster, rosterTransitions, keyOf(roster), out);
      const emptySeatSlots = await this.emptySeatSlots(ctx, tx, roster, assignments);
      tx.audit({
        subjectType: 'roster',
        subjectId: id,
        storeId: roster.storeId,
        details: { emptySeatSlots, shifts: assignments.length, rules: rulesVersion },
        // The first one changes nothing that anybody was told.
        changes: replaced.length ? toldChanges(before, await readTold(ctx, tx, [id], roster.fromOn)) : {},
      });
      const about = { storeId, subjectId: id, params: { from: roster.fromOn, to: roster.toOn } };
      await tx.happened(rosterEvents.published, about);
      await tx.happened('shifts.told', { ...about, agentIds });
      return null;
    });
    return found(await this.rosters.find(ctx, id), 'roster');
  }

  /** Half hours of seats, needed or sold, that nobody keeps: published all the same, but on record. */
  private async emptySeatSlots(
    ctx: ProviderContext,
    tx: ReadTx,
    roster: Roster,
    assignments: readonly RosterAssignment[],
  ): Promise<number> {
    const contracts = await readContracts(ctx, tx, [roster.storeId]);
    const shifts = [...assignments, ...(await readEve(tx, roster))];
    const shiftsOn = Map.groupBy(shifts, ({ on }) => on);
    return roster.requirement
      .flatMap(({ on }) => coverIn(roster.requirement, shiftsOn, on, soldOn(contracts, on)))
      .reduce((sum, slot) => sum + missingIn(slot), 0);
  }
}
