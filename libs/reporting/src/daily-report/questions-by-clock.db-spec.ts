import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '@zuoxi/platform/context';
import { contextOfSchedule } from '@zuoxi/platform/schedules';
import { aProvider, aStore, insertRow, startTestApp, type TestApp } from '@zuoxi/platform/testing';
import type { Happened } from '@zuoxi/vocabulary';
import { ReportingModule } from '../reporting.module.js';
import { QuestionsByClock } from './questions-by-clock.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp(ReportingModule);
});
afterAll(() => app.close());

test('a question that waits is told of on its days, once on each; an answered one is not', async () => {
  const { ctx, id: storeId } = await aStore(app.db, await aProvider(app.db));
  const reportId = newId();
  await insertRow(app.db, 'reporting.daily_report', {
    ...{
      provider_id: ctx.providerId,
      store_id: storeId,
      id: reportId,
      business_date: '2026-11-19',
      version: 1,
    },
    ...{ status: 'published', as_of: '2026-11-20T00:00:00Z', created_at: '2026-11-20T00:00:00Z' },
    ...{ content_hash: '', headline_zh: '平稳', headline_en: 'Steady', numbers: '[]', promises: '[]' },
    ...{ by_hour: '[]', slots: '[]', agents: '[]', after_sales: '[]' },
  });
  const asked = (answered: boolean) =>
    insertRow(app.db, 'reporting.report_question', {
      ...{ provider_id: ctx.providerId, store_id: storeId, id: newId(), report_id: reportId },
      ...{ business_date: '2026-11-19', text: '三分钟回复率怎么降了？', asked_by: '张店长' },
      asked_at: '2026-11-20T02:00:00Z',
      ...(answered ? { answer: '大促', answered_by: '方雅', answered_at: '2026-11-20T03:00:00Z' } : {}),
    });
  await asked(false);
  await asked(true);
  const remind = (on: string) =>
    app.get(QuestionsByClock).remind({
      ...{ ctx: contextOfSchedule(ctx.providerId, storeId), storeId, on, dueAt: app.clock.now() },
    });
  expect(await remind('2026-11-20')).toMatchObject({ state: 'nothing' });
  for (const on of ['2026-11-21', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24', '2026-12-24'])
    expect(await remind(on)).toMatchObject({ state: 'done', params: { count: 1 } });
  const { rows } = await app.db.admin.query<{ input: Happened }>(
    `select data -> 'input' as input from pgboss.job where name = 'event.notices' and data -> 'input' ->> 'storeId' = $1`,
    [storeId],
  );
  expect(new Set(rows.map(({ input }) => input.eventId)).size).toBe(3);
  expect(rows[0]?.input).toMatchObject({ name: 'report.question-waits', params: { dueOn: '2026-11-21' } });
});
