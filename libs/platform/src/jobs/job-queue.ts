import { PgBoss } from 'pg-boss';
import type { JobKind } from '@zuoxi/vocabulary';
import type { Context } from '../context/index.js';
import { deadQueue, jobsRole, queuePolicy, type SendJob } from '../database/index.js';
import { jobsHandled, logger } from '../telemetry/index.js';

export interface Job<Input = unknown> {
  /** On whose behalf, with the scope that the asker had. */
  readonly ctx: Context;
  readonly input: Input;
  /** What the asker's screen follows; absent for work nobody waits for. */
  readonly taskId?: string;
}

/** How often this process looks for jobs whose worker is gone. */
const superviseSeconds = 5;

export type JobHandler<Input> = (job: Job<Input>) => Promise<void>;

/**
 * The queue, in the same PostgreSQL. A job is put in by `tx.send` and so exists exactly when its deed does; it is
 * delivered at least once, and handlers are idempotent.
 */
export class JobQueue {
  private readonly boss: PgBoss;
  private readonly handlers = new Map<JobKind, JobHandler<never>>();
  private readonly endings = new Map<JobKind, JobHandler<never>>();
  /** Said of every job that was tried too often, or whose workers were killed too often. */
  onGiveUp: (job: Job) => Promise<void> = async () => undefined;

  constructor(url: string) {
    this.boss = new PgBoss({
      connectionString: url,
      options: `-c role=${jobsRole}`,
      migrate: false,
      createSchema: false,
      schedule: false,
      superviseIntervalSeconds: superviseSeconds,
      monitorIntervalSeconds: superviseSeconds,
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

  /** Declares who does a kind of work, and what to do when it is given up; called by modules before `start`. */
  handle<Input>(kind: JobKind, handler: JobHandler<Input>, gaveUp?: JobHandler<Input>): void {
    if (this.handlers.has(kind)) throw new Error(`two handlers for ${kind}`);
    this.handlers.set(kind, handler as JobHandler<never>);
    if (gaveUp) this.endings.set(kind, gaveUp as JobHandler<never>);
  }

  /** Ends a job of which the queue has had enough: whatever still says that it runs, says no longer. */
  async giveUp(kind: JobKind, job: Job): Promise<void> {
    await this.onGiveUp(job);
    await this.endings.get(kind)?.(job as Job<never>);
  }

  async start(): Promise<void> {
    await this.boss.start();
    for (const [kind, handler] of this.handlers) {
      await this.boss.work<Job<never>>(kind, { batchSize: 1, pollingIntervalSeconds: 0.5 }, async ([job]) => {
        if (!job) return;
        try {
          await handler(job.data);
          jobsHandled.inc({ queue: kind, outcome: 'done' });
        } catch (error) {
          jobsHandled.inc({ queue: kind, outcome: 'failed' });
          logger.error({ queue: kind, jobId: job.id, error: String((error as Error).stack) }, 'job failed');
          throw error;
        }
      });
      await this.boss.work<Job>(deadQueue(kind), { pollingIntervalSeconds: 5 }, async (dead) => {
        for (const { data } of dead) await this.giveUp(kind, data);
      });
    }
  }

  /** Needed by processes that only send. */
  async open(): Promise<void> {
    await this.boss.start();
  }

  /** Does every waiting job (of one kind) now, in order; for tests and commands, which cannot wait for a poll. */
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
            await handler(job.data);
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
