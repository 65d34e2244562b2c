import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { ProviderContext } from '@zuoxi/platform/context';
import { aProvider, aStore, insertRow, startTestApp, type TestApp } from '@zuoxi/platform/testing';
import { DailyReportService } from '../daily-report/daily-report.service.js';
import { ReportingModule } from '../reporting.module.js';
import { usualNumbers } from './report-template.rules.js';
import { ReportTemplateService } from './report-template.service.js';

const on = '2026-11-20';
let app: TestApp;
let ctx: ProviderContext;
let storeId: string;

beforeAll(async () => {
  app = await startTestApp(ReportingModule);
});
beforeEach(async () => {
  ({ ctx, id: storeId } = await aStore(app.db, await aProvider(app.db)));
  for (const business_date of [on, '2026-11-21'])
    await insertRow(app.db, 'conversations.day_fact', {
      ...{ provider_id: ctx.providerId, store_id: storeId, business_date, has_chats: true },
      ...{ sums: JSON.stringify({ 'recv_users@2': [7, 0], 'reply_ratio@1': [6, 3] }), accounts: '{a}' },
    });
});
afterAll(() => app.close());

const templates = () => app.get(ReportTemplateService);
const set = (numbers: readonly string[], from = on, storeIds = [storeId]) =>
  templates().set(ctx, { storeIds, from, numbers });
const keysOf = async (day: string) => {
  const { body } = await app.get(DailyReportService).build(ctx, storeId, day);
  return body.numbers.map(({ key }) => key);
};
const chosen = ['receptions', 'reply-ratio', 'afterSales', 'seatCoverage'];

test('a report shows what was chosen from its day on; what is published stays', async () => {
  const reports = app.get(DailyReportService);
  const { contentHash } = await reports.build(ctx, storeId, on);
  await reports.publish(ctx, { storeId, on, contentHash });
  await set(chosen, '2026-11-21');
  expect(await keysOf('2026-11-21')).toEqual(chosen);
  expect((await reports.published(ctx, storeId, on))?.body.numbers.map(({ key }) => key)).toContain('orders');
  expect(await keysOf(on)).toEqual(usualNumbers.filter((key) => key !== 'thirtySecondRate'));
  expect((await templates().list(ctx, storeId)).map(({ from, numbers }) => [from, numbers.length])).toEqual([
    ['2026-11-21', 4],
    [null, usualNumbers.length],
  ]);
});

test('choosing again for the same day takes the place of the first choice', async () => {
  await set(chosen);
  await set(['seatCoverage', 'receptions', 'afterSales', 'noReply']);
  expect(await keysOf(on)).toEqual(['seatCoverage', 'receptions', 'afterSales', 'noReply']);
  const { rows } = await app.db.admin.query(
    `select details->'changes' as changes from platform.audit_entry where provider_id = $1 and action = 'report-template.set'`,
    [ctx.providerId],
  );
  expect(rows).toHaveLength(2);
});

test('everything that is measured can be looked at before it is chosen', async () => {
  const { numbers } = await app.get(DailyReportService).measured(ctx, storeId, on);
  expect(numbers.find(({ key }) => key === 'reply-ratio')).toMatchObject({
    value: '2',
    metric: 'reply_ratio@1',
  });
  expect(numbers.find(({ key }) => key === 'net-sales')).toMatchObject({ value: null, rows: 'none' });
});

test('of several shops all or none: one that is not held leaves the others as they were', async () => {
  const foreign = await aStore(app.db, await aProvider(app.db));
  await expect(set(chosen, on, [storeId, foreign.id])).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(set(['orders'])).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  expect(await templates().list(ctx, storeId)).toHaveLength(1);
  await expect(templates().list(foreign.ctx, storeId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
