import { Inject, Injectable } from '@nestjs/common';
import type { ProviderContext } from '@zuoxi/platform/context';
import { type Database, ofStores } from '@zuoxi/platform/database';
import {
  type CountedConnection,
  countedPageOf,
  type ListOrder,
  type PageArgs,
  withoutColumns,
} from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import { Any } from 'typeorm';
import { ShiftService } from '../shift/shift.service.js';
import { readAssignments, readOwnShifts } from './assignments.js';
import type { CoverGap } from './cover.rules.js';
import { fixesOf, type RosterFix } from './fixes.rules.js';
import type { RosterAssignment } from './roster-assignment.entity.js';
import { brokenIn, type BrokenRosterRule, readFacts, type RosterFacts } from './roster-facts.js';
import { readEve } from './roster-problem.js';
import { toldInto } from './roster-state.js';
import { Roster } from './roster.entity.js';

/** Documents that lists do not show. */
export type RosterDocument = 'requirement' | 'unmet' | 'mealBreaks';

const newestFirst: ListOrder<Roster> = { usual: '-createdAt', key: 'id' };

@Injectable()
export class RosterService {
  constructor(
    @Inject(doorOf('scheduling')) private readonly db: Database,
    private readonly shifts: ShiftService,
  ) {}

  getMany(ctx: ProviderContext, ids: readonly string[]): Promise<Roster[]> {
    const where = { ...ofStores(ctx), id: Any(ids) };
    return this.db.read(ctx, ({ manager }) => manager.findBy(Roster, where));
  }

  async find(ctx: ProviderContext, id: string): Promise<Roster | null> {
    return (await this.getMany(ctx, [id]))[0] ?? null;
  }

  /** @param unread documents that are not shown, and then undefined */
  list(
    ctx: ProviderContext,
    page: PageArgs & { storeId: string },
    unread: readonly RosterDocument[] = [],
    isCounted = true,
  ): Promise<CountedConnection<Roster>> {
    return this.db.read(ctx, ({ manager }) => {
      const ofStore = manager
        .createQueryBuilder(Roster, 'r')
        .where('r.providerId = :providerId and r.storeId = :storeId', {
          providerId: ctx.providerId,
          storeId: page.storeId,
        });
      const rows = withoutColumns(ofStore, unread);
      return countedPageOf(rows, newestFirst, page, (roster) => roster, isCounted);
    });
  }

  /** What the store has published from this roster's first day on, and publishing this roster would replace. */
  async replacedBy(ctx: ProviderContext, roster: Roster) {
    return this.db.read(ctx, async (tx) => {
      const select = { id: true, heldUntil: true } as const;
      const replaced = await tx.manager.find(Roster, { select, where: toldInto(roster) });
      const assignments = [];
      for (const { id, heldUntil } of replaced.filter((each) => each.id !== roster.id)) {
        const own = await readAssignments(tx, { ...roster, id });
        assignments.push(...own.filter(({ on }) => on >= roster.fromOn && on <= (heldUntil ?? on)));
      }
      return assignments;
    });
  }

  assignmentsOf(ctx: ProviderContext, roster: { id: string; storeId: string }) {
    const providerId = ctx.providerId;
    return this.db.read(ctx, (tx) => readAssignments(tx, { ...roster, providerId }));
  }

  /** What is at work in each half hour: the roster's own shifts, and those of the evening before. */
  shiftsAtWork(ctx: ProviderContext, roster: Roster, own?: readonly RosterAssignment[]) {
    return this.db.read(ctx, async (tx) => [
      ...(own ?? (await readAssignments(tx, roster))),
      ...(await readEve(tx, roster)),
    ]);
  }

  /** What a roster is judged by. Whoever asks for several judgements reads it once. */
  async factsOf(
    ctx: ProviderContext,
    roster: Roster,
    own?: readonly RosterAssignment[],
  ): Promise<RosterFacts> {
    const shifts = await this.shifts.since(ctx, roster.createdAt);
    return this.db.read(ctx, (tx) => readFacts(ctx, tx, roster, shifts, own));
  }

  /** By gap, the shifts that could be added to a draft to close it. */
  async fixes(
    ctx: ProviderContext,
    roster: Roster,
    gaps: readonly CoverGap[],
    facts = () => this.factsOf(ctx, roster),
  ): Promise<RosterFix[][]> {
    if (roster.status !== 'draft' || !gaps.length) return gaps.map(() => []);
    const { problem, assignments, retired } = await facts();
    const shifts = problem.shifts.filter(({ id }) => !retired.has(id));
    const known = new Set(shifts.map(({ id }) => id));
    const kept = assignments.filter(({ shiftId }) => known.has(shiftId));
    return fixesOf({ ...problem, shifts }, kept, gaps);
  }

  /** Hard rules that a roster breaks, from a checker that shares nothing with the solver. */
  async brokenRules(
    ctx: ProviderContext,
    roster: Roster,
    facts = () => this.factsOf(ctx, roster),
  ): Promise<BrokenRosterRule[]> {
    return brokenIn(await facts());
  }

  /** An agent's own published shifts, in all stores they work for. */
  async myShifts(ctx: ProviderContext, fromOn: string, toOn: string) {
    const { agentId } = ctx;
    return agentId ? this.db.read(ctx, (tx) => readOwnShifts(ctx, tx, agentId, fromOn, toOn)) : [];
  }
}
