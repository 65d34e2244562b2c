import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { aProvider, aStore, insertRow, startTestApp, type TestApp } from '@zuoxi/platform/testing';
import { ReportingModule } from '../reporting.module.js';
import { PeriodReportService } from './period-report.service.js';

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

async function aDay(business_date: string, receptions: number, version = 1, status = 'published') {
  const at = new Date(`${business_date}T22:00:00Z`);
  const number = {
    key: 'receptions',
    metric: 'recv_users@2',
    value: String(receptions),
    numerator: receptions,
  };
  await insertRow(app.db, 'reporting.daily_report', {
    ...{ provider_id: ctx.providerId, store_id: storeId, id: newId(), business_date, version, status },
    ...{ as_of: at, created_at: at, content_hash: '', headline_zh: '平稳', headline_en: 'Steady' },
    ...{ numbers: JSON.stringify([{ ...number, denominator: null, provisional: false }]), promises: '[]' },
    ...{ by_hour: '[]', slots: '[]', agents: '[]', after_sales: '[]' },
  });
}
const november = { from: '2026-11-01', to: '2026-11-30' };
const read = (at: ProviderContext = ctx, period = november) =>
  app.get(PeriodReportService).read(at, storeId, period, new Set(['previous', 'lastYear']));

test('a month is what its published days add up to, each by its newest version', async () => {
  await aDay('2026-10-31', 5);
  await aDay('2026-11-01', 10);
  await aDay('2026-11-02', 1);
  await aDay('2026-11-02', 20, 2);
  await aDay('2026-11-03', 400, 1, 'draft');
  await aDay('2025-11-30', 7);
  const { numbers, days } = await read();
  expect(numbers).toEqual([
    expect.objectContaining({ key: 'receptions', value: '30', days: 2, previous: '5', lastYear: '7' }),
  ]);
  expect(days.map(({ on, version }) => `${on} v${version}`)).toEqual(['2026-11-01 v1', '2026-11-02 v2']);
});

test('who does not hold the shop is told nothing, and a period has an end after its beginning', async () => {
  await aDay('2026-11-01', 10);
  await expect(read((await aStore(app.db, await aProvider(app.db))).ctx)).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await expect(read(ctx, { from: '2026-11-02', to: '2026-11-01' })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  });
});
