import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { contentHash } from '@zuoxi/platform/content';
import type { ProviderContext } from '@zuoxi/platform/context';
import { anAgent, aProfile, aProvider, aServedContract, aStore, type TestApp } from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import { rosterContent } from '../roster/assignments.js';
import { RosterChangingService } from '../roster/roster-changing.service.js';
import { RosterPublishingService } from '../roster/roster-publishing.service.js';
import { RosterService } from '../roster/roster.service.js';
import { RosterSolvingService } from '../roster/roster-solving.service.js';
import { ShiftService } from '../shift/shift.service.js';
import { startScheduling } from '../testing.js';
import { BoardService } from './board.service.js';

/** A Monday and the Sunday after it, without a holiday. */
const week = { fromOn: '2026-11-23', toOn: '2026-11-29' };

let app: TestApp;
let rosters: RosterService;
let solving: RosterSolvingService;
let changing: RosterChangingService;
let publishing: RosterPublishingService;
let boards: BoardService;
/** Holds both stores. */
let ctx: ProviderContext;
let here: StoreId;
let there: StoreId;
let agentId: string;
let shiftId: string;

beforeAll(async () => {
  app = await startScheduling();
  rosters = app.get(RosterService);
  solving = app.get(RosterSolvingService);
  changing = app.get(RosterChangingService);
  publishing = app.get(RosterPublishingService);
  boards = app.get(BoardService);
});
afterAll(() => app.close());
beforeEach(async () => {
  const first = await aStore(app.db, await aProvider(app.db), { name: '一店' });
  const second = await aStore(app.db, first.ctx, { name: '二店' });
  ({ ctx } = second);
  [here, there] = [first.id, second.id];
  for (const storeId of [here, there]) {
    await aProfile(app.db, ctx, storeId, { averageDailyInquiries: 120, startMinute: 600, endMinute: 1080 });
    await aServedContract(app.db, ctx, storeId, { seats: 1 });
  }
  shiftId = (
    await app.get(ShiftService).add(ctx, { name: '白班', startMinute: 600, endMinute: 1080, breaks: [] })
  ).id;
  agentId = await anAgent(app.db, ctx, { storeId: here, alias: '小满' });
  await app.db.admin.query(
    `insert into scheduling.agent_skill (provider_id, store_id, agent_id, certified_on) values ($1, $2, $3, '2026-01-01')`,
    [ctx.providerId, there, agentId],
  );
});

/** A draft of a store in which the agent works exactly these days. */
async function aDraft(storeId: StoreId, days: readonly string[], period = week) {
  const { id } = await solving.solve(ctx, { storeId, ...period });
  await app.jobs.drain('roster.solve');
  const all = ['23', '24', '25', '26', '27', '28', '29'].map((day) => `2026-11-${day}`);
  const changes = all
    .filter((on) => on >= period.fromOn && on <= period.toOn)
    .map((on) => ({ agentId, on, shiftId: days.includes(on) ? shiftId : null }));
  await changing.assign(ctx, { rosterId: id, changes });
  return id;
}
async function publish(id: string) {
  const seen = rosterContent(await rosters.assignmentsOf(ctx, { id, storeId: await storeOf(id) }));
  return publishing.publish(ctx, { id, contentHash: contentHash(seen) });
}
const storeOf = async (id: string) => (await rosters.find(ctx, id))?.storeId ?? '';
const boardOf = (at: ProviderContext, withDrafts = true) => boards.between(at, { ...week, withDrafts });

