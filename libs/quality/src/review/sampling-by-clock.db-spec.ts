import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { contextOfSchedule } from '@zuoxi/platform/schedules';
import { anAgent, aProvider, aStore, insertRow, startTestApp, type TestApp } from '@zuoxi/platform/testing';
import type { AgentId, StoreId } from '@zuoxi/vocabulary';
import { QualityModule } from '../quality.module.js';
import { SamplingByClock } from './sampling-by-clock.js';

let app: TestApp;
let ctx: ProviderContext;
let storeId: StoreId;
beforeAll(async () => {
  app = await startTestApp(QualityModule);
});
afterAll(() => app.close());
beforeEach(async () => {
  ({ ctx, id: storeId } = await aStore(app.db, await aProvider(app.db)));
});

const draw = () =>
  app.get(SamplingByClock).draw({
    ...{ ctx: contextOfSchedule(ctx.providerId, storeId), storeId },
    ...{ dueAt: new Date('2026-11-21T00:00:00Z'), on: '2026-11-21' },
  });

/** A conversation of the day before, by an account that is an agent's, or nobody's yet. */
async function aChat(agentId: AgentId | null): Promise<void> {
  const account = newId();
  const whose = { provider_id: ctx.providerId, store_id: storeId };
  const known = { ...whose, account, agent_id: agentId, first_seen_at: new Date() };
  await insertRow(app.db, 'conversations.agent_account', known);
  await insertRow(app.db, 'conversations.conversation', {
    ...{ ...whose, id: newId(), external_id: newId(), business_date: '2026-11-20', buyer: '小王' },
    ...{ agent_account: account, agent_accounts: `{${account}}`, message_count: 4, max_wait_seconds: 20 },
    ...{ started_at: '2026-11-20T02:00:00Z', ended_at: '2026-11-20T02:05:00Z' },
  });
}

test('of the day before every agent is drawn, once however often it runs', async () => {
  for (const agentId of [await anAgent(app.db, ctx, { storeId }), await anAgent(app.db, ctx, { storeId })])
    await aChat(agentId);
  expect(await draw()).toEqual({
    ...{ state: 'done', sentence: 'sampled' },
    params: { on: '2026-11-20', count: 2 },
  });
  expect(await draw()).toMatchObject({ state: 'nothing', sentence: 'sampled-before' });
  const { rows } = await app.db.admin.query(
    `select distinct actor_name, actor_kind from platform.audit_entry where action = 'review.sample' and store_id = $1`,
    [storeId],
  );
  expect(rows).toEqual([{ actor_kind: 'system', actor_name: '定时任务 · Scheduled work' }]);
});

test('a day without chats is nothing to do; accounts that nobody matched are', async () => {
  expect(await draw()).toMatchObject({ state: 'nothing', sentence: 'no-chats' });
  await aChat(null);
  await expect(draw()).rejects.toMatchObject({ code: 'ACCOUNTS_UNMATCHED' });
});
