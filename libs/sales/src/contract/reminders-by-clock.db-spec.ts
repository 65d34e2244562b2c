import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { contextOfSchedule } from '@zuoxi/platform/schedules';
import {
  aProvider,
  aServedContract,
  aStore,
  insertRow,
  startTestApp,
  type TestApp,
} from '@zuoxi/platform/testing';
import type { Happened, StoreId } from '@zuoxi/vocabulary';
import { SalesModule } from '../sales.module.js';
import { RemindersByClock } from './reminders-by-clock.js';

let app: TestApp;
let ctx: ProviderContext;
let storeId: StoreId;
let contractId: string;

beforeAll(async () => {
  app = await startTestApp(SalesModule);
});
afterAll(() => app.close());
beforeEach(async () => {
  ({ ctx, id: storeId } = await aStore(app.db, await aProvider(app.db)));
  await aServedContract(app.db, ctx, storeId);
  const { rows } = await app.db.admin.query('select id from sales.contract where store_id = $1', [storeId]);
  contractId = rows[0].id;
});

const anInstalment = (dueOn: string, amountFen: number) =>
  insertRow(app.db, 'sales.scheduled_payment', {
    ...{ provider_id: ctx.providerId, store_id: storeId, id: newId(), contract_id: contractId },
    ...{ due_on: dueOn, from_on: dueOn, to_on: dueOn, amount_fen: amountFen },
  });
const remind = (on: string) =>
  app.get(RemindersByClock).remind({
    ...{ ctx: contextOfSchedule(ctx.providerId, storeId), storeId, dueAt: app.clock.now(), on },
  });
const told = async () => {
  const { rows } = await app.db.admin.query<{ input: Happened }>(
    `select data -> 'input' as input from pgboss.job where name = 'event.notices' and data -> 'input' ->> 'storeId' = $1
      order by data -> 'input' ->> 'name'`,
    [storeId],
  );
  return rows.map(({ input }) => input);
};

test('an instalment is told of before it falls due and when it is late; the same day twice is one event', async () => {
  await anInstalment('2026-12-10', 120_000);
  expect(await remind('2026-12-01')).toMatchObject({ state: 'nothing', sentence: 'no-dates-near' });
  expect(await remind('2026-12-08')).toMatchObject({ state: 'done', params: { count: 1 } });
  await remind('2026-12-08');
  await remind('2026-12-11');
  const events = await told();
  expect(events.map(({ name, params }) => [name, params['amountFen'], params['days']])).toEqual([
    ['payment.due-soon', 120_000, 2],
    ['payment.due-soon', 120_000, 2],
    ['payment.overdue', 120_000, 1],
  ]);
  expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(2);
});

test('what has come in is not asked for', async () => {
  await anInstalment('2026-12-10', 120_000);
  await insertRow(app.db, 'sales.payment_receipt', {
    ...{ provider_id: ctx.providerId, store_id: storeId, id: newId(), contract_id: contractId },
    ...{ amount_fen: 120_000, received_on: '2026-12-09', method: 'bank', recorded_by: '沈会计' },
    recorded_at: app.clock.now(),
  });
  expect(await remind('2026-12-18')).toMatchObject({ state: 'nothing' });
});
