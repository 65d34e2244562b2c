import { Inject, Injectable } from '@nestjs/common';
import { addDays, Clock, daysBetween, weekday } from '@zuoxi/platform/calendar';
import { type Context, newId } from '@zuoxi/platform/context';
import type { Database, ReadTx, WriteTx } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import { type Job, Tasks } from '@zuoxi/platform/jobs';
import { doorOf } from '@zuoxi/platform/module';
import { type Assignment, checkRoster, type RosterInput, type UnmetReason } from '@zuoxi/rostering';
import { ShiftService } from '../shift/shift.service.js';
import type { SchedulingTables } from '../tables.js';
import { type RequirementDay, RequirementService } from './requirement.service.js';
import { defaultRules } from './roster.rules.js';
import { solveInWorker } from './solve-in-worker.js';

export interface SolveJob {
  readonly rosterId: string;
  readonly storeId: string;
}
export type RosterRow = Awaited<ReturnType<RosterService['getMany']>>[number];
type Break = Assignment['breaks'][number];

@Injectable()
export class RosterService {
  constructor(
    @Inject(doorOf('scheduling')) private readonly db: Database<SchedulingTables>,
    private readonly shifts: ShiftService,
    private readonly requirements: RequirementService,
    private readonly tasks: Tasks,
    private readonly clock: Clock,
  ) {}

  async getMany(ctx: Context, ids: readonly string[]) {
    const rows = await this.db.read(ctx, ({ q }) =>
      this.select(ctx, q)
        .where('id', 'in', [...ids])
        .execute(),
    );
    return rows.map(present);
  }

  async find(ctx: Context, id: string): Promise<RosterRow | null> {
    return (await this.getMany(ctx, [id]))[0] ?? null;
  }

  async listOfStore(ctx: Context, storeId: string): Promise<RosterRow[]> {
    const rows = await this.db.read(ctx, ({ q }) =>
      this.select(ctx, q).where('storeId', '=', storeId).orderBy('createdAt', 'desc').limit(50).execute(),
    );
    return rows.map(present);
  }

  assignmentsOf(ctx: Context, roster: { id: string; storeId: string }) {
    return this.db.read(ctx, (tx) => this.readAssignments(tx, roster));
  }

