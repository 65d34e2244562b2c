import { Injectable } from '@nestjs/common';
import { Clock } from '../calendar/index.js';
import type { Context } from '../context/index.js';
import { Database, type PlatformTables } from '../database/index.js';
import { found } from '../errors/index.js';
import { taskSentence } from './tasks.js';

/** Tasks as their asker sees them: their own, in their language. */
@Injectable()
export class TaskReader {
  constructor(
    private readonly db: Database<PlatformTables>,
    private readonly clock: Clock,
  ) {}

  async recent(ctx: Context, first: number, changedSince?: Date) {
    const rows = await this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('platform.task')
        .selectAll()
        .where('providerId', '=', ctx.providerId as string)
        .where('createdBy', '=', ctx.actor.id)
        .$if(changedSince !== undefined, (query) => query.where('updatedAt', '>', changedSince as Date))
        .orderBy('createdAt', 'desc')
        .limit(first)
        .execute(),
    );
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      state: row.state,
      percent: row.percent,
      sentence: taskSentence(row.sentence, ctx.locale, row.params as Record<string, unknown>),
      storeId: row.storeId,
      resultId: (row.result as { id?: string } | null)?.id ?? null,
      error: row.error as { code: string; message: string } | null,
      createdAt: row.createdAt,
      updatedAt: row.updatedAt,
    }));
  }

  async find(ctx: Context, id: string) {
    return (await this.recent(ctx, 200)).find((task) => task.id === id) ?? null;
  }

  async cancel(ctx: Context, id: string): Promise<void> {
    await this.db.write(ctx, 'task.cancel', async ({ q, audit }) => {
      found(
        await q
          .updateTable('platform.task')
          .set({ state: 'cancelled', sentence: 'cancelled', updatedAt: this.clock.now() })
          .where('providerId', '=', ctx.providerId as string)
          .where('createdBy', '=', ctx.actor.id)
          .where('id', '=', id)
          .where('state', 'in', ['queued', 'running'])
          .returning('id')
          .executeTakeFirst(),
        'task',
      );
      audit({ subjectType: 'task', subjectId: id });
      return null;
    });
  }
}
