import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { contextOfSchedule } from '@zuoxi/platform/schedules';
import { anAgent, aProvider, aStore, insertRow, startTestApp, type TestApp } from '@zuoxi/platform/testing';
import type { AgentId, Happened, StoreId } from '@zuoxi/vocabulary';
import { QualityModule } from '../quality.module.js';
import { AppealsByClock } from './appeals-by-clock.js';
import { ScorecardService } from './scorecard.service.js';

let app: TestApp;
let ctx: ProviderContext;
let storeId: StoreId;
let agentId: AgentId;
beforeAll(async () => {
  app = await startTestApp(QualityModule);
});
afterAll(() => app.close());
beforeEach(async () => {
  ({ ctx, id: storeId } = await aStore(app.db, await aProvider(app.db)));
  agentId = await anAgent(app.db, ctx, { storeId });
});

async function anAppeal(filedAt: string, status = 'appealed'): Promise<string> {
  const { id: scorecardId } = await app.get(ScorecardService).inForce(ctx);
  const id = newId();
  await insertRow(app.db, 'quality.review', {
    ...{ provider_id: ctx.providerId, store_id: storeId, id, business_date: '2026-10-30', agent_id: agentId },
    ...{ conversation_id: newId(), reason: 'routine', status, scorecard_id: scorecardId },
    ...{ created_at: filedAt, score: 80, appeal_filed_at: filedAt, appeal_reason: '不是我' },
  });
  return id;
}
const remind = (on: string) =>
  app.get(AppealsByClock).remind({
    ...{ ctx: contextOfSchedule(ctx.providerId, storeId), storeId, on, dueAt: new Date(`${on}T01:00:00Z`) },
  });
const told = async () => {
  const { rows } = await app.db.admin.query<{ input: Happened }>(
    `select data -> 'input' as input from pgboss.job
      where name = 'event.notices' and data -> 'input' ->> 'storeId' = $1 and data -> 'input' ->> 'name' like 'appeal.%'`,
    [storeId],
  );
  const byId = new Map(rows.map(({ input }) => [input.eventId, input]));
  return [...byId.values()].map(({ name, params, agentIds }) => [name, params['dueOn'], agentIds]);
};

test('an appeal is reminded of three times however long it waits; its agent hears once that it is late', async () => {
  const id = await anAppeal('2026-11-01T02:00:00Z');
  expect(await remind('2026-11-02')).toMatchObject({ state: 'nothing', sentence: 'no-dates-near' });
  for (const on of ['03', '04', '05', '06', '11', '12', '28']) await remind(`2026-11-${on}`);
  const due = '2026-11-04';
  expect(await told()).toEqual(
    expect.arrayContaining([
      ...[
        ['appeal.due', due, []],
        ['appeal.overdue', due, []],
        ['appeal.delayed', due, [agentId]],
      ],
    ]),
  );
  expect((await told()).map(([name]) => name).sort()).toEqual([
    ...['appeal.delayed', 'appeal.due', 'appeal.overdue', 'appeal.overdue'],
  ]);
  const { rows } = await app.db.admin.query('select status from quality.review where id = $1', [id]);
  expect(rows).toEqual([{ status: 'appealed' }]);
});

test('what is decided is not asked for', async () => {
  await anAppeal('2026-11-01T02:00:00Z', 'upheld');
  expect(await remind('2026-11-20')).toMatchObject({ state: 'nothing' });
});
