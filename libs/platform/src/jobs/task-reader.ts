import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { Clock } from '../calendar/index.js';
import type { ProviderContext } from '../context/index.js';
import { Database, moveAll } from '../database/index.js';
import { notFound } from '../errors/index.js';
import type { PageArgs } from '../graphql/connections.js';
import { type ListOrder, pageOf } from '../graphql/pages.js';
import { Task } from './task.entity.js';
import { taskTransitions } from './task.rules.js';
import { taskSentence } from './task-sentences.js';

const ownOf = (ctx: ProviderContext) => ({ providerId: ctx.providerId, createdBy: ctx.actor.id });

const newestFirst: ListOrder<Task> = { usual: '-createdAt', key: 'id', size: 20 };

/** Tasks as their asker sees them: their own, in their language. */
@Injectable()
export class TaskReader {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  list(ctx: ProviderContext, page: PageArgs) {
    return this.db.read(ctx, ({ manager }) => {
      const own = manager
        .createQueryBuilder(Task, 't')
        .where('t.providerId = :providerId and t.createdBy = :createdBy', ownOf(ctx));
      return pageOf(own, newestFirst, page, (task) => present(ctx, task));
    });
  }

  /** What has changed of late, newest first. */
  async changedSince(ctx: ProviderContext, since: Date, first: number) {
    const where = { ...ownOf(ctx), updatedAt: MoreThan(since) };
    const order = { createdAt: 'DESC' } as const;
    const tasks = await this.db.read(ctx, ({ manager }) => manager.find(Task, { where, order, take: first }));
    return tasks.map((task) => present(ctx, task));
  }

  async find(ctx: ProviderContext, id: string) {
    const task = await this.db.read(ctx, ({ manager }) => manager.findOneBy(Task, { ...ownOf(ctx), id }));
    return task && present(ctx, task);
  }

  async cancel(ctx: ProviderContext, id: string): Promise<void> {
    await this.db.write(ctx, 'task.cancel', async (tx) => {
      const stopped = { state: 'cancelled', sentence: 'cancelled', updatedAt: this.clock.now() } as const;
      if (!(await moveAll(tx, Task, taskTransitions, { ...ownOf(ctx), id }, stopped))) throw notFound('task');
      tx.audit({ subjectType: 'task', subjectId: id });
      return null;
    });
  }
}

const present = ({ locale }: ProviderContext, row: Task) => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  percent: row.percent,
  sentence: taskSentence(row.sentence, locale, row.params),
  storeId: row.storeId,
  resultId: row.result?.id ?? null,
  error: row.error,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});
