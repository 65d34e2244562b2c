import { type ScheduleKind, scheduleJob, type StoreId } from '@zuoxi/vocabulary';
import type { BusinessDate } from '../calendar/business-date.js';
import type { Clock } from '../clock/clock.js';
import type { ProviderContext } from '../context/index.js';
import { type Database, moveAll, type Moved } from '../database/index.js';
import { DomainError } from '../errors/index.js';
import { type Job, type JobQueue, isTransient } from '../jobs/index.js';
import type { RunSentence } from './run-sentences.js';
import { type RunError, ScheduleRun } from './schedule-run.entity.js';
import { runTransitions } from './schedule.rules.js';
import type { RunJob } from './schedules.js';

/** What is to be done now, for one time that a schedule was due. */
export interface DueWork {
  readonly ctx: ProviderContext;
  readonly dueAt: Date;
  /** The day of it, by the clock of the schedule's zone. */
  readonly on: BusinessDate;
  /** Null: it is the provider's. */
  readonly storeId: StoreId | null;
}
export interface DueWorkOfStore extends DueWork {
  readonly storeId: StoreId;
}
export interface RunOutcome {
  readonly state: 'done' | 'nothing';
  readonly sentence: RunSentence;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** Does what schedules have queued, and writes down how it went. */
export class ScheduleRuns {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly jobs: JobQueue,
  ) {}

  /** Declares who does a kind of a shop's work, as `handle` says. */
  handleOfStore(kind: ScheduleKind, work: (due: DueWorkOfStore) => Promise<RunOutcome>): void {
    this.handle(kind, ({ storeId, ...due }) => {
      if (!storeId) throw new Error(`${kind} is a shop's work`);
      return work({ ...due, storeId });
    });
  }

  /**
   * Declares who does a kind of work. It may be done twice for one time, and does it once in effect.
   *
   * A refusal ends the run with its words; whatever else goes wrong is tried again by the queue, and ends it when the
   * queue has had enough.
   */
  handle(kind: ScheduleKind, work: (due: DueWork) => Promise<RunOutcome>): void {
    this.jobs.handle<RunJob>(
      scheduleJob(kind),
      async (job) => {
        const run = await this.begin(job);
        if (!run) return;
        const { dueAt, onDate: on, storeId } = run;
        try {
          const { state, sentence, params = {} } = await work({ ctx: job.ctx, dueAt, on, storeId });
          await this.move(job, { state, sentence, params, endedAt: this.clock.now() });
        } catch (error) {
          if (!(error instanceof DomainError) || isTransient(error)) throw error;
          await this.fail(job, error);
        }
      },
      (job, reason) => this.fail(job, reason),
    );
  }

  private async begin(job: Job<RunJob>): Promise<ScheduleRun | null> {
    const isGoingOn = await this.move(job, {
      state: 'running',
      sentence: 'running',
      startedAt: this.clock.now(),
    });
    if (!isGoingOn) return null;
    const { ctx, input } = job;
    const key = { providerId: ctx.providerId, id: input.runId };
    return this.db.read(ctx, ({ manager }) => manager.findOneBy(ScheduleRun, key));
  }

  private async fail(job: Job<RunJob>, reason: unknown): Promise<void> {
    const error: RunError =
      reason instanceof DomainError
        ? { code: reason.code, details: reason.details }
        : { code: 'INTERNAL', details: { requestId: job.ctx.requestId } };
    await this.move(job, { state: 'failed', sentence: 'failed', error, endedAt: this.clock.now() });
  }

  /** @returns false where it has ended already */
  private move({ ctx, input }: Job<RunJob>, set: Moved<ScheduleRun>): Promise<boolean> {
    const key = { providerId: ctx.providerId, id: input.runId };
    return this.db.write(ctx, null, async (tx) => {
      const moved = await moveAll(tx, ScheduleRun, runTransitions, key, set);
      return moved !== 0;
    });
  }
}
