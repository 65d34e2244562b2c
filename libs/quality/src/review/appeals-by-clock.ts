import { Inject, Injectable } from '@nestjs/common';
import { businessDateOf } from '@zuoxi/platform/calendar';
import type { Database } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import type { DueWorkOfStore, RunOutcome } from '@zuoxi/platform/schedules';
import { appealReminder } from './appeal-dates.rules.js';
import { Review } from './review.entity.js';

/** Tells of appeals that are due or late, each on its days and once on each. Nothing is decided here. */
@Injectable()
export class AppealsByClock {
  constructor(@Inject(doorOf('quality')) private readonly db: Database) {}

  async remind({ ctx, storeId, on: today }: DueWorkOfStore): Promise<RunOutcome> {
    const where = { providerId: ctx.providerId, storeId, status: 'appealed' as const };
    const open = await this.db.read(ctx, ({ manager }) => manager.findBy(Review, where));
    const due = open.flatMap((review) => {
      const filedOn = review.appealFiledAt && businessDateOf(review.appealFiledAt);
      const reminder = filedOn && appealReminder(filedOn, today);
      return reminder ? [{ review, reminder, filedOn }] : [];
    });
    if (!due.length) return { state: 'nothing', sentence: 'no-dates-near' };
    await this.db.write(ctx, null, async ({ happened }) => {
      for (const { review, reminder, filedOn } of due) {
        const { id: subjectId, businessDate: on, agentId } = review;
        const { days, dueOn, isLate, step } = reminder;
        const about = { storeId, subjectId, once: `${filedOn} ${step}` };
        if (!isLate) {
          await happened('appeal.due', { ...about, params: { on, dueOn } });
          continue;
        }
        await happened('appeal.overdue', { ...about, params: { on, dueOn, days } });
        // Whoever waits hears once that it is late, not each time that others are reminded.
        const delayed = { storeId, subjectId, once: filedOn, params: { on, dueOn } };
        await happened('appeal.delayed', { ...delayed, agentIds: [agentId] });
      }
    });
    return { state: 'done', sentence: 'reminded', params: { count: due.length } };
  }
}
