import { Inject, Injectable } from '@nestjs/common';
import type { Database } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import type { DueWorkOfStore, RunOutcome } from '@zuoxi/platform/schedules';
import { In } from 'typeorm';
import { Matter } from './matter.entity.js';
import { matterEvents, reminderStep, sideWaitedFor } from './matter.rules.js';

/** Reminds whoever is waited for of what is due, and then late: each matter on its days, and once on each. */
@Injectable()
export class MattersByClock {
  constructor(@Inject(doorOf('onboarding')) private readonly db: Database) {}

  async remind({ ctx, storeId, on }: DueWorkOfStore): Promise<RunOutcome> {
    const where = { providerId: ctx.providerId, storeId, status: In<Matter['status']>(['open', 'answered']) };
    const waiting = await this.db.read(ctx, ({ manager }) => manager.findBy(Matter, where));
    const due = waiting.flatMap((matter) => {
      const step = reminderStep(matter.dueOn, on);
      const side = sideWaitedFor(matter);
      return step === null || !side ? [] : [{ matter, step, side }];
    });
    if (!due.length) return { state: 'nothing', sentence: 'no-dates-near' };
    await this.db.write(ctx, null, async ({ happened }) => {
      for (const { matter, step, side } of due) {
        const { id: subjectId, title, dueOn, status } = matter;
        const once = `${status} ${dueOn} ${step}`;
        await happened(matterEvents.due[side], {
          ...{ storeId, subjectId, params: { title, on: dueOn }, once },
        });
      }
    });
    return { state: 'done', sentence: 'reminded', params: { count: due.length } };
  }
}
