import { Inject, Injectable } from '@nestjs/common';
import { addDays, Clock } from '@zuoxi/platform/calendar';
import { checkSeen } from '@zuoxi/platform/content';
import { type Context, newId } from '@zuoxi/platform/context';
import { type Database, lockName, type ReadTx, type WriteTx } from '@zuoxi/platform/database';
import { DomainError, found, invalid, notFound } from '@zuoxi/platform/errors';
import { type Job, TaskReader, Tasks } from '@zuoxi/platform/jobs';
import { doorOf } from '@zuoxi/platform/module';
import { type Assignment, type BrokenRule, checkRoster, type RosterInput } from '@zuoxi/rostering';
import { ShiftService } from '../shift/shift.service.js';
import { certifiedHere } from '../agent/agent.service.js';
import type { SchedulingTables } from '../tables.js';
import { RequirementService } from './requirement.service.js';
import { fixesOf, type RosterFix } from './fixes.rules.js';
import { readEve, readProblem, shiftsOf, workMinutesOf } from './roster-problem.js';
import { brokenText } from './roster.rules.js';
import { mealText, toldChanges } from './told.rules.js';
import { type CoverGap, coverIn, missingIn } from './cover.rules.js';
import { readRoster, type RosterRow } from './roster.rows.js';
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

export type AssignmentRow = Awaited<ReturnType<RosterService['assignmentsOf']>>[number];

/** What a roster is judged by: what it is asked to keep, its shifts as they are, and what agents do elsewhere. */
export interface RosterFacts {
  readonly problem: RosterInput;
  readonly standing: Awaited<ReturnType<typeof readProblem>>['standing'];
  readonly assignments: readonly Assignment[];
  /** Of the problem's shifts, those that a roster may hold and nobody may be given any more. */
  readonly retired: ReadonlySet<string>;
}

@Injectable()
export class RosterService {
  constructor(
    @Inject(doorOf('scheduling')) private readonly db: Database<SchedulingTables>,
    private readonly shifts: ShiftService,
    private readonly requirements: RequirementService,
    private readonly tasks: Tasks,
    private readonly taskReader: TaskReader,
    private readonly clock: Clock,
  ) {}

  async getMany(ctx: Context, ids: readonly string[]) {
    const rows = await this.db.read(ctx, ({ q }) =>
      this.select(ctx, q)
        .where('id', 'in', [...ids])
        .execute(),
    );
    return rows.map(readRoster);
  }

  async find(ctx: Context, id: string): Promise<RosterRow | null> {
    return (await this.getMany(ctx, [id]))[0] ?? null;
  }

  async listOfStore(ctx: Context, storeId: string): Promise<RosterRow[]> {
    const rows = await this.db.read(ctx, ({ q }) =>
      this.select(ctx, q).where('storeId', '=', storeId).orderBy('createdAt', 'desc').limit(50).execute(),
    );
    return rows.map(readRoster);
  }

  /** What the store has published from this roster's first day on, and publishing this roster would replace. */
  async replacedBy(ctx: Context, roster: RosterRow) {
    return this.db.read(ctx, async (tx) => {
      const replaced = await this.selectReplaced(tx, roster).where('id', '!=', roster.id).execute();
      const assignments = [];
      for (const { id, heldUntil } of replaced) {
        const own = await this.readAssignments(tx, { id, storeId: roster.storeId });
        assignments.push(...own.filter(({ on }) => on >= roster.fromOn && on <= (heldUntil ?? on)));
      }
      return assignments;
    });
  }

  assignmentsOf(ctx: Context, roster: { id: string; storeId: string }) {
    return this.db.read(ctx, (tx) => this.readAssignments(tx, roster));
  }

  /** What is at work in each half hour: the roster's own shifts, and those of the evening before. */
  shiftsAtWork(ctx: Context, roster: RosterRow, own?: readonly AssignmentRow[]) {
    return this.db.read(ctx, async (tx) => [
      ...(own ?? (await this.readAssignments(tx, roster))),
      ...(await readEve(ctx, tx, roster)),
    ]);
  }

