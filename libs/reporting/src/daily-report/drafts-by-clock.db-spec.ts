import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { ProviderContext } from '@zuoxi/platform/context';
import { contextOfSchedule } from '@zuoxi/platform/schedules';
import {
  aProfile,
  aProvider,
  aServedContract,
  aStore,
  insertRow,
  startTestApp,
  type TestApp,
} from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import { ReportingModule } from '../reporting.module.js';
import { DraftsByClock } from './drafts-by-clock.js';

let app: TestApp;
let ctx: ProviderContext;
let storeId: StoreId;
beforeAll(async () => {
  app = await startTestApp(ReportingModule);
});
afterAll(() => app.close());
beforeEach(async () => {
  ({ ctx, id: storeId } = await aStore(app.db, await aProvider(app.db), { status: 'in_service' }));
  await aProfile(app.db, ctx, storeId);
  await aServedContract(app.db, ctx, storeId);
});

const whose = () => ({ provider_id: ctx.providerId, store_id: storeId });
const aDay = (on: string, hasChats = true) =>
  insertRow(app.db, 'conversations.day_fact', {
    ...{ ...whose(), business_date: on, sums: '{}', has_chats: hasChats, accounts: '{}' },
  });
const draft = (on = '2026-11-22') =>
  app.get(DraftsByClock).draft({
    ...{ ctx: contextOfSchedule(ctx.providerId, storeId), storeId },
    ...{ dueAt: app.clock.now(), on },
  });
const reports = async () =>
  (
    await app.db.admin.query(
      'select business_date, version, status from reporting.daily_report where store_id = $1 order by 1',
      [storeId],
    )
  ).rows;

test('a day is drafted when its data is in, once, and nothing is published', async () => {
  expect(await draft()).toMatchObject({ state: 'nothing' });
  await aDay('2026-11-20');
  await aDay('2026-11-21');
  expect(await draft()).toEqual({
    ...{ state: 'done', sentence: 'drafted', params: { days: '2026-11-20、2026-11-21' } },
  });
  expect(await draft()).toMatchObject({ state: 'nothing' });
  expect(await reports()).toEqual([
    { business_date: '2026-11-20', version: 1, status: 'draft' },
    { business_date: '2026-11-21', version: 1, status: 'draft' },
  ]);
});

test('not while it goes on, without chats, while rows of it are on their way, or of long ago', async () => {
  await aDay('2026-11-22');
  await aDay('2026-11-21', false);
  await aDay('2026-11-20');
  await insertRow(app.db, 'conversations.stale_day', { ...whose(), business_date: '2026-11-20' });
  await aDay('2026-11-14');
  expect(await draft()).toMatchObject({ state: 'nothing', sentence: 'no-report-missing' });
});
