import { PgBoss } from 'pg-boss';
import type { JobKind } from '@zuoxi/vocabulary';
import type { ProviderContext } from '../context/index.js';
import { deadQueue, jobsRole, queuePolicy, type SendJob } from '../database/index.js';
import { DomainError } from '../errors/index.js';
import { jobsHandled, logger } from '../telemetry/index.js';
import { isTransient } from './transient.js';

export interface Job<Input = unknown> {
  /** On whose behalf, with the scope that the asker had. */
  readonly ctx: ProviderContext;
  readonly input: Input;
  /** What the asker's screen follows; absent for work nobody waits for. */
  readonly taskId?: string;
}

/** How often this process looks for jobs whose worker is gone. */
const superviseSeconds = 5;

/** Ends what the job's rows still say, with the reason: it failed, or the queue has had enough. */
export type JobEnding<Input> = (job: Job<Input>, reason: unknown) => Promise<void>;
export type JobHandler<Input> = (job: Job<Input>) => Promise<void>;

/**
 * The queue, in the same PostgreSQL. A job is put in by `tx.send` and so exists exactly when its deed does; it is
 * delivered at least once, and handlers are idempotent.
 */
export class JobQueue {
  private readonly boss: PgBoss;
  private readonly handlers = new Map<JobKind, JobHandler<never>>();
  private readonly endings = new Map<JobKind, JobEnding<never>>();
  /** Said of every job that failed, was tried too often, or whose workers were killed too often. */
  onGiveUp: (job: Job, reason: unknown) => Promise<void> = async () => undefined;

  constructor(url: string) {
    this.boss = new PgBoss({
      connectionString: url,
      options: `-c role=${jobsRole}`,
      migrate: false,
      createSchema: false,
      schedule: false,
      superviseIntervalSeconds: superviseSeconds,
      monitorIntervalSeconds: superviseSeconds,
      queueCacheIntervalSeconds: superviseSeconds,
      max: 3,
    });
    this.boss.on('error', (error) => logger.error({ error: String(error) }, 'job queue'));
  }

  /** Writes the job's row through the caller's transaction. */
  readonly send: SendJob = async (executeSql, queue, data, options) => {
    await this.boss.send(queue, data, {
      ...(options?.startAfter ? { startAfter: options.startAfter } : {}),
      ...(options?.singletonKey ? { singletonKey: options.singletonKey } : {}),
      db: { executeSql },
    });
  };

  /** Declares who does a kind of work, and how its rows end when it fails; called by modules before `start`. */
  handle<Input>(kind: JobKind, handler: JobHandler<Input>, ending?: JobEnding<Input>): void {
    if (this.handlers.has(kind)) throw new Error(`two handlers for ${kind}`);
    this.handlers.set(kind, handler as JobHandler<never>);
    if (ending) this.endings.set(kind, ending as JobEnding<never>);
  }

  /** Everything that is done here. */
  get kinds(): readonly JobKind[] {
    return [...this.handlers.keys()];
  }

  /** Ends a job that failed, or of which the queue has had enough: whatever still says that it runs, says no longer. */
  async giveUp(kind: JobKind, job: Job, reason: unknown = new DomainError('UNAVAILABLE')): Promise<void> {
    await this.onGiveUp(job, reason);
    await this.endings.get(kind)?.(job as Job<never>, reason);
  }

  /**
   * What somebody waits for is tried again only if it may go well a moment later; anything else ends here and now. What
   * nobody waits for is a step of a deed that is done: it is tried again whatever it met, and given up at last.
   */
  private async perform(kind: JobKind, handler: JobHandler<never>, job: Job<never>): Promise<void> {
    try {
      await handler(job);
      jobsHandled.inc({ queue: kind, outcome: 'done' });
    } catch (error) {
      jobsHandled.inc({ queue: kind, outcome: 'failed' });
      const { taskId, ctx } = job;
      const about = { queue: kind, taskId, requestId: ctx.requestId, error: String((error as Error).stack) };
      logger.error(about, 'job failed');
      if (isTransient(error) || !taskId) throw error;
      await this.giveUp(kind, job, error);
    }
  }

  async start(): Promise<void> {
    await this.boss.start();
    for (const [kind, handler] of this.handlers) {
      // One by one; without a pause while more than one waits.
      const pace = { batchSize: 1, pollingIntervalSeconds: 0.5, burstWhenReadyExceeds: 1 };
      await this.boss.work<Job<never>>(kind, pace, async ([job]) => {
        if (job) await this.perform(kind, handler, job.data);
      });
      await this.boss.work<Job>(deadQueue(kind), { pollingIntervalSeconds: 5 }, async (dead) => {
        for (const { data } of dead) {
          jobsHandled.inc({ queue: kind, outcome: 'given-up' });
          logger.error({ queue: kind, requestId: data.ctx.requestId }, 'job given up');
          await this.giveUp(kind, data);
        }
      });
    }
  }

  /** Needed by processes that only send. */
  async open(): Promise<void> {
    await this.boss.start();
  }

  /**
   * Does every waiting job (of one kind) now, in order; for tests and commands, which cannot wait for a poll. Throws what
   * is to be tried again.
   */
  async drain(only?: JobKind): Promise<number> {
    let done = 0;
    for (let busy = true; busy;) {
      busy = false;
      for (const [kind, handler] of this.handlers) {
        if (only && kind !== only) continue;
        for (const job of await this.boss.fetch<Job<never>>(kind)) {
          busy = true;
          done += 1;
          const beat = setInterval(
            () => void this.boss.touch(kind, job).catch(() => undefined),
            queuePolicy.heartbeatSeconds * 500,
          );
          try {
            await this.perform(kind, handler, job.data);
            await this.boss.complete(kind, job);
          } catch (error) {
            await this.boss.fail(kind, job, { message: String(error) });
            throw error;
          } finally {
            clearInterval(beat);
          }
        }
      }
    }
    return done;
  }

  async stop(): Promise<void> {
    await this.boss.stop({ graceful: true, timeout: 8000, close: true });
  }
}