  /** What a roster is judged by. Whoever asks for several judgements reads it once. */
  async factsOf(ctx: Context, roster: RosterRow, own?: readonly AssignmentRow[]): Promise<RosterFacts> {
    const shifts = await this.shifts.since(ctx, roster.createdAt);
    return this.db.read(ctx, (tx) => this.readFacts(ctx, tx, roster, shifts, own));
  }

  /** By gap, the shifts that could be added to a draft to close it. */
  async fixes(
    ctx: Context,
    roster: RosterRow,
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
  async solve(ctx: Context, input: { storeId: string; fromOn: string; toOn: string }): Promise<RosterRow> {
    const requirement = await this.requirements.between(ctx, input.storeId, input.fromOn, input.toOn);
    const mealBreaks = await this.requirements.mealsOf(ctx, input.storeId);
    const id = await this.db.write(
      ctx,
      'roster.solve',
      async (tx) => {
        const made = newId();
        await lockName(tx, `roster-version ${input.storeId} ${input.fromOn}`);
        const last = await tx.q
          .selectFrom('scheduling.roster')
          .select((eb) => eb.fn.max('version').as('version'))
          .where('storeId', '=', input.storeId)
          .where('fromOn', '=', input.fromOn)
          .executeTakeFirst();
        const job: SolveJob = { rosterId: made, storeId: input.storeId };
        const taskId = await this.tasks.start(ctx, tx, 'roster.solve', job, input.storeId);
        await tx.q
          .insertInto('scheduling.roster')
          .values({
            ...input,
            providerId: ctx.providerId as string,
            id: made,
            status: 'solving',
            version: (last?.version ?? 0) + 1,
            requirement: JSON.stringify(requirement),
            mealBreaks: JSON.stringify(mealBreaks),
            taskId,
            createdBy: ctx.actor.name,
            createdAt: this.clock.now(),
          })
          .execute();
        tx.audit({ subjectType: 'roster', subjectId: made, storeId: input.storeId });
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
        const claimed = await tx.q
          .updateTable('scheduling.roster')
          .set({ status: 'draft', unmet: JSON.stringify(result.unmet) })
          .where('storeId', '=', roster.storeId)
          .where('id', '=', roster.id)
          .where('status', '=', 'solving')
          .executeTakeFirst();
        if (!claimed.numUpdatedRows) return null;
        await this.insertAssignments(ctx, tx, roster, problem.shifts, result.assignments);
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
    await this.db.write(ctx, null, ({ q }) =>
      q
        .updateTable('scheduling.roster')
        .set({ status: 'failed', failure: JSON.stringify({ code, details }) })
        .where('storeId', '=', input.storeId)
        .where('id', '=', input.rosterId)
        .where('status', '=', 'solving')
        .execute(),
    );
  }

  /**
   * Gives agents a shift on a day of a draft, or a day off; all of the changes or none. The checker then says what they
   * break, if anything.
   */
  async assign(ctx: Context, input: { rosterId: string; changes: readonly ShiftChange[] }) {
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
        const known = await tx.q
          .selectFrom('scheduling.agent')
          .select(['id', 'name'])
          .where('providerId', '=', ctx.providerId as string)
          .where('id', 'in', [...agentIds, ctx.providerId as string])
          .$if(!ctx.providerWide, (query) => query.where('id', 'in', certifiedHere(ctx)))
          .execute();
        if (known.length !== agentIds.length) throw notFound('agent');
        const names = new Map(known.map(({ id, name }) => [id, name]));
        const cells = input.changes.map(({ agentId, on }) => `${agentId} ${on}`);
        const cellsOf = (assignments: readonly AssignmentRow[]) =>
          assignments
            .filter(({ agentId, on }) => cells.includes(`${agentId} ${on}`))
            .map(({ agentId, on, shiftId, breaks }) => ({
              agent: names.get(agentId) ?? agentId,
              on,
              shift: [shiftName.get(shiftId) ?? shiftId, ...breaks.map(mealText)].join(' '),
            }));
        const before = cellsOf(await this.readAssignments(tx, roster));
        for (const { agentId, on, shiftId, breaks: given } of input.changes) {
          await tx.q
            .deleteFrom('scheduling.rosterAssignment')
            .where('storeId', '=', roster.storeId)
            .where('rosterId', '=', roster.id)
            .where('agentId', '=', agentId)
            .where('onDate', '=', on)
            .execute();
          if (!shiftId) continue;
          const shift = found(shifts.get(shiftId), 'shift template');
          const breaks = given
            ? given.map(({ startMinute, minutes }) => ({ startMinute, minutes }))
            : shift.breaks.map(({ earliestMinute, minutes }) => ({ startMinute: earliestMinute, minutes }));
          await this.insertAssignments(ctx, tx, roster, [shift], [{ agentId, on, shiftId, breaks }]);
        }
        tx.audit({
          subjectType: 'roster',
          subjectId: roster.id,
          storeId: roster.storeId,
          changes: toldChanges(before, cellsOf(await this.readAssignments(tx, roster))),
        });
        return null;
      },
      input,
    );
    return roster;
  }

  /** Hard rules that a roster breaks, from a checker that shares nothing with the solver. */
  async brokenRules(
    ctx: Context,
    roster: RosterRow,
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
  async publish(ctx: Context, input: { id: string; contentHash: string }): Promise<RosterRow> {
    const { id } = input;
    const roster = found(await this.find(ctx, id), 'roster');
    const shifts = await this.shifts.since(ctx, roster.createdAt);
    await this.db.write(ctx, 'roster.publish', async (tx) => {
      const { q } = tx;
      await this.lockDraft(tx, roster);
      const assignments = await this.readAssignments(tx, roster);
      checkSeen(input.contentHash, rosterContent(assignments));
      const agentIds = [...new Set(assignments.map(({ agentId }) => agentId))];
      const agents = await q
        .selectFrom('scheduling.agent')
        .select(['id', 'name'])
        .where('providerId', '=', ctx.providerId as string)
        .where('id', 'in', [...agentIds, ctx.providerId as string])
        // In one order for everybody, or two stores wait for each other.
        .orderBy('id')
        .forNoKeyUpdate()
        .execute();
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
      const replaced = await this.selectReplaced(tx, roster).forUpdate().execute();
      const replacedIds = [...replaced.map((each) => each.id), ctx.providerId as string];
      await q
        .updateTable('scheduling.roster')
        .set({ status: 'superseded', heldUntil: addDays(roster.fromOn, -1) })
        .where('storeId', '=', roster.storeId)
        .where('id', 'in', replacedIds)
        .execute();
      const before = await this.readTold(ctx, tx, replacedIds, roster.fromOn);
      await q
        .deleteFrom('scheduling.publishedShift')
        .where('providerId', '=', ctx.providerId as string)
        .where('rosterId', 'in', replacedIds)
        .where('onDate', '>=', roster.fromOn)
        .execute();
      const worked = new Map(shiftsOf(roster, shifts).map((shift) => [shift.id, workMinutesOf(shift)]));
      for (const each of chunksOf(assignments, 1000)) {
        await q
          .insertInto('scheduling.publishedShift')
          .values(
            each.map((shift) => ({
              providerId: ctx.providerId as string,
              agentId: shift.agentId,
              onDate: shift.on,
              rosterId: roster.id,
              shiftId: shift.shiftId,
              startMinute: shift.startMinute,
              endMinute: shift.endMinute,
              workMinutes: found(worked.get(shift.shiftId), 'shift template'),
            })),
          )
          .execute();
      }
      await q
        .updateTable('scheduling.roster')
        .set({ status: 'published', publishedAt: this.clock.now() })
        .where('storeId', '=', roster.storeId)
        .where('id', '=', id)
        .execute();
      const emptySeatSlots = await this.emptySeatSlots(ctx, tx, roster, assignments);
      tx.audit({
        subjectType: 'roster',
        subjectId: id,
        storeId: roster.storeId,
        details: { emptySeatSlots, shifts: assignments.length },
        // The first one changes nothing that anybody was told.
        changes: replaced.length
          ? toldChanges(before, await this.readTold(ctx, tx, [id], roster.fromOn))
          : {},
      });
      return null;
    });
    return found(await this.find(ctx, id), 'roster');
  }

  /** What agents are told by rosters from a day on, by names. */
  private readTold(
    ctx: Context,
    { q }: ReadTx<SchedulingTables>,
    rosterIds: readonly string[],
    fromOn: string,
  ) {
    return q
      .selectFrom('scheduling.publishedShift as p')
      .innerJoin('scheduling.agent as a', (join) =>
        join.onRef('a.providerId', '=', 'p.providerId').onRef('a.id', '=', 'p.agentId'),
      )
      .innerJoin('scheduling.shiftTemplate as t', (join) =>
        join.onRef('t.providerId', '=', 'p.providerId').onRef('t.id', '=', 'p.shiftId'),
      )
      .select(['a.name as agent', 'p.onDate as on', 't.name as shift'])
      .where('p.providerId', '=', ctx.providerId as string)
      .where('p.rosterId', 'in', [...rosterIds])
      .where('p.onDate', '>=', fromOn)
      .execute();
  }

  /** Half hours of seats, needed or sold, that nobody keeps: published all the same, but on record. */
  private async emptySeatSlots(
    ctx: Context,
    tx: ReadTx<SchedulingTables>,
    roster: RosterRow,
    assignments: readonly AssignmentRow[],
  ): Promise<number> {
    const contracts = await readContracts(tx, [roster.storeId]);
    const shifts = [...assignments, ...(await readEve(ctx, tx, roster))];
    const shiftsOn = Map.groupBy(shifts, ({ on }) => on);
    return roster.requirement
      .flatMap(({ on }) => coverIn(roster.requirement, shiftsOn, on, soldOn(contracts, on)))
      .reduce((sum, slot) => sum + missingIn(slot), 0);
  }

  /** An agent's own published shifts, in all stores they work for. */
  async myShifts(ctx: Context, fromOn: string, toOn: string) {
    if (!ctx.agentId) return [];
    const agentId = ctx.agentId;
    const rows = await this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('scheduling.rosterAssignment as a')
        // What was told: of a roster replaced from a later day on, the days before it still hold.
        .innerJoin('scheduling.publishedShift as p', (join) =>
          join
            .onRef('p.providerId', '=', 'a.providerId')
            .onRef('p.rosterId', '=', 'a.rosterId')
            .onRef('p.agentId', '=', 'a.agentId')
            .onRef('p.onDate', '=', 'a.onDate'),
        )
        .innerJoin('scheduling.shiftTemplate as t', (join) =>
          join.onRef('t.providerId', '=', 'a.providerId').onRef('t.id', '=', 'a.shiftId'),
        )
        .innerJoin('identityPub.store as s', 's.storeId', 'a.storeId')
        .where('a.providerId', '=', ctx.providerId as string)
        .where('a.agentId', '=', agentId)
        .where('a.onDate', '>=', fromOn)
        .where('a.onDate', '<=', toOn)
        .select([
          'a.id',
          's.name as storeName',
          'a.onDate',
          't.name as shiftName',
          'a.startMinute',
          'a.endMinute',
          'a.breaks',
        ])
        .orderBy('a.onDate')
        .orderBy('a.startMinute')
        .execute(),
    );
    return rows.map(({ onDate, breaks, ...row }) => ({
      ...row,
      on: onDate,
      breaks: breaks as unknown as Assignment['breaks'],
    }));
  }

  private async readFacts(
    ctx: Context,
    tx: ReadTx<SchedulingTables>,
    roster: RosterRow,
    shifts: Awaited<ReturnType<ShiftService['active']>>,
    own?: readonly AssignmentRow[],
  ): Promise<RosterFacts> {
    const { problem, standing } = await readProblem(ctx, tx, roster, shifts);
    const assignments = toAssignments(own ?? (await this.readAssignments(tx, roster)));
    const retired = new Set(shifts.filter(({ retiredAt }) => retiredAt).map(({ id }) => id));
    return { problem, standing, assignments, retired };
  }

  /** @throws DomainError STATE_CHANGED when it is no draft (any more). */
  private async lockDraft({ q }: WriteTx<SchedulingTables>, roster: { id: string; storeId: string }) {
    const { status } = await q
      .selectFrom('scheduling.roster')
      .select('status')
      .where('storeId', '=', roster.storeId)
      .where('id', '=', roster.id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (status !== 'draft') throw new DomainError('STATE_CHANGED', { status });
  }

  /** Whatever the agents have been told for its days or later ones, by a roster that reaches into its own. */
  private selectReplaced({ q }: ReadTx<SchedulingTables>, roster: RosterRow) {
    return q
      .selectFrom('scheduling.roster')
      .select(['id', 'heldUntil'])
      .where('storeId', '=', roster.storeId)
      .where((eb) =>
        eb.or([
          eb.and([eb('status', '=', 'published'), eb('toOn', '>=', roster.fromOn)]),
          // Of one that was replaced, the days before.
          eb.and([eb('status', '=', 'superseded'), eb('heldUntil', '>=', roster.fromOn)]),
        ]),
      )
      .where('fromOn', '<=', roster.toOn);
  }

  private async insertAssignments(
    ctx: Context,
    { q }: WriteTx<SchedulingTables>,
    roster: RosterRow,
    shifts: readonly Pick<RosterInput['shifts'][number], 'id' | 'startMinute' | 'endMinute'>[],
    assignments: readonly Assignment[],
  ): Promise<void> {
    const shiftOf = new Map(shifts.map((shift) => [shift.id, shift]));
    const rows = assignments.flatMap(({ agentId, on, shiftId, breaks }) => {
      const shift = shiftOf.get(shiftId);
      if (!shift) return [];
      return {
        providerId: ctx.providerId as string,
        storeId: roster.storeId,
        id: newId(),
        rosterId: roster.id,
        agentId,
        onDate: on,
        shiftId,
        startMinute: shift.startMinute,
        endMinute: shift.endMinute,
        breaks: JSON.stringify(breaks),
      };
    });
    for (const some of chunksOf(rows, 1000)) {
      await q.insertInto('scheduling.rosterAssignment').values(some).execute();
    }
  }

  private async readAssignments({ q }: ReadTx<SchedulingTables>, roster: { id: string; storeId: string }) {
    const rows = await q
      .selectFrom('scheduling.rosterAssignment')
      .select(['id', 'agentId', 'onDate', 'shiftId', 'startMinute', 'endMinute', 'breaks'])
      .where('storeId', '=', roster.storeId)
      .where('rosterId', '=', roster.id)
      .orderBy('onDate')
      .orderBy('startMinute')
      .orderBy('agentId')
      .execute();
    return rows.map(({ onDate, ...row }) => ({
      ...row,
      on: onDate,
      breaks: row.breaks as unknown as Break[],
    }));
  }

  private select(ctx: Context, q: ReadTx<SchedulingTables>['q']) {
    return q
      .selectFrom('scheduling.roster')
      .selectAll()
      .where('providerId', '=', ctx.providerId as string)
      .where('storeId', 'in', [...ctx.storeIds, ctx.providerId as string]);
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
    AssignmentRow,
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

const chunksOf = <Row>(rows: readonly Row[], size: number): Row[][] =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
    rows.slice(index * size, (index + 1) * size),
  );
