import { Injectable } from '@nestjs/common';
import type { ProviderId } from '@zuoxi/vocabulary';
import { In, MoreThan } from 'typeorm';
import { Clock } from '../calendar/index.js';
import type { Context } from '../context/index.js';
import { Database } from '../database/index.js';
import { notFound } from '../errors/index.js';
import { Task, type TaskState } from './task.entity.js';
import { taskSentence } from './task-sentences.js';

const ownOf = (ctx: Context) => ({ providerId: ctx.providerId as ProviderId, createdBy: ctx.actor.id });

/** Tasks as their asker sees them: their own, in their language. */
@Injectable()
export class TaskReader {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async recent(ctx: Context, first: number, changedSince?: Date) {
    const rows = await this.db.read(ctx, ({ manager }) =>
      manager.find(Task, {
        where: { ...ownOf(ctx), ...(changedSince && { updatedAt: MoreThan(changedSince) }) },
        order: { createdAt: 'DESC' },
        take: first,
      }),
    );
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      state: row.state,
      percent: row.percent,
      sentence: taskSentence(row.sentence, ctx.locale, row.params),
      storeId: row.storeId,
      resultId: row.result?.id ?? null,
      error: row.error,
      createdAt: row.createdAt,
      updatedAt: row.updatedAt,
    }));
  }

  async find(ctx: Context, id: string) {
    return (await this.recent(ctx, 200)).find((task) => task.id === id) ?? null;
  }

  async cancel(ctx: Context, id: string): Promise<void> {
    await this.db.write(ctx, 'task.cancel', async ({ manager, audit }) => {
      const { affected } = await manager.update(
        Task,
        { ...ownOf(ctx), id, state: In<TaskState>(['queued', 'running']) },
        { state: 'cancelled', sentence: 'cancelled', updatedAt: this.clock.now() },
      );
      if (!affected) throw notFound('task');
      audit({ subjectType: 'task', subjectId: id });
      return null;
    });
  }
}
