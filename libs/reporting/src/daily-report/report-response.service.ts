import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { type Database, ofStores, type Where } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { Any, IsNull } from 'typeorm';
import { DailyReportService } from './daily-report.service.js';
import { questionDueOn } from './question-dates.rules.js';
import type { ReportRow } from './report.reading.js';
import { ReportAcknowledgement } from './report-acknowledgement.entity.js';
import { ReportQuestion } from './report-question.entity.js';

export type QuestionRow = ReturnType<typeof asked>;

/** What comes back from the shop: that a report was read, what it asks, and the answers to that. */
@Injectable()
export class ReportResponseService {
  constructor(
    @Inject(doorOf('reporting')) private readonly db: Database,
    private readonly reports: DailyReportService,
    private readonly clock: Clock,
  ) {}

  async acknowledge(ctx: ProviderContext, reportId: string): Promise<ReportRow> {
    const report = await this.publishedById(ctx, reportId);
    const { providerId, storeId } = report;
    await this.db.write(ctx, 'report.acknowledge', async ({ insert, audit }) => {
      const { id: actorId, name } = ctx.actor;
      const row = { providerId, storeId, reportId, actorId, name, at: this.clock.now() };
      // Reading it twice is reading it.
      await insert(ReportAcknowledgement, row, { ignore: true });
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
    ctx: ProviderContext,
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
      async ({ insert, audit, happened }) => {
        const id = newId();
        await insert(ReportQuestion, {
          providerId: report.providerId,
          storeId: report.storeId,
          id,
          reportId: report.id,
          businessDate: report.on,
          metric,
          text: input.text.trim(),
          askedBy: ctx.actor.name,
          askedAt: this.clock.now(),
        });
        audit({
          subjectType: 'report-question',
          subjectId: id,
          storeId: report.storeId,
          details: { on: report.on, metric },
        });
        const params = { on: report.on, text: input.text.trim() };
        await happened('report.question-asked', { storeId: report.storeId, subjectId: id, params });
        return null;
      },
      input,
    );
    return report;
  }

  /** @throws DomainError STATE_CHANGED when somebody has answered it. */
  async answer(ctx: ProviderContext, input: { id: string; answer: string }): Promise<QuestionRow> {
    const question = found(await this.findQuestion(ctx, input.id), 'question');
    await this.db.write(
      ctx,
      'report.answer',
      async ({ manager, audit, happened }) => {
        const { providerId, storeId, id } = question;
        const { affected } = await manager.update(
          ReportQuestion,
          { providerId, storeId, id, answeredAt: IsNull() },
          { answer: input.answer.trim(), answeredBy: ctx.actor.name, answeredAt: this.clock.now() },
        );
        if (!affected) throw new DomainError('STATE_CHANGED', { status: 'answered' });
        audit({ subjectType: 'report-question', subjectId: question.id, storeId: question.storeId });
        const params = { on: question.on, text: input.answer.trim() };
        await happened('report.question-answered', { storeId, subjectId: id, params });
        return null;
      },
      input,
    );
    return found(await this.findQuestion(ctx, input.id), 'question');
  }

  acknowledgementsOf(ctx: ProviderContext, { providerId, storeId, id: reportId }: ReportRow) {
    const where = { providerId, storeId, reportId };
    return this.db.read(ctx, ({ manager }) =>
      manager.find(ReportAcknowledgement, { where, order: { at: 'ASC' } }),
    );
  }

  questionsOf(
    ctx: ProviderContext,
    { providerId, storeId, on: businessDate }: ReportRow,
  ): Promise<QuestionRow[]> {
    return this.questions(ctx, { providerId, storeId, businessDate });
  }

  openOfStores(ctx: ProviderContext, storeIds: readonly string[]): Promise<QuestionRow[]> {
    return this.questions(ctx, { providerId: ctx.providerId, storeId: Any(storeIds), answeredAt: IsNull() });
  }

  private async findQuestion(ctx: ProviderContext, id: string): Promise<QuestionRow | null> {
    const [question] = await this.questions(ctx, { ...ofStores(ctx), id });
    return question ?? null;
  }

  private async questions(ctx: ProviderContext, where: Where<ReportQuestion>) {
    const order = { askedAt: 'ASC', id: 'ASC' } as const;
    const rows = await this.db.read(ctx, ({ manager }) => manager.find(ReportQuestion, { where, order }));
    return rows.map(asked);
  }

  private async publishedById(ctx: ProviderContext, id: string): Promise<ReportRow> {
    const report = await this.reports.findById(ctx, id);
    return found(report?.status === 'published' ? report : null, 'report');
  }
}

const asked = ({ businessDate: on, ...row }: ReportQuestion) => ({
  ...row,
  on,
  dueOn: questionDueOn(row.askedAt),
});
