import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
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
import { DailyReportService } from '../daily-report/daily-report.service.js';
import { ReportingModule } from '../reporting.module.js';
import { PublishByClock } from './publish-by-clock.js';
import { PublishRuleService } from './publish-rule.service.js';

let app: TestApp;
let ctx: ProviderContext;
let storeId: StoreId;
beforeAll(async () => {
  app = await startTestApp(ReportingModule);
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set('2026-11-22T00:30:00Z');
  ({ ctx, id: storeId } = await aStore(app.db, await aProvider(app.db), { status: 'in_service' }));
  await aProfile(app.db, ctx, storeId);
  await aServedContract(app.db, ctx, storeId);
});

const on = '2026-11-21';
const whose = () => ({ provider_id: ctx.providerId, store_id: storeId });
const dayIs = (day = on) =>
  insertRow(app.db, 'conversations.day_fact', {
    ...{ ...whose(), business_date: day, sums: '{}', has_chats: true, accounts: '{}' },
  });
const changedAt = (at: string) =>
  insertRow(app.db, 'conversations.day_change', { ...whose(), business_date: on, changed_at: new Date(at) });
const aFile = (kind: string, over: object = {}) =>
  insertRow(app.db, 'conversations.import_batch', {
    ...{ ...whose(), id: newId(), kind, file_id: newId(), file_name: `${kind}.csv`, file_sha256: newId() },
    ...{ bytes: 1, preset: kind, state: 'completed', from_on: on, to_on: on, as_of: new Date() },
    ...{ created_by: '顾远', created_at: new Date() },
    ...over,
  });
const setRule = (over: object = {}, seen = 0) =>
  app.get(PublishRuleService).set(ctx, {
    ...{ storeId, seen, byClock: true, expected: [], missedPromisesAllowed: true },
    ...{ unmatchedAccountsAllowed: 0, refusedRowsAllowed: 0, slotsBelowSoldAllowed: 1000 },
    ...over,
  });
const publish = () =>
  app.get(PublishByClock).publish({
    ...{ ctx: contextOfSchedule(ctx.providerId, storeId), storeId },
    ...{ dueAt: new Date('2026-11-22T00:30:00Z'), on: '2026-11-22' },
  });
const rows = async (text: string) => (await app.db.admin.query(text, [storeId])).rows;
const reports = () =>
  rows(
    `select business_date as on, version, status, published_by from reporting.daily_report
      where store_id = $1 order by business_date, version`,
  );
const told = async (name: string) =>
  (
    await rows(
      `select distinct data -> 'input' ->> 'eventId' as id from pgboss.job
        where data -> 'input' ->> 'name' = '${name}' and data -> 'input' ->> 'storeId' = $1::text`,
    )
  ).length;

test('nothing is published where nobody has set a rule, or it says so', async () => {
  await dayIs();
  expect(await publish()).toEqual({ state: 'nothing', sentence: 'published-by-people' });
  await setRule({ byClock: false });
  expect(await publish()).toMatchObject({ sentence: 'published-by-people' });
  expect(await reports()).toEqual([]);
});

test('a complete day is published by the clock, once, by the version of the rule that let it', async () => {
  await dayIs();
  await setRule();
  const published = { state: 'done', sentence: 'reports-published', params: { days: on } };
  expect(await publish()).toEqual(published);
  // As after a kill between the deed and its outcome.
  expect(await publish()).toEqual(published);
  const by = '定时任务 · Scheduled work';
  expect(await reports()).toEqual([{ on, version: 1, status: 'published', published_by: by }]);
  expect(await told('report.published')).toBe(1);
  expect(
    await rows(
      `select actor_name, details from platform.audit_entry where store_id = $1 and action = 'report.publish'`,
    ),
  ).toEqual([{ actor_name: by, details: { on, version: 1, publishRule: 1 } }]);
});

test('what is missing holds it, is said and told once, and does not hold the day before', async () => {
  await dayIs('2026-11-20');
  await setRule({ expected: ['orders'] });
  await aFile('orders', { from_on: '2026-11-20', to_on: '2026-11-20' });
  const files = [{ sentence: 'file-conversations' }, { sentence: 'file-orders' }];
  const reasons = [{ sentence: 'files-missing', params: { count: 2, files } }];
  const held = [{ sentence: 'held-day', params: { on, reasons } }];
  const outcome = { sentence: 'reports-published-and-held', params: { days: '2026-11-20', held } };
  expect(await publish()).toMatchObject(outcome);
  expect(await publish()).toMatchObject(outcome);
  expect(await told('report.held')).toBe(1);
  await dayIs();
  await aFile('orders');
  expect(await publish()).toMatchObject({ params: { days: '2026-11-20、2026-11-21' } });
});

describe('what the clock leaves to people', () => {
  const heldBy = async () => {
    const { params } = (await publish()) as unknown as {
      params: { held: { params: { reasons: { sentence: string }[] } }[] };
    };
    return params.held.flatMap((each) => each.params.reasons.map(({ sentence }) => sentence));
  };

  test('rows that were not taken, files on their way, accounts of nobody', async () => {
    await dayIs();
    await setRule();
    await aFile('conversations', { rows_rejected: 2, rows_conflict: 1 });
    await aFile('conversations', { state: 'running', from_on: null, to_on: null });
    await insertRow(app.db, 'conversations.agent_account', {
      ...{ ...whose(), account: '店铺:小美', first_seen_at: new Date() },
    });
    expect(await heldBy()).toEqual(['files-importing', 'accounts-unmatched', 'rows-refused']);
  });

  test('a correction, whose reason a person says', async () => {
    await dayIs();
    await setRule();
    await publish();
    app.clock.advance(60_000);
    await app.get(DailyReportService).build(ctx, storeId, on);
    expect(await heldBy()).toEqual(['is-correction']);
    expect((await reports()).map(({ status }) => status as string)).toEqual(['published', 'draft']);
  });
});

test('a first draft that its data has outrun is built anew before it goes out', async () => {
  await dayIs();
  await setRule();
  app.clock.set('2026-11-22T00:00:00Z');
  await app.get(DailyReportService).build(ctx, storeId, on);
  await changedAt('2026-11-22T00:10:00Z');
  app.clock.set('2026-11-22T00:30:00Z');
  expect(await publish()).toMatchObject({ sentence: 'reports-published' });
  const [report] = await rows('select as_of from reporting.daily_report where store_id = $1');
  expect(report).toEqual({ as_of: new Date('2026-11-22T00:30:00Z') });
});

test('a rule has versions; of two people who saw the same one the second is told', async () => {
  expect(await app.get(PublishRuleService).get(ctx, storeId)).toMatchObject({ version: 0, byClock: false });
  expect(await setRule({ expected: ['orders', 'orders'] })).toMatchObject({
    ...{ version: 1, byClock: true, expected: ['orders'], setBy: ctx.actor.name },
  });
  await expect(setRule({ byClock: false })).rejects.toMatchObject({ code: 'DRAFT_CHANGED' });
  expect(await setRule({ byClock: false }, 1)).toMatchObject({ version: 2, byClock: false });
  const [, entry] = await rows(
    `select details from platform.audit_entry where store_id = $1 and action = 'publish-rule.set' order by seq`,
  );
  expect(entry).toMatchObject({ details: { version: 2, changed: { byClock: { from: true, to: false } } } });
});
