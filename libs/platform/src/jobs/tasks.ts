import { Injectable } from '@nestjs/common';
import type { JobKind } from '@zuoxi/vocabulary';
import { In } from 'typeorm';
import { newId, type ProviderContext } from '../context/index.js';
import { Database, moveAll, type Moved, type ReadTx, type WriteTx } from '../database/index.js';
import { Clock } from '../clock/clock.js';
import { publicError } from '../graphql/errors.js';
import { logger } from '../telemetry/index.js';
import type { Job } from './job-queue.js';
import { Task } from './task.entity.js';
import { taskTransitions } from './task.rules.js';
import type { TaskSentence } from './task-sentences.js';
import { isTransient } from './transient.js';

export interface Progress {
  /** @throws TaskCancelled when a person has cancelled; let it through. */
  report(percent: number, sentence: TaskSentence, params?: Record<string, unknown>): Promise<void>;
}

/** Ends a run without a word: a person cancelled the task, or another worker has taken it over. */
export class TaskCancelled extends Error {}

/** Long work that a person waits for: its row is what the console's tray shows. */
@Injectable()
export class Tasks {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Enters the task and its job in the deed's own transaction. */
  async start(
    ctx: ProviderContext,
    tx: Pick<WriteTx, 'insert' | 'send'>,
    kind: JobKind,
    input: object,
    storeId: string | null,
  ): Promise<string> {
    const id = newId();
    const now = this.clock.now();
    await tx.insert(Task, {
      providerId: ctx.providerId,
      id,
      storeId,
      kind,
      state: 'queued',
      sentence: 'queued',
      createdBy: ctx.actor.id,
      createdAt: now,
      updatedAt: now,
    });
    // The key belongs to the request; the job's own writes must not claim it.
    const job: Job<object> = { ctx: { ...ctx, idempotencyKey: null }, input, taskId: id };
    await tx.send(kind, job);
    return id;
  }

  /** Whether nobody works on a task any more though it was not done. */
  async wasGivenUp(
    ctx: ProviderContext,
    { manager }: Pick<ReadTx, 'manager'>,
    id: string | null,
  ): Promise<boolean> {
    const providerId = ctx.providerId;
    return id !== null && manager.existsBy(Task, { providerId, id, state: In(['cancelled', 'failed']) });
  }

  /**
   * Runs a job's work under its task: progress and result end up on the task's row. What goes wrong is thrown on, for the
   * queue to try again or to end the job (`giveUp`).
   */
  async run(
    job: Job,
    work: (
      progress: Progress,
    ) => Promise<{ sentence: TaskSentence; params?: Record<string, unknown>; resultId?: string }>,
  ): Promise<void> {
    const { ctx, taskId } = job;
    if (!taskId) {
      await work({ report: async () => undefined });
      return;
    }
    if (!(await this.move(ctx, taskId, { state: 'running' }))) return;
    try {
      const {
        sentence,
        params = {},
        resultId,
      } = await work({
        report: async (percent, phase, phaseParams = {}) => {
          const goesOn = await this.move(ctx, taskId, {
            state: 'running',
            percent: Math.max(0, Math.min(99, Math.round(percent))),
            sentence: phase,
            params: phaseParams,
          });
          if (!goesOn) throw new TaskCancelled();
        },
      });
      await this.move(ctx, taskId, {
        state: 'succeeded',
        percent: 100,
        sentence,
        params,
        result: resultId ? { id: resultId } : null,
      });
    } catch (error) {
      if (error instanceof TaskCancelled) return;
      if (isTransient(error)) {
        // If not even this can be written, it is tried again all the more.
        await this.move(ctx, taskId, { state: 'queued', sentence: 'retrying' }).catch(() => undefined);
      }
      throw error;
    }
  }

  /** Ends the task of a job that ends so. */
  async giveUp({ ctx, taskId }: Job, reason: unknown): Promise<void> {
    if (!taskId) return;
    const { code, message } = publicError(reason, ctx.locale, ctx.requestId, (e) =>
      logger.error({ taskId, error: String((e as Error).stack) }, 'task failed'),
    );
    await this.move(ctx, taskId, {
      state: 'failed',
      sentence: 'failed',
      error: { code, message },
    });
  }

  /** @returns false where it has ended already: a person cancelled it, or it is done. */
  private move({ providerId, ...ctx }: ProviderContext, id: string, set: Moved<Task>): Promise<boolean> {
    const updatedAt = this.clock.now();
    return this.db.write({ ...ctx, providerId }, null, async (tx) => {
      const moved = await moveAll(tx, Task, taskTransitions, { providerId, id }, { ...set, updatedAt });
      return moved !== 0;
    });
  }
}
