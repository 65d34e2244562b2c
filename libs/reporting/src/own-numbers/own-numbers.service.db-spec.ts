import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { metricFor } from '@zuoxi/metrics';
import type { ProviderContext } from '@zuoxi/platform/context';
import {
  anAgent,
  aPerson,
  aProvider,
  aStore,
  insertRow,
  startTestApp,
  type TestApp,
} from '@zuoxi/platform/testing';
import type { AgentId } from '@zuoxi/vocabulary';
import { ReportingModule } from '../reporting.module.js';
import { OwnNumbersService } from './own-numbers.service.js';

const on = '2026-11-21';

let app: TestApp;
let ctx: ProviderContext;
let storeId: string;

beforeAll(async () => {
  app = await startTestApp(ReportingModule);
  ({ ctx, id: storeId } = await aStore(app.db, await aProvider(app.db), {
    platform: 'tmall',
    name: '一店',
  }));
});
afterAll(() => app.close());

/** An agent who answers under an account of their own. */
async function anAnsweringAgent(account: string, receptions: number): Promise<AgentId> {
  const agentId = await anAgent(app.db, ctx, { storeId });
  const row = { provider_id: ctx.providerId, store_id: storeId };
  const first_seen_at = new Date('2026-01-01T00:00:00Z');
  await insertRow(app.db, 'conversations.agent_account', {
    ...row,
    account,
    agent_id: agentId,
    first_seen_at,
  });
  const metric = metricFor('tmall', 'receptions', on);
  await insertRow(app.db, 'conversations.half_hour_fact', {
    ...row,
    business_date: on,
    slot_minute: 600,
    agent_account: account,
    sums: { [metric?.fact ?? '']: [receptions, 0] },
  });
  return agentId;
}
const numbersOf = async (at: ProviderContext) =>
  (await app.get(OwnNumbersService).of(at, on)).map(({ storeName, numbers }) => [
    storeName,
    numbers.find(({ key }) => key === 'receptions')?.value,
  ]);

test('an agent is told their own numbers, nobody else’s, and who is no agent none', async () => {
  const first = await anAnsweringAgent('店:小一', 7);
  const second = await anAnsweringAgent('店:小二', 11);
  expect(await numbersOf(aPerson(ctx, 'agent', { agentId: first }))).toEqual([['一店', '7']]);
  expect(await numbersOf(aPerson(ctx, 'agent', { agentId: second }))).toEqual([['一店', '11']]);
  expect(await numbersOf(aPerson(ctx, 'provider-owner', { agentId: null }))).toEqual([]);
  const foreign = await aStore(app.db, await aProvider(app.db));
  expect(await numbersOf(aPerson(foreign.ctx, 'agent', { agentId: first }))).toEqual([]);
});
