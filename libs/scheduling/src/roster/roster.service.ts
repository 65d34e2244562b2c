import { Inject, Injectable } from '@nestjs/common';
import { addDays, Clock } from '@zuoxi/platform/calendar';
import { checkSeen } from '@zuoxi/platform/content';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import {
  type Database,
  lockName,
  type ReadTx,
  type WriteTx,
  ofStores,
  type Where,
} from '@zuoxi/platform/database';
import { DomainError, found, invalid, notFound } from '@zuoxi/platform/errors';
import {
  type CountedConnection,
  countedPageOf,
  type ListOrder,
  type PageArgs,
  withoutColumns,
} from '@zuoxi/platform/graphql';
import { type Job, TaskReader, Tasks } from '@zuoxi/platform/jobs';
import { doorOf } from '@zuoxi/platform/module';
import { type Assignment, type BrokenRule, checkRoster, type RosterInput } from '@zuoxi/rostering';
import { Any, In, IsNull, LessThanOrEqual, MoreThanOrEqual, Or } from 'typeorm';
import { Agent } from '../agent/agent.entity.js';
import { agentsWithin } from '../agent/agent.service.js';
import { ShiftService } from '../shift/shift.service.js';
import { PublishedShift } from './published-shift.entity.js';
import {
  chunksOf,
  insertAssignments,
  ofRoster,
  readAssignments,
  readOwnShifts,
  readTold,
} from './assignments.js';
import { RosterAssignment } from './roster-assignment.entity.js';
import { RequirementService } from './requirement.service.js';
import { fixesOf, type RosterFix } from './fixes.rules.js';
import { readEve, readProblem, shiftsOf, workMinutesOf } from './roster-problem.js';
import { brokenText } from './roster.rules.js';
import { mealText, toldChanges } from './told.rules.js';
import { type CoverGap, coverIn, missingIn } from './cover.rules.js';
import { Roster } from './roster.entity.js';
import { soldOn } from './seats-sold.rules.js';
import { readContracts } from './seats-sold.service.js';
import { solveInWorker } from './solve-in-worker.js';

export interface SolveJob {
  readonly rosterId: string;
  readonly storeId: string;
}
type Break = Assignment['breaks'][number];
export interface ShiftChange {
  readonly agentId: string;
  readonly on: string;
  /** Null: a day off. */
  readonly shiftId?: string | null;
  /** Meals, in the order of the shift's. */
  readonly breaks?: readonly Break[] | null;
}
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

/** Documents that lists do not show. */
export type RosterDocument = 'requirement' | 'unmet' | 'mealBreaks';

const newestFirst: ListOrder<Roster> = { usual: '-createdAt', key: 'id' };

