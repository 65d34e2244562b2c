import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { AgentAccountService } from '@zuoxi/conversations';
import type { ProviderContext } from '@zuoxi/platform/context';
import { Schedules } from '@zuoxi/platform/schedules';
import { anAgent, aProvider, aStore, chatCsv, startTestApp, type TestApp } from '@zuoxi/platform/testing';
import { everyService } from '@zuoxi/services';
import type { ScheduleKind, StoreId } from '@zuoxi/vocabulary';
import { aDay, importCsv, on } from './daily-report.testing.js';

let app: TestApp;
let ctx: ProviderContext;
let storeId: StoreId;
beforeAll(async () => {
  app = await startTestApp(...everyService());
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set('2026-11-20T15:50:00Z');
  ({ ctx, id: storeId } = await aStore(app.db, await aProvider(app.db), { status: 'in_service' }));
  await app.get(Schedules).tick();
});

async function clockComesTo(instant: string): Promise<void> {
  app.clock.set(instant);
  await app.get(Schedules).tick();
  await app.jobs.drain();
}
async function lastRun(kind: ScheduleKind) {
  const { rows } = await app.db.admin.query(
    `select r.state, r.sentence, r.params, r.error from platform.schedule_run r
       join platform.schedule s on s.id = r.schedule_id
      where s.provider_id = $1 and s.kind = $2 order by r.due_at desc limit 1`,
    [ctx.providerId, kind],
  );
  return rows[0];
}
const count = async (text: string) => (await app.db.admin.query(text, [storeId])).rows[0].count as number;
const drafts = () =>
  count(`select count(*)::int from reporting.daily_report where store_id = $1 and status = 'draft'`);
const drawn = () => count('select count(*)::int from quality.review where store_id = $1');

test('the morning: what came in at seven is drafted by half past and drawn at eight, and nobody did it', async () => {
  await clockComesTo('2026-11-20T22:31:00Z');
  expect(await lastRun('report-draft')).toMatchObject({ state: 'nothing' });
  await importCsv({ app, ctx, storeId }, 'conversations', chatCsv(aDay(40)));
  for (const account of ['店铺:小美', '店铺:小丽']) {
    const agentId = await anAgent(app.db, ctx, { storeId });
    await app.get(AgentAccountService).match(ctx, { storeId, account, agentId });
  }
  await clockComesTo('2026-11-20T23:30:10Z');
  expect(await lastRun('report-draft')).toMatchObject({ state: 'done', params: { days: on } });
  expect([await drafts(), await drawn()]).toEqual([1, 0]);
  await clockComesTo('2026-11-21T00:00:10Z');
  expect(await lastRun('qc-sample')).toMatchObject({ state: 'done', params: { on, count: 2 } });
  expect(await drawn()).toBe(2);
  await clockComesTo('2026-11-21T00:30:10Z');
  expect([await drafts(), await drawn()]).toEqual([1, 2]);
});

test('a day whose count was left undone is counted, but not while its file comes in', async () => {
  await importCsv({ app, ctx, storeId }, 'conversations', chatCsv(aDay(5)));
  const setBatches = (state: string) =>
    app.db.admin.query(`update conversations.import_batch set state = $2 where store_id = $1`, [
      storeId,
      state,
    ]);
  await app.db.admin.query(
    `insert into conversations.stale_day (provider_id, store_id, business_date) values ($1, $2, $3)`,
    [ctx.providerId, storeId, on],
  );
  await setBatches('running');
  await clockComesTo('2026-11-20T22:15:00Z');
  expect(await lastRun('facts-rollup')).toMatchObject({ state: 'nothing', sentence: 'importing' });
  await setBatches('completed');
  await clockComesTo('2026-11-20T22:30:00Z');
  expect(await lastRun('facts-rollup')).toMatchObject({ state: 'done', params: { count: 1 } });
  expect(await count('select count(*)::int from conversations.stale_day where store_id = $1')).toBe(0);
});

test('each night the audit log is verified, and what was changed in it is named', async () => {
  await importCsv({ app, ctx, storeId }, 'conversations', chatCsv(aDay(1)));
  await clockComesTo('2026-11-21T19:30:00Z');
  expect(await lastRun('audit-verify')).toMatchObject({ state: 'done', sentence: 'chain-whole' });
  await app.db.admin.query(
    `update platform.audit_entry set actor_name = '别人' where provider_id = $1 and seq = 1`,
    [ctx.providerId],
  );
  await clockComesTo('2026-11-22T19:30:00Z');
  expect(await lastRun('audit-verify')).toMatchObject({
    ...{ state: 'failed', error: { code: 'AUDIT_CHAIN_BROKEN', details: { seq: 1 } } },
  });
});
