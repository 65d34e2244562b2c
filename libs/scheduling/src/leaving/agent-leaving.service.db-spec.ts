import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { contentHash } from '@zuoxi/platform/content';
import type { ProviderContext } from '@zuoxi/platform/context';
import {
  anAgent,
  aProfile,
  aProvider,
  aServedContract,
  aStore,
  insertRow,
  type TestApp,
} from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import { rosterContent } from '../roster/assignments.js';
import { RosterChangingService } from '../roster/roster-changing.service.js';
import { RosterPublishingService } from '../roster/roster-publishing.service.js';
import { RosterService } from '../roster/roster.service.js';
import { RosterSolvingService } from '../roster/roster-solving.service.js';
import { ShiftService } from '../shift/shift.service.js';
import { startScheduling } from '../testing.js';
import { AgentLeavingService } from './agent-leaving.service.js';

/** A Monday and the Sunday after it, without a holiday; the clock stands at the Sunday before. */
const week = { fromOn: '2026-11-23', toOn: '2026-11-29' };

let app: TestApp;
let leaving: AgentLeavingService;
let rosters: RosterService;
/** Holds both stores. */
let ctx: ProviderContext;
let here: StoreId;
let there: StoreId;
let agentId: string;
let other: string;
let shiftId: string;

beforeAll(async () => {
  app = await startScheduling();
  leaving = app.get(AgentLeavingService);
  rosters = app.get(RosterService);
});
afterAll(() => app.close());
beforeEach(async () => {
  const first = await aStore(app.db, await aProvider(app.db), { name: '一店' });
  const second = await aStore(app.db, first.ctx, { name: '二店' });
  ({ ctx } = second);
  [here, there] = [first.id, second.id];
  const shift = { name: '白班', startMinute: 600, endMinute: 1080, breaks: [] };
  shiftId = (await app.get(ShiftService).add(ctx, shift)).id;
  agentId = await anAgent(app.db, ctx, { storeId: here, alias: '小满' });
  other = await anAgent(app.db, ctx, { storeId: here, alias: '小雪' });
  const skill = { provider_id: ctx.providerId, store_id: there, certified_on: '2026-01-01' };
  for (const each of [agentId, other])
    await insertRow(app.db, 'scheduling.agent_skill', { ...skill, agent_id: each });
  for (const storeId of [here, there]) {
    await aProfile(app.db, ctx, storeId, { averageDailyInquiries: 120, startMinute: 600, endMinute: 1080 });
    await aServedContract(app.db, ctx, storeId, { seats: 1 });
  }
});

async function aDraft(storeId: StoreId, days: readonly string[], by = agentId): Promise<string> {
  const { id } = await app.get(RosterSolvingService).solve(ctx, { storeId, ...week });
  await app.jobs.drain('roster.solve');
  const all = ['23', '24', '25', '26', '27', '28', '29'].map((day) => `2026-11-${day}`);
  const changes = [agentId, other].flatMap((each) =>
    all.map((on) => ({ agentId: each, on, shiftId: each === by && days.includes(on) ? shiftId : null })),
  );
  await app.get(RosterChangingService).assign(ctx, { rosterId: id, changes });
  return id;
}
async function publish(storeId: StoreId, id: string): Promise<void> {
  const seen = rosterContent(await rosters.assignmentsOf(ctx, { id, storeId }));
  await app.get(RosterPublishingService).publish(ctx, { id, contentHash: contentHash(seen) });
}
async function leave(leftOn: string): Promise<void> {
  const seen = await leaving.preview(ctx, { agentId, leftOn });
  await leaving.leave(ctx, { agentId, leftOn, contentHash: seen.contentHash });
}
const freed = async (storeId?: string) =>
  (await leaving.freed(ctx, storeId)).map((shift) => [shift.storeId, shift.on, shift.wasPublished]);

