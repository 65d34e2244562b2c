import { Injectable } from '@nestjs/common';
import type { JobKind, Locale } from '@zuoxi/vocabulary';
import { type Context, newId } from '../context/index.js';
import { Database, type WriteTx } from '../database/index.js';
import { Clock } from '../clock/clock.js';
import { publicError } from '../graphql/errors.js';
import { logger } from '../telemetry/index.js';
import type { PlatformTables } from '../database/tables.js';
import type { Job } from './job-queue.js';
import { isTransient } from './transient.js';

export type TaskState = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';

/** Codes of what a task may be doing, with the sentence a person reads. */
export const taskSentences = {
  queued: { 'zh-CN': '排队中', 'en-US': 'Waiting' },
  importing: { 'zh-CN': '已读取 {rows} 行', 'en-US': '{rows} rows read' },
  imported: {
    'zh-CN': '完成：新增 {accepted} 行，更新 {changed} 行，已有 {known} 行，未采用 {rejected} 行',
    'en-US': 'Done: {accepted} new, {changed} changed, {known} already there, {rejected} not taken',
  },
  undoing: { 'zh-CN': '正在撤销导入', 'en-US': 'Undoing the import' },
  undone: { 'zh-CN': '已撤销导入「{file}」', 'en-US': 'Import “{file}” undone' },
  solving: { 'zh-CN': '正在排班', 'en-US': 'Solving the roster' },
  solved: {
    'zh-CN': '排班完成，{uncovered} 个半小时席位未覆盖',
    'en-US': 'Solved; {uncovered} seat half-hours uncovered',
  },
  building: { 'zh-CN': '正在生成日报', 'en-US': 'Building the report' },
  built: { 'zh-CN': '日报已生成', 'en-US': 'Report built' },
  retrying: { 'zh-CN': '服务暂时中断，将自动继续', 'en-US': 'Interrupted; it goes on by itself' },
  failed: { 'zh-CN': '失败', 'en-US': 'Failed' },
  cancelled: { 'zh-CN': '已取消', 'en-US': 'Cancelled' },
} as const;
export type TaskSentence = keyof typeof taskSentences;

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
    private readonly db: Database<PlatformTables>,
    private readonly clock: Clock,
  ) {}

  /** Enters the task and its job in the deed's own transaction. */
  async start<Tables>(
    ctx: Context,
    deedTx: WriteTx<Tables>,
    kind: JobKind,
    input: object,
    storeId: string | null,
  ): Promise<string> {
    const id = newId();
    const now = this.clock.now();
    const tx = deedTx as unknown as WriteTx<PlatformTables>;
    await tx.q
      .insertInto('platform.task')
      .values({
        providerId: ctx.providerId as string,
        id,
        storeId,
        kind,
        state: 'queued',
        sentence: 'queued',
        createdBy: ctx.actor.id,
        createdAt: now,
        updatedAt: now,
      })
      .execute();
    // The key belongs to the request; the job's own writes must not claim it.
    const job: Job<object> = { ctx: { ...ctx, idempotencyKey: null }, input, taskId: id };
    await tx.send(kind, job);
    return id;
  }

  /** Whether nobody works on a task any more though it was not done. */
  async wasGivenUp<Tables>(ctx: Context, deedTx: WriteTx<Tables>, id: string | null): Promise<boolean> {
    const row = await (deedTx as unknown as WriteTx<PlatformTables>).q
      .selectFrom('platform.task')
      .select('state')
      .where('providerId', '=', ctx.providerId as string)
      .where('id', '=', id)
      .executeTakeFirst();
    return row?.state === 'cancelled' || row?.state === 'failed';
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
    const state = await this.update(ctx, taskId, { state: 'running' });
    if (state === 'cancelled') return;
    try {
      const {
        sentence,
        params = {},
        resultId,
      } = await work({
        report: async (percent, phase, phaseParams = {}) => {
          const current = await this.update(ctx, taskId, {
            percent: Math.max(0, Math.min(99, Math.round(percent))),
            sentence: phase,
            params: JSON.stringify(phaseParams),
          });
          if (current === 'cancelled') throw new TaskCancelled();
        },
      });
      await this.update(ctx, taskId, {
        state: 'succeeded',
        percent: 100,
        sentence,
        params: JSON.stringify(params),
        result: resultId ? JSON.stringify({ id: resultId }) : null,
      });
    } catch (error) {
      if (error instanceof TaskCancelled) return;
      if (isTransient(error)) {
        // If not even this can be written, it is tried again all the more.
        await this.update(ctx, taskId, { state: 'queued', sentence: 'retrying' }).catch(() => undefined);
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
    await this.update(ctx, taskId, {
      state: 'failed',
      sentence: 'failed',
      error: JSON.stringify({ code, message }),
    });
  }

  private async update(ctx: Context, id: string, values: Record<string, unknown>): Promise<TaskState> {
    return this.db.write(ctx, null, async ({ q }) => {
      const row = await q
        .updateTable('platform.task')
        .set({ ...values, updatedAt: this.clock.now() })
        .where('providerId', '=', ctx.providerId as string)
        .where('id', '=', id)
        .where('state', 'not in', ['cancelled', 'succeeded'])
        .returning('state')
        .executeTakeFirst();
      return (row?.state ?? 'cancelled') as TaskState;
    });
  }
}

/** The sentence of a task in a person's language. */
export function taskSentence(
  code: string,
  locale: Locale,
  params: Readonly<Record<string, unknown>>,
): string {
  const texts = taskSentences[code as TaskSentence] ?? taskSentences.queued;
  return texts[locale].replace(/\{(\w+)\}/g, (_, key: string) => String(params[key] ?? '—'));
}
