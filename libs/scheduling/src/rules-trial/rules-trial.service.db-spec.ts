import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { addDays } from '@zuoxi/platform/calendar';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { anAgent, aProvider, aStore, insertRow, type TestApp } from '@zuoxi/platform/testing';
import { deliveredRules } from '../roster/labour-rules.js';
import { ShiftService } from '../shift/shift.service.js';
import { startScheduling } from '../testing.js';
import { RulesTrialService } from './rules-trial.service.js';

let app: TestApp;
let ctx: ProviderContext;
let agentId: string;
let shiftId: string;

beforeAll(async () => {
  app = await startScheduling();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set('2026-11-20T02:00:00Z');
  const store = await aStore(app.db, await aProvider(app.db));
  ({ ctx } = store);
  agentId = await anAgent(app.db, ctx, { storeId: store.id });
  const shift = { name: '白班', startMinute: 600, endMinute: 1080, breaks: [] };
  shiftId = (await app.get(ShiftService).add(ctx, shift)).id;
});

const tell = (on: string, startMinute: number, endMinute: number) =>
  insertRow(app.db, 'scheduling.published_shift', {
    ...{ provider_id: ctx.providerId, agent_id: agentId, on_date: on, roster_id: newId(), shift_id: shiftId },
    ...{ start_minute: startMinute, end_minute: endMinute, work_minutes: endMinute - startMinute - 60 },
  });
const tried = (over: Partial<typeof deliveredRules>) =>
  app.get(RulesTrialService).try(ctx, { ...deliveredRules, ...over });

test('shifts that were told are judged by rules that are not set yet', async () => {
  await tell('2026-11-10', 840, 1320);
  await tell('2026-11-11', 600, 1080);
  expect(await tried({})).toMatchObject({ shifts: 2, broken: 0, examples: [] });
  const trial = await tried({ minRestMinutes: 750 });
  expect(trial).toMatchObject({ shifts: 2, broken: 1, brokenToday: 0 });
  expect(trial.examples).toEqual([
    {
      ...{ agent: { __typename: 'Agent', id: agentId }, on: '2026-11-11', brokenToday: false },
      message: '2026-11-11 与相邻班次间只休息 12 小时，至少 12.5 小时。',
    },
  ]);
});

test('a run that began before the first day counts; what today’s rules break as well is told apart', async () => {
  const first = addDays('2026-11-20', -56);
  for (let day = -6; day < 1; day += 1) await tell(addDays(first, day), 600, 1080);
  const trial = await tried({ maxConsecutiveDays: 5 });
  expect(trial.examples.map(({ on, brokenToday }) => [on, brokenToday])).toEqual([[first, true]]);
  expect(trial).toMatchObject({ shifts: 1, broken: 1, brokenToday: 1 });
});

test('another provider’s shifts are not there', async () => {
  await tell('2026-11-10', 0, 1380);
  const other = await aProvider(app.db);
  expect(
    await app.get(RulesTrialService).try(other, { ...deliveredRules, maxMinutesPerDay: 60 }),
  ).toMatchObject({
    shifts: 0,
    broken: 0,
  });
});
