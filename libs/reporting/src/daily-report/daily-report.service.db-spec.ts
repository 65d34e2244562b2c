import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { aProvider, aStore, insertRow, startTestApp, type TestApp } from '@zuoxi/platform/testing';
import { ReportingModule } from '../reporting.module.js';
import { DailyReportService } from './daily-report.service.js';
import { ReportOpeningService } from './report-opening.service.js';

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

async function aVersion(
  business_date: string,
  version: number,
  status = 'published',
  over: object = {},
): Promise<void> {
  const at = new Date(`${business_date}T22:00:00Z`);
  await insertRow(app.db, 'reporting.daily_report', {
    ...{ provider_id: ctx.providerId, store_id: storeId, id: newId(), business_date, version, status },
    ...{ as_of: at, created_at: at, content_hash: '', headline_zh: '平稳', headline_en: 'Steady' },
    ...{
      numbers: '[]',
      promises: '[]',
      by_hour: '[]',
      slots: '[]',
      agents: '[]',
      after_sales: '[]',
      ...over,
    },
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

test('a report from before its headline was kept is told it by its numbers, in the language of the reader', async () => {
  const numbers = [{ key: 'receptions', metric: 'recv_users@1', value: '742' }];
  await aVersion('2026-11-19', 1);
  await aVersion('2026-11-20', 1, 'published', {
    ...{ headline_zh: null, headline_en: null, numbers: JSON.stringify(numbers) },
  });
  const reports = app.get(DailyReportService);
  const said = async (at: ProviderContext) => {
    const { edges } = await reports.list(at, storeId, {});
    return [...edges.map(({ node }) => node), ...(await reports.versions(at, storeId, '2026-11-20'))].map(
      ({ headline }) => headline,
    );
  };
  expect(await said(ctx)).toEqual(['接待 742 人。', '平稳', '接待 742 人。']);
  const english = await said({ ...ctx, locale: 'en-US' });
  expect(english).toEqual(['742 buyers.', 'Steady', '742 buyers.']);
});

test('who opened which version stands in the log, once a person, version, means and day', async () => {
  await aVersion('2026-11-19', 1);
  const { id } = (await app.get(DailyReportService).list(ctx, storeId, { first: 1 })).edges[0]?.node ?? {
    id: '',
  };
  const openings = app.get(ReportOpeningService);
  const other = { ...ctx, actor: { ...ctx.actor, id: newId(), name: '店主' } };
  await openings.record(ctx, id, 'page');
  await openings.record(ctx, id, 'page');
  await openings.record(ctx, id, 'pdf');
  await openings.record(other, id, 'page');
  await expect(openings.record(await aProvider(app.db), id, 'page')).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  const { rows } = await app.db.admin.query(
    `select actor_name, store_id, details->>'means' as means, details->>'on' as "on" from platform.audit_entry
      where action = 'report.open' and subject_id = $1 order by seq`,
    [id],
  );
  const entry = { store_id: storeId, on: '2026-11-19' };
  expect(rows).toEqual([
    { ...entry, actor_name: ctx.actor.name, means: 'page' },
    { ...entry, actor_name: ctx.actor.name, means: 'pdf' },
    { ...entry, actor_name: '店主', means: 'page' },
  ]);
});
