import { Inject, Injectable } from '@nestjs/common';
import type { Database } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import type { DueWorkOfStore, RunOutcome } from '@zuoxi/platform/schedules';
import { IsNull } from 'typeorm';
import { questionDueOn, questionStep } from './question-dates.rules.js';
import { ReportQuestion } from './report-question.entity.js';

/** Tells of questions on reports that nobody has answered, each on its days and once on each. */
@Injectable()
export class QuestionsByClock {
  constructor(@Inject(doorOf('reporting')) private readonly db: Database) {}

  async remind({ ctx, storeId, on: today }: DueWorkOfStore): Promise<RunOutcome> {
    const where = { providerId: ctx.providerId, storeId, answeredAt: IsNull() };
    const open = await this.db.read(ctx, ({ manager }) => manager.findBy(ReportQuestion, where));
    const due = open.flatMap(({ id, businessDate, askedAt, text }) => {
      const dueOn = questionDueOn(askedAt);
      const step = questionStep(dueOn, today);
      return step === null
        ? []
        : [{ subjectId: id, params: { on: businessDate, dueOn, text }, once: `${step}` }];
    });
    if (!due.length) return { state: 'nothing', sentence: 'no-dates-near' };
    await this.db.write(ctx, null, async ({ happened }) => {
      for (const note of due) await happened('report.question-waits', { ...note, storeId });
    });
    return { state: 'done', sentence: 'reminded', params: { count: due.length } };
  }
}
