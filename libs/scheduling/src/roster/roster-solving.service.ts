import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { type Database, lockName, moveAll } from '@zuoxi/platform/database';
import { DomainError, found } from '@zuoxi/platform/errors';
import { type Job, TaskReader, Tasks } from '@zuoxi/platform/jobs';
import { doorOf } from '@zuoxi/platform/module';
import { ShiftService } from '../shift/shift.service.js';
import { insertAssignments } from './assignments.js';
import { RequirementService } from './requirement.service.js';
import { readProblem } from './roster-problem.js';
import { keyOf } from './roster-state.js';
import { Roster } from './roster.entity.js';
import { rosterEvents, rosterTransitions } from './roster.rules.js';
import { RosterService } from './roster.service.js';
import { solveInWorker } from './solve-in-worker.js';

export interface SolveJob {
  readonly rosterId: string;
  readonly storeId: string;
}

/** Rosters are made by a job. */
@Injectable()
export class RosterSolvingService {
  constructor(
    @Inject(doorOf('scheduling')) private readonly db: Database,
    private readonly rosters: RosterService,
    private readonly shifts: ShiftService,
    private readonly requirements: RequirementService,
    private readonly tasks: Tasks,
    private readonly taskReader: TaskReader,
    private readonly clock: Clock,
  ) {}

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
    return found(await this.rosters.find(ctx, id), 'roster');
  }

  /** The job: solves in a worker, and writes the whole roster or nothing. */
  async runSolve(job: Job<SolveJob>): Promise<void> {
    const { ctx, input } = job;
    await this.tasks.run(job, async (progress) => {
      const roster = found(await this.rosters.find(ctx, input.rosterId), 'roster');
      await progress.report(1, 'solving');
      const shifts = await this.shifts.active(ctx);
      const { problem } = await this.db.read(ctx, (tx) => readProblem(ctx, tx, roster, shifts));
      const result = await solveInWorker(problem, { seed: 1 }, (share) =>
        progress.report(share * 95, 'solving'),
      );
      await this.db.write(ctx, 'roster.solved', async (tx) => {
        const solved = { status: 'draft', unmet: result.unmet } as const;
        if (!(await moveAll(tx, Roster, rosterTransitions, keyOf(roster), solved))) return null;
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
    await this.db.write(ctx, null, async (tx) => {
      const failed = { status: 'failed', failure: { code, details } } as const;
      if (!(await moveAll(tx, Roster, rosterTransitions, key, failed))) return;
      const { fromOn: from, toOn: to } = found(await tx.manager.findOneBy(Roster, key), 'roster');
      // Whoever waits for it may have gone home; who stopped it knows.
      const accountIds = ctx.userId && code !== 'SOLVING_STOPPED' ? [ctx.userId] : [];
      const params = { from, to };
      await tx.happened(rosterEvents.failed, { storeId, subjectId: rosterId, params, accountIds });
    });
  }
}
