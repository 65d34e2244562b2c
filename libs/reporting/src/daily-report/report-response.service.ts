import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { type Context, newId } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { ReportingTables } from '../tables.js';
import { DailyReportService, type ReportRow } from './daily-report.service.js';

const questionColumns = [
  'id',
  'storeId',
  'businessDate as on',
  'metric',
  'text',
  'askedBy',
  'askedAt',
  'answer',
  'answeredBy',
  'answeredAt',
] as const;
export type ReportQuestion = Awaited<ReturnType<ReportResponseService['questionsOf']>>[number];

/** What comes back from the shop: that a report was read, what it asks, and the answers to that. */
@Injectable()
export class ReportResponseService {
  constructor(
    @Inject(doorOf('reporting')) private readonly db: Database<ReportingTables>,
    private readonly reports: DailyReportService,
    private readonly clock: Clock,
  ) {}

  async acknowledge(ctx: Context, reportId: string): Promise<ReportRow> {
    const report = await this.publishedById(ctx, reportId);
    await this.db.write(ctx, 'report.acknowledge', async ({ q, audit }) => {
      await q
        .insertInto('reporting.reportAcknowledgement')
        .values({
          providerId: ctx.providerId as string,
          storeId: report.storeId,
          reportId,
          actorId: ctx.actor.id,
          name: ctx.actor.name,
          at: this.clock.now(),
        })
        // Reading it twice is reading it.
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      audit({
        subjectType: 'daily-report',
        subjectId: reportId,
        storeId: report.storeId,
        details: { on: report.on },
      });
      return null;
    });
    return report;
  }

  async ask(
    ctx: Context,
    input: { reportId: string; metric?: string | null; text: string },
  ): Promise<ReportRow> {
    const report = await this.publishedById(ctx, input.reportId);
    const metric = input.metric ?? null;
    if (metric && !report.body.numbers.some((number) => number.metric === metric)) {
      throw invalid([{ field: 'metric', code: 'METRIC_UNKNOWN' }]);
    }
    await this.db.write(
      ctx,
      'report.ask',
      async ({ q, audit }) => {
        const id = newId();
        await q
          .insertInto('reporting.reportQuestion')
          .values({
            providerId: ctx.providerId as string,
            storeId: report.storeId,
            id,
            reportId: report.id,
            businessDate: report.on,
            metric,
            text: input.text.trim(),
            askedBy: ctx.actor.name,
            askedAt: this.clock.now(),
          })
          .execute();
        audit({
          subjectType: 'report-question',
          subjectId: id,
          storeId: report.storeId,
          details: { on: report.on, metric },
        });
        return null;
      },
      input,
    );
    return report;
  }

  /** @throws DomainError STATE_CHANGED when somebody has answered it. */
  async answer(ctx: Context, input: { id: string; answer: string }): Promise<ReportQuestion> {
    const question = found(await this.findQuestion(ctx, input.id), 'question');
    await this.db.write(
      ctx,
      'report.answer',
      async ({ q, audit }) => {
        const answered = await q
          .updateTable('reporting.reportQuestion')
          .set({
            answer: input.answer.trim(),
            answeredBy: ctx.actor.name,
            answeredAt: this.clock.now(),
          })
          .where('storeId', '=', question.storeId)
          .where('id', '=', question.id)
          .where('answeredAt', 'is', null)
          .executeTakeFirst();
        if (!answered.numUpdatedRows) throw new DomainError('STATE_CHANGED', { status: 'answered' });
        audit({ subjectType: 'report-question', subjectId: question.id, storeId: question.storeId });
        return null;
      },
      input,
    );
    return found(await this.findQuestion(ctx, input.id), 'question');
  }

  acknowledgementsOf(ctx: Context, report: Pick<ReportRow, 'id' | 'storeId'>) {
    return this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('reporting.reportAcknowledgement')
        .select(['name', 'at'])
        .where('storeId', '=', report.storeId)
        .where('reportId', '=', report.id)
        .orderBy('at')
        .execute(),
    );
  }

  questionsOf(ctx: Context, report: Pick<ReportRow, 'on' | 'storeId'>) {
    return this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('reporting.reportQuestion')
        .select(questionColumns)
        .where('storeId', '=', report.storeId)
        .where('businessDate', '=', report.on)
        .orderBy('askedAt')
        .orderBy('id')
        .execute(),
    );
  }

  openOfStores(ctx: Context, storeIds: readonly string[]) {
    return this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('reporting.reportQuestion')
        .select(questionColumns)
        .where('providerId', '=', ctx.providerId as string)
        .where('storeId', 'in', [...storeIds])
        .where('answeredAt', 'is', null)
        .orderBy('askedAt')
        .orderBy('id')
        .execute(),
    );
  }

  private async findQuestion(ctx: Context, id: string) {
    return this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('reporting.reportQuestion')
        .select(questionColumns)
        .where('providerId', '=', ctx.providerId as string)
        .where('storeId', 'in', [...ctx.storeIds, ctx.providerId as string])
        .where('id', '=', id)
        .executeTakeFirst(),
    );
  }

  private async publishedById(ctx: Context, id: string): Promise<ReportRow> {
    const report = await this.reports.findById(ctx, id);
    return found(report?.status === 'published' ? report : null, 'report');
  }
}