@Injectable()
export class RosterService {
  constructor(
    @Inject(doorOf('scheduling')) private readonly db: Database,
    private readonly shifts: ShiftService,
    private readonly requirements: RequirementService,
    private readonly tasks: Tasks,
    private readonly taskReader: TaskReader,
    private readonly clock: Clock,
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
    return this.db.read(ctx, (tx) => this.readFacts(ctx, tx, roster, shifts, own));
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

  /** Enters the roster with its requirement and queues the solve; its task tells how far it is. */
  async solve(
    ctx: ProviderContext,
    input: { storeId: string; fromOn: string; toOn: string },
  ): Promise<Roster> {
    const requirement = await this.requirements.between(ctx, input.storeId, input.fromOn, input.toOn);
    const mealBreaks = await this.requirements.mealsOf(ctx, input.storeId);
    const id = await this.db.write(
      ctx,
      'roster.solve',
      async (tx) => {
        const made = newId();
        const providerId = ctx.providerId;
        const { storeId, fromOn } = input;
        await lockName(tx, `roster-version ${storeId} ${fromOn}`);
        const last = await tx.manager.findOne(Roster, {
          select: { version: true },
          where: { providerId, storeId, fromOn },
          order: { version: 'DESC' },
        });
        const job: SolveJob = { rosterId: made, storeId };
        const taskId = await this.tasks.start(ctx, tx, 'roster.solve', job, storeId);
        await tx.insert(Roster, {
          ...input,
          providerId,
          id: made,
          status: 'solving',
          version: (last?.version ?? 0) + 1,
          requirement,
          mealBreaks,
          taskId,
          createdBy: ctx.actor.name,
          createdAt: this.clock.now(),
        });
        tx.audit({ subjectType: 'roster', subjectId: made, storeId });
        return made;
      },
      input,
    );
    return found(await this.find(ctx, id), 'roster');
  }

  /** The job: solves in a worker, and writes the whole roster or nothing. */
  async runSolve(job: Job<SolveJob>): Promise<void> {
    const { ctx, input } = job;
    await this.tasks.run(job, async (progress) => {
      const roster = found(await this.find(ctx, input.rosterId), 'roster');
      await progress.report(1, 'solving');
      const shifts = await this.shifts.active(ctx);
      const { problem } = await this.db.read(ctx, (tx) => readProblem(ctx, tx, roster, shifts));
      const result = await solveInWorker(problem, { seed: 1 }, (share) =>
        progress.report(share * 95, 'solving'),
      );
      await this.db.write(ctx, 'roster.solved', async (tx) => {
        const { affected } = await tx.manager.update(
          Roster,
          { ...keyOf(roster), status: 'solving' },
          { status: 'draft', unmet: result.unmet },
        );
        if (!affected) return null;
        await insertAssignments(tx, roster, problem.shifts, result.assignments);
        tx.audit({ subjectType: 'roster', subjectId: roster.id, storeId: roster.storeId });
        return null;
      });
      return { sentence: 'solved', params: { uncovered: result.uncoveredSeatSlots }, resultId: roster.id };
    });
    const task = job.taskId ? await this.taskReader.find(ctx, job.taskId) : null;
    if (task?.state === 'cancelled') await this.solveEnded(job, new DomainError('SOLVING_STOPPED'));
  }

  /** Solved no more: a person stopped it, it failed, or the queue has had enough. */
  async solveEnded({ ctx, input }: Job<SolveJob>, reason: unknown): Promise<void> {
    const { code, details } =
      reason instanceof DomainError
        ? reason
        : new DomainError('SOLVING_FAILED', { requestId: ctx.requestId });
    const { storeId, rosterId } = input;
    const key = { providerId: ctx.providerId, storeId, id: rosterId };
    await this.db.write(ctx, null, ({ manager }) =>
      manager.update(Roster, { ...key, status: 'solving' }, { status: 'failed', failure: { code, details } }),
    );
  }

  /**
   * Gives agents a shift on a day of a draft, or a day off; all of the changes or none. The checker then says what they
   * break, if anything.
   */
  async assign(ctx: ProviderContext, input: { rosterId: string; changes: readonly ShiftChange[] }) {
    const roster = found(await this.find(ctx, input.rosterId), 'roster');
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
        await this.lockDraft(tx, roster);
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

  /** Hard rules that a roster breaks, from a checker that shares nothing with the solver. */
  async brokenRules(
    ctx: ProviderContext,
    roster: Roster,
    facts = () => this.factsOf(ctx, roster),
  ): Promise<BrokenRosterRule[]> {
    return brokenIn(await facts());
  }

  /**
   * Tells the agents. An agent is one person in all stores: hours, rest and days off are judged under a lock on the
   * agents, so that of two stores that publish at once the second sees what the first has taken.
   *
   * @throws DomainError ROSTER_HAS_BROKEN_RULES, or DRAFT_CHANGED when its shifts are not the ones that were seen. The
   *   roster it replaces stays readable.
   */
  async publish(ctx: ProviderContext, input: { id: string; contentHash: string }): Promise<Roster> {
    const { id } = input;
    const roster = found(await this.find(ctx, id), 'roster');
    const shifts = await this.shifts.since(ctx, roster.createdAt);
    await this.db.write(ctx, 'roster.publish', async (tx) => {
      const { manager, insert } = tx;
      const { providerId, storeId } = roster;
      await this.lockDraft(tx, roster);
      const assignments = await readAssignments(tx, roster);
      checkSeen(input.contentHash, rosterContent(assignments));
      const agentIds = [...new Set(assignments.map(({ agentId }) => agentId))];
      const agents = await manager.find(Agent, {
        where: { providerId, id: Any(agentIds) },
        // In one order for everybody, or two stores wait for each other.
        order: { id: 'ASC' },
        lock: { mode: 'for_no_key_update' },
      });
      const broken = brokenIn(await this.readFacts(ctx, tx, roster, shifts, assignments));
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
      await manager.update(
        Roster,
        { providerId, storeId, id: Any(replaced) },
        { status: 'superseded', heldUntil: addDays(roster.fromOn, -1) },
      );
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
      await manager.update(
        Roster,
        { ...keyOf(roster), status: 'draft' },
        { status: 'published', publishedAt: this.clock.now() },
      );
      const emptySeatSlots = await this.emptySeatSlots(ctx, tx, roster, assignments);
      tx.audit({
        subjectType: 'roster',
        subjectId: id,
        storeId: roster.storeId,
        details: { emptySeatSlots, shifts: assignments.length },
        // The first one changes nothing that anybody was told.
        changes: replaced.length ? toldChanges(before, await readTold(ctx, tx, [id], roster.fromOn)) : {},
      });
      return null;
    });
    return found(await this.find(ctx, id), 'roster');
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

  /** An agent's own published shifts, in all stores they work for. */
  async myShifts(ctx: ProviderContext, fromOn: string, toOn: string) {
    const { agentId } = ctx;
    return agentId ? this.db.read(ctx, (tx) => readOwnShifts(ctx, tx, agentId, fromOn, toOn)) : [];
  }

  private async readFacts(
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

  /** @throws DomainError STATE_CHANGED when it is no draft (any more). */
  private async lockDraft({ manager }: WriteTx, roster: Roster): Promise<void> {
    const lock = { mode: 'pessimistic_write' } as const;
    const now = await manager.findOne(Roster, { select: { status: true }, where: keyOf(roster), lock });
    if (now?.status !== 'draft') throw new DomainError('STATE_CHANGED', { status: now?.status });
  }
}

const keyOf = ({ providerId, storeId, id }: Roster) => ({ providerId, storeId, id });

/** Whatever the agents have been told for a roster's days or later ones, by a roster that reaches into them. */
function toldInto({ providerId, storeId, fromOn, toOn }: Roster): Where<Roster> {
  return {
    ...{ providerId, storeId, status: In(['published', 'superseded']) },
    ...{ fromOn: LessThanOrEqual(toOn), toOn: MoreThanOrEqual(fromOn) },
    // Of one that was replaced, the days before.
    heldUntil: Or(IsNull(), MoreThanOrEqual(fromOn)),
  };
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

const brokenIn = ({ problem, standing, assignments }: RosterFacts): BrokenRosterRule[] =>
  checkRoster(problem, assignments).map((rule) => ({
    ...rule,
    otherShifts: rule.otherShiftsOn?.length
      ? standing.filter(({ agentId, on }) => agentId === rule.agentId && rule.otherShiftsOn?.includes(on))
      : [],
  }));

/** What a person must have seen before the agents are told. Keys in their canonical order, so that it is hashed as it is. */
export const rosterContent = (
  assignments: readonly Pick<
    RosterAssignment,
    'agentId' | 'on' | 'shiftId' | 'startMinute' | 'endMinute' | 'breaks'
  >[],
) =>
  assignments.map(({ agentId, on, shiftId, startMinute, endMinute, breaks }) => ({
    agentId,
    breaks,
    endMinute,
    on,
    shiftId,
    startMinute,
  }));

export const toAssignments = (
  rows: readonly { agentId: string; on: string; shiftId: string; breaks: Break[] }[],
): Assignment[] => rows.map(({ agentId, on, shiftId, breaks }) => ({ agentId, on, shiftId, breaks }));