test('what was told and what was drafted after the last day is named before, freed, and on a list', async () => {
  await publish(here, await aDraft(here, ['2026-11-23', '2026-11-26']));
  const draft = await aDraft(there, ['2026-11-24', '2026-11-27']);
  const { endings } = await leaving.preview(ctx, { agentId, leftOn: '2026-11-24' });
  expect(endings).toMatchObject([
    { kind: 'shift', name: '白班', storeId: here, on: '2026-11-26' },
    { kind: 'shift', name: '白班', storeId: there, on: '2026-11-27' },
  ]);
  await leave('2026-11-24');
  expect(await freed()).toEqual([
    [here, '2026-11-26', true],
    [there, '2026-11-27', false],
  ]);
  expect(await freed(here)).toHaveLength(1);
  const mine = await rosters.myShifts({ ...ctx, agentId: agentId as never }, week.fromOn, week.toOn);
  expect(mine.map(({ on }) => on)).toEqual(['2026-11-23']);
  const drafted = await rosters.assignmentsOf(ctx, { id: draft, storeId: there });
  expect(drafted.map(({ on }) => on)).toEqual(['2026-11-24']);
});

test('a day is off the list when a roster that covers it is published, or when it is over', async () => {
  await publish(here, await aDraft(here, ['2026-11-25', '2026-11-26']));
  await publish(there, await aDraft(there, ['2026-11-27']));
  await leave('2026-11-24');
  expect(await freed()).toHaveLength(3);
  app.clock.advance(60_000);
  await publish(here, await aDraft(here, ['2026-11-25', '2026-11-26'], other));
  expect(await freed()).toEqual([[there, '2026-11-27', true]]);
  app.clock.set('2026-11-28T02:00:00Z');
  expect(await freed()).toEqual([]);
  app.clock.set('2026-11-22T02:00:00Z');
});

test('who is back is not given the shifts again: they may be somebody else’s', async () => {
  await publish(here, await aDraft(here, ['2026-11-25']));
  await leave('2026-11-24');
  const back = await leaving.leave(ctx, { agentId, leftOn: null });
  expect(back).toMatchObject({ status: 'active', leftOn: null });
  expect(await rosters.myShifts({ ...ctx, agentId: agentId as never }, week.fromOn, week.toOn)).toEqual([]);
  expect(await freed()).toEqual([[here, '2026-11-25', true]]);
});

test('a shift that was not seen is not freed', async () => {
  const draft = await aDraft(here, ['2026-11-25']);
  const { contentHash: seen } = await leaving.preview(ctx, { agentId, leftOn: '2026-11-24' });
  const changes = [{ agentId, on: '2026-11-26', shiftId }];
  await app.get(RosterChangingService).assign(ctx, { rosterId: draft, changes });
  const left = leaving.leave(ctx, { agentId, leftOn: '2026-11-24', contentHash: seen });
  await expect(left).rejects.toMatchObject({ code: 'DRAFT_CHANGED' });
  expect(await rosters.assignmentsOf(ctx, { id: draft, storeId: here })).toHaveLength(2);
});

test('a last day that is over is refused, and a request that comes twice frees once', async () => {
  await publish(here, await aDraft(here, ['2026-11-25']));
  const past = leaving.leave(ctx, { agentId, leftOn: '2026-11-21', contentHash: '0'.repeat(64) });
  await expect(past).rejects.toMatchObject({ details: { problems: [{ code: 'DATE_PAST' }] } });
  const { contentHash: seen } = await leaving.preview(ctx, { agentId, leftOn: '2026-11-24' });
  const once = { ...ctx, idempotencyKey: 'leaving' };
  for (let time = 0; time < 2; time += 1)
    await leaving.leave(once, { agentId, leftOn: '2026-11-24', contentHash: seen });
  expect(await freed()).toHaveLength(1);
});

test('another provider, and who holds another store, sees nothing of it', async () => {
  await publish(here, await aDraft(here, ['2026-11-25']));
  await leave('2026-11-24');
  const foreign = await aStore(app.db, await aProvider(app.db));
  expect(await leaving.freed(foreign.ctx, null)).toEqual([]);
  expect(await leaving.freed({ ...ctx, storeIds: [there], providerWide: false }, null)).toEqual([]);
  await expect(leaving.freed(foreign.ctx, here)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const strange = leaving.preview(foreign.ctx, { agentId, leftOn: '2026-11-24' });
  await expect(strange).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
