import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { ProviderContext } from '@zuoxi/platform/context';
import { contextOfSchedule } from '@zuoxi/platform/schedules';
import { aProvider, aStore, insertRow, startTestApp, type TestApp } from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import { ReportingModule } from '../reporting.module.js';
import { MissingData } from './missing-data.js';

let app: TestApp;
let ctx: ProviderContext;
let storeId: StoreId;
beforeAll(async () => {
  app = await startTestApp(ReportingModule);
});
afterAll(() => app.close());
beforeEach(async () => {
  ({ ctx, id: storeId } = await aStore(app.db, await aProvider(app.db), { status: 'in_service' }));
});

const ask = () =>
  app.get(MissingData).ask({
    ...{ ctx: contextOfSchedule(ctx.providerId, storeId), storeId, dueAt: app.clock.now(), on: '2026-11-22' },
  });
const told = async () => {
  const { rows } = await app.db.admin.query(
    `select distinct data -> 'input' ->> 'name' as name, data -> 'input' -> 'params' ->> 'on' as on
       from pgboss.job where name = 'event.notices' and data -> 'input' ->> 'storeId' = $1`,
    [storeId],
  );
  return rows;
};

test('of a day before whose conversations are not in, somebody is told', async () => {
  expect(await ask()).toMatchObject({ sentence: 'data-asked-for', params: { on: '2026-11-21' } });
  expect(await told()).toEqual([{ name: 'data.missing', on: '2026-11-21' }]);
});

test('of one whose conversations are in, nobody is', async () => {
  const day = { provider_id: ctx.providerId, store_id: storeId, business_date: '2026-11-21' };
  await insertRow(app.db, 'conversations.day_fact', { ...day, sums: '{}', has_chats: true, accounts: '{}' });
  expect(await ask()).toMatchObject({ sentence: 'data-is-in' });
  expect(await told()).toEqual([]);
});
