import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { aProvider, aStore, insertRow, startTestApp, type TestApp } from '@zuoxi/platform/testing';
import { ReportingModule } from '../reporting.module.js';
import { DailyReportService } from './daily-report.service.js';

let app: TestApp;
let ctx: ProviderContext;
let storeId: string;

beforeAll(async () => {
  app = await startTestApp(ReportingModule);
});
beforeEach(async () => {
  ({ ctx, id: storeId } = await aStore(app.db, await aProvider(app.db)));
});
afterAll(() => app.close());

async function aVersion(business_date: string, version: number, status = 'published'): Promise<void> {
  const at = new Date(`${business_date}T22:00:00Z`);
  await insertRow(app.db, 'reporting.daily_report', {
    ...{ provider_id: ctx.providerId, store_id: storeId, id: newId(), business_date, version, status },
    ...{ body: { v: 2, numbers: [], promises: [] }, as_of: at, created_at: at },
  });
}
async function listed(at: ProviderContext, first: number, after?: string) {
  const { edges, pageInfo } = await app.get(DailyReportService).list(at, storeId, { first, after });
  return { days: edges.map(({ node }) => `${node.on} v${node.version}`), after: pageInfo.endCursor };
}

test('each day is listed by its newest published version, latest first, page by page', async () => {
  await aVersion('2026-11-18', 1);
  await aVersion('2026-11-19', 1);
  await aVersion('2026-11-19', 2);
  await aVersion('2026-11-20', 1);
  await aVersion('2026-11-20', 2, 'draft');
  await aVersion('2026-11-21', 1, 'draft');
  const first = await listed(ctx, 2);
  expect(first.days).toEqual(['2026-11-20 v1', '2026-11-19 v2']);
  expect((await listed(ctx, 2, first.after ?? '')).days).toEqual(['2026-11-18 v1']);
  expect((await listed(await aProvider(app.db), 2)).days).toEqual([]);
});

test('the newest version is of its day, or of the latest', async () => {
  await aVersion('2026-11-19', 1);
  await aVersion('2026-11-19', 2);
  await aVersion('2026-11-20', 1, 'draft');
  const reports = app.get(DailyReportService);
  expect(await reports.published(ctx, storeId)).toMatchObject({ on: '2026-11-19', version: 2 });
  expect(await reports.published(ctx, storeId, '2026-11-20')).toBeNull();
  expect(await reports.draftOrNewest(ctx, storeId, '2026-11-20')).toMatchObject({ status: 'draft' });
});