  /** Enters the roster with its requirement and queues the solve; its task tells how far it is. */
  async solve(ctx: Context, input: { storeId: string; fromOn: string; toOn: string }): Promise<RosterRow> {
    const requirement = await this.requirements.between(ctx, input.storeId, input.fromOn, input.toOn);
    const id = await this.db.write(
      ctx,
      'roster.solve',
      async (tx) => {
        const made = newId();
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
      const problem = await this.problemOf(ctx, roster);
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
        await this.insertAssignments(ctx, tx, roster, problem, result.assignments);
        tx.audit({ subjectType: 'roster', subjectId: roster.id, storeId: roster.storeId });
        return null;
      });
      return { sentence: 'solved', params: { uncovered: result.uncoveredSeatSlots }, resultId: roster.id };
    });
  }

  /** Gives an agent a shift on a day of a draft, or a day off. The checker then says what it breaks, if anything. */
  async assign(
    ctx: Context,
    input: { rosterId: string; agentId: string; on: string; shiftId?: string | null },
  ) {
    const roster = found(await this.find(ctx, input.rosterId), 'roster');
    if (input.on < roster.fromOn || input.on > roster.toOn)
      throw invalid([{ field: 'on', code: 'OUTSIDE_ROSTER' }]);
    const shift = input.shiftId
      ? found(
          (await this.shifts.active(ctx)).find(({ id }) => id === input.shiftId),
          'shift template',
        )
      : null;
    await this.db.write(
      ctx,
      'roster.assign',
      async (tx) => {
        const { q } = tx;
        const draft = await q
          .selectFrom('scheduling.roster')
          .select('status')
          .where('storeId', '=', roster.storeId)
          .where('id', '=', roster.id)
          .forUpdate()
          .executeTakeFirst();
        if (found(draft, 'roster').status !== 'draft')
          throw new DomainError('STATE_CHANGED', { status: draft?.status });
        found(
          await q
            .selectFrom('scheduling.agent')
            .select('id')
            .where('providerId', '=', ctx.providerId as string)
            .where('id', '=', input.agentId)
            .executeTakeFirst(),
          'agent',
        );
        await q
          .deleteFrom('scheduling.rosterAssignment')
          .where('storeId', '=', roster.storeId)
          .where('rosterId', '=', roster.id)
          .where('agentId', '=', input.agentId)
          .where('onDate', '=', input.on)
          .execute();
        if (shift) {
          const breaks = shift.breaks.map(({ earliestMinute, minutes }) => ({
            startMinute: earliestMinute,
            minutes,
          }));
          await q
            .insertInto('scheduling.rosterAssignment')
            .values({
              providerId: ctx.providerId as string,
              storeId: roster.storeId,
              id: newId(),
              rosterId: roster.id,
              agentId: input.agentId,
              onDate: input.on,
              shiftId: shift.id,
              startMinute: shift.startMinute,
              endMinute: shift.endMinute,
              breaks: JSON.stringify(breaks),
            })
            .execute();
        }
        tx.audit({
          subjectType: 'roster',
          subjectId: roster.id,
          storeId: roster.storeId,
          details: { agentId: input.agentId, on: input.on, shiftId: input.shiftId ?? null },
        });
        return null;
      },
      input,
    );
    return roster;
  }

  /** Hard rules that a roster breaks, from a checker that shares nothing with the solver. */
  async brokenRules(ctx: Context, roster: RosterRow) {
    const problem = await this.problemOf(ctx, roster);
    return checkRoster(problem, toAssignments(await this.assignmentsOf(ctx, roster)));
  }

  /** @throws DomainError ROSTER_HAS_BROKEN_RULES. The roster it replaces stays readable. */
  async publish(ctx: Context, id: string): Promise<RosterRow> {
    const roster = found(await this.find(ctx, id), 'roster');
    const broken = await this.brokenRules(ctx, roster);
    if (broken.length) throw new DomainError('ROSTER_HAS_BROKEN_RULES', { count: broken.length });
    await this.db.write(ctx, 'roster.publish', async ({ q, audit }) => {
      await q
        .updateTable('scheduling.roster')
        .set({ status: 'superseded' })
        .where('storeId', '=', roster.storeId)
        .where('status', '=', 'published')
        .where('fromOn', '<=', roster.toOn)
        .where('toOn', '>=', roster.fromOn)
        .execute();
      const moved = await q
        .updateTable('scheduling.roster')
        .set({ status: 'published', publishedAt: this.clock.now() })
        .where('storeId', '=', roster.storeId)
        .where('id', '=', id)
        .where('status', '=', 'draft')
        .executeTakeFirst();
      if (!moved.numUpdatedRows) throw new DomainError('STATE_CHANGED', { status: roster.status });
      audit({ subjectType: 'roster', subjectId: id, storeId: roster.storeId });
      return null;
    });
    return found(await this.find(ctx, id), 'roster');
  }

  /** An agent's own published shifts, in all stores they work for. */
  async myShifts(ctx: Context, fromOn: string, toOn: string) {
    if (!ctx.agentId) return [];
    const agentId = ctx.agentId;
    const rows = await this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('scheduling.rosterAssignment as a')
        .innerJoin('scheduling.roster as r', (join) =>
          join.onRef('r.storeId', '=', 'a.storeId').onRef('r.id', '=', 'a.rosterId'),
        )
        .innerJoin('scheduling.shiftTemplate as t', (join) =>
          join.onRef('t.providerId', '=', 'a.providerId').onRef('t.id', '=', 'a.shiftId'),
        )
        .innerJoin('identityPub.store as s', 's.storeId', 'a.storeId')
        .where('a.providerId', '=', ctx.providerId as string)
        .where('a.agentId', '=', agentId)
        .where('r.status', '=', 'published')
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
    return rows.map(({ onDate, ...row }) => ({ ...row, on: onDate }));
  }

  private async problemOf(ctx: Context, roster: RosterRow): Promise<RosterInput> {
    const days = daysBetween(roster.fromOn, roster.toOn);
    const shifts = await this.shifts.active(ctx);
    const { agents, published } = await this.db.read(ctx, async ({ q }) => ({
      agents: await q
        .selectFrom('scheduling.agentSkill as s')
        .innerJoin('scheduling.agent as a', (join) =>
          join.onRef('a.providerId', '=', 's.providerId').onRef('a.id', '=', 's.agentId'),
        )
        .where('s.storeId', '=', roster.storeId)
        .where('a.status', '=', 'active')
        .where('s.certifiedOn', '<=', roster.fromOn)
        .select(['a.id', 'a.maxMinutesPerWeek'])
        .orderBy('a.employeeNo')
        .execute(),
      // What those agents do from the week before on, in any store: rest and days in a row do not stop at a store's door.
      published: await q
        .selectFrom('scheduling.rosterAssignment as a')
        .innerJoin('scheduling.roster as r', (join) =>
          join.onRef('r.storeId', '=', 'a.storeId').onRef('r.id', '=', 'a.rosterId'),
        )
        .where('a.providerId', '=', ctx.providerId as string)
        .where('r.status', '=', 'published')
        .where('r.id', '!=', roster.id)
        .where('a.onDate', '>=', addDays(roster.fromOn, -7))
        .where('a.onDate', '<=', roster.toOn)
        .select(['a.agentId', 'a.storeId', 'a.onDate', 'a.startMinute', 'a.endMinute', 'a.breaks'])
        .execute(),
    }));
    const before = published.filter(({ onDate }) => onDate < roster.fromOn);
    // Days at another store; what this store published for these days is what this roster replaces.
    const elsewhere = published.filter(
      ({ onDate, storeId }) => onDate >= roster.fromOn && storeId !== roster.storeId,
    );
    return {
      days,
      shifts: shifts.map(({ id, startMinute, endMinute, breaks }) => ({
        id,
        startMinute,
        endMinute,
        breaks: breaks.map((rest) => ({ ...rest })),
      })),
      agents: agents.map(({ id, maxMinutesPerWeek }) => ({
        id,
        certified: true,
        maxMinutesPerWeek,
        unavailable: [
          ...new Set(elsewhere.filter(({ agentId }) => agentId === id).map(({ onDate }) => onDate)),
        ],
        previousTail: tailOf(
          before.filter(({ agentId }) => agentId === id),
          roster.fromOn,
        ),
      })),
      requirement: roster.requirement.flatMap(({ on, slots }) =>
        slots.map(({ slotMinute, seats }) => ({ on, slotMinute, seats })),
      ),
      rules: defaultRules,
    };
  }

  private async insertAssignments(
    ctx: Context,
    { q }: WriteTx<SchedulingTables>,
    roster: RosterRow,
    problem: RosterInput,
    assignments: readonly Assignment[],
  ): Promise<void> {
    const shiftOf = new Map(problem.shifts.map((shift) => [shift.id, shift]));
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
    for (let start = 0; start < rows.length; start += 1000) {
      await q
        .insertInto('scheduling.rosterAssignment')
        .values(rows.slice(start, start + 1000))
        .execute();
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

function present<Row extends { requirement: unknown; unmet: unknown }>(row: Row) {
  return { ...row, requirement: row.requirement as RequirementDay[], unmet: row.unmet as UnmetReason[] };
}

export const toAssignments = (
  rows: readonly { agentId: string; on: string; shiftId: string; breaks: Break[] }[],
): Assignment[] => rows.map(({ agentId, on, shiftId, breaks }) => ({ agentId, on, shiftId, breaks }));

function tailOf(
  rows: readonly { onDate: string; startMinute: number; endMinute: number; breaks: unknown }[],
  fromOn: string,
) {
  const worked = new Set(rows.map(({ onDate }) => onDate));
  let consecutiveDaysWorked = 0;
  while (worked.has(addDays(fromOn, -1 - consecutiveDaysWorked))) consecutiveDaysWorked += 1;
  const last = [...rows].sort((a, b) => (a.onDate < b.onDate ? 1 : -1))[0];
  const monday = addDays(fromOn, 1 - weekday(fromOn));
  const thisWeek = rows.filter(({ onDate }) => onDate >= monday);
  return {
    consecutiveDaysWorked,
    lastShiftEnd: last ? { on: last.onDate, minute: last.endMinute } : null,
    weekDaysWorked: new Set(thisWeek.map(({ onDate }) => onDate)).size,
    weekMinutesWorked: thisWeek.reduce(
      (sum, row) =>
        sum +
        row.endMinute -
        row.startMinute -
        (row.breaks as Break[]).reduce((rest, each) => rest + each.minutes, 0),
      0,
    ),
  };
}