test('all shops stand on one board: an agent of two is one row, each shop says what it lacks', async () => {
  const draft = await aDraft(there, ['2026-11-24']);
  const published = await aDraft(here, ['2026-11-23']);
  await publish(published);
  const board = await boardOf(ctx);
  expect(board.agents).toEqual([{ agentId, storeIds: expect.arrayContaining([here, there]) }]);
  expect(board.shifts).toMatchObject([
    { agentId, storeId: here, on: '2026-11-23', shiftName: '白班', isDraft: false },
    { agentId, storeId: there, on: '2026-11-24', shiftName: '白班', isDraft: true },
  ]);
  expect(board.stores.map(({ storeId }) => storeId)).toEqual([here, there]);
  const [first, second] = board.stores.map(({ days }) => days);
  // One half hour is the agent's meal.
  expect(first?.[0]).toMatchObject({ rosterId: published, isDraft: false, sold: 1, uncoveredSeatSlots: 1 });
  expect(first?.[1]).toMatchObject({ requiredSeatSlots: 16, uncoveredSeatSlots: 16 });
  expect(second?.[0]).toMatchObject({ rosterId: draft, isDraft: true, uncoveredSeatSlots: 16 });
  expect(second?.[1]).toMatchObject({ uncoveredSeatSlots: 1 });
});

test('a draft made since stands for what is published, where drafts are asked for', async () => {
  const published = await aDraft(here, ['2026-11-23']);
  await publish(published);
  app.clock.advance(60_000);
  await aDraft(here, ['2026-11-25']);
  const days = async (withDrafts: boolean) => (await boardOf(ctx, withDrafts)).shifts.map(({ on }) => on);
  expect(await days(true)).toEqual(['2026-11-25']);
  expect(await days(false)).toEqual(['2026-11-23']);
});

test('a roster published from the middle on leaves the days before it as they were told', async () => {
  await publish(await aDraft(here, ['2026-11-23', '2026-11-26']));
  app.clock.advance(60_000);
  await publish(await aDraft(here, ['2026-11-27'], { fromOn: '2026-11-25', toOn: '2026-11-29' }));
  const told = ['2026-11-23', '2026-11-27'];
  expect((await boardOf(ctx)).shifts.map(({ on }) => on)).toEqual(told);
  const own = await rosters.myShifts({ ...ctx, agentId: agentId as never }, week.fromOn, week.toOn);
  expect(own.map(({ on }) => on)).toEqual(told);
});

test('a served shop without a roster is on the board, and of its seats nothing is said', async () => {
  const board = await boardOf(ctx);
  expect(board.stores).toHaveLength(2);
  expect(board.stores[0]?.days[0]).toEqual({
    on: week.fromOn,
    rosterId: null,
    isDraft: false,
    sold: 1,
    requiredSeatSlots: null,
    uncoveredSeatSlots: null,
  });
});

test('who holds one shop sees that its agent works elsewhere, and not where', async () => {
  await publish(await aDraft(there, ['2026-11-24']));
  const board = await boardOf({ ...ctx, storeIds: [here], providerWide: false });
  expect(board.stores.map(({ storeId }) => storeId)).toEqual([here]);
  expect(board.agents).toEqual([{ agentId, storeIds: [here] }]);
  expect(board.shifts).toMatchObject([{ agentId, storeId: null, on: '2026-11-24' }]);
});

test('another provider sees nothing of it', async () => {
  await publish(await aDraft(there, ['2026-11-24']));
  const foreign = await aStore(app.db, await aProvider(app.db));
  expect(await boardOf(foreign.ctx)).toMatchObject({ stores: [], agents: [], shifts: [] });
});

test('a holiday is named in the language of the reader', async () => {
  const days = async (locale: ProviderContext['locale']) =>
    (await boards.between({ ...ctx, locale }, { fromOn: '2026-10-01', toOn: '2026-10-01', withDrafts: true }))
      .days;
  expect(await days('zh-CN')).toEqual([{ on: '2026-10-01', holiday: '国庆节' }]);
  expect(await days('en-US')).toEqual([{ on: '2026-10-01', holiday: expect.stringMatching(/National Day/) }]);
});

test.each([
  ['backwards', '2026-11-29', '2026-11-23'],
  ['over a month', '2026-11-01', '2026-12-02'],
])('a period %s is refused', async (_, fromOn, toOn) => {
  await expect(boards.between(ctx, { fromOn, toOn, withDrafts: true })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  });
});
