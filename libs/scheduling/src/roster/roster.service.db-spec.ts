import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Context, newId } from '@zuoxi/platform/context';
import { TaskReader } from '@zuoxi/platform/jobs';
import { anAgent, aProfile, aProvider, aStore, startTestApp, type TestApp } from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import { SchedulingModule } from '../scheduling.module.js';
import { ShiftService } from '../shift/shift.service.js';
import { RosterService } from './roster.service.js';

/** A Monday and the Sunday after it, without a holiday. */
const week = { fromOn: '2026-11-23', toOn: '2026-11-29' };

let app: TestApp;
let rosters: RosterService;
let ctx: Context;
let storeId: StoreId;
let shiftId: string;

beforeAll(async () => {
  app = await startTestApp(SchedulingModule);
  rosters = app.get(RosterService);
});
afterAll(() => app.close());
beforeEach(async () => {
  const store = await aStore(app.db, await aProvider(app.db));
  ({ ctx } = store);
  storeId = store.id;
  await aProfile(app.db, ctx, storeId, { averageDailyInquiries: 120, startMinute: 600, endMinute: 1080 });
  const shift = {
    name: '白班',
    startMinute: 570,
    endMinute: 1110,
    breaks: [{ earliestMinute: 690, latestMinute: 810, minutes: 60 }],
  };
  shiftId = (await app.get(ShiftService).add(ctx, shift)).id;
});

const agents = (count: number) =>
  Promise.all(Array.from({ length: count }, () => anAgent(app.db, ctx, { storeId })));

async function aSolvedRoster(period = week) {
  const { id } = await rosters.solve(ctx, { storeId, ...period });
  await app.jobs.drain('roster.solve');
  const roster = await rosters.find(ctx, id);
  if (!roster) throw new Error('no roster');
  return roster;
}

describe('solving', () => {
  test('through its job, into a draft that breaks no rule', async () => {
    const own = await agents(4);
    const asked = await rosters.solve(ctx, { storeId, ...week });
    expect(asked).toMatchObject({ status: 'solving', version: 1, createdBy: '顾远' });
    await app.jobs.drain('roster.solve');
    const roster = await rosters.find(ctx, asked.id);
    expect(roster).toMatchObject({ status: 'draft' });
    const assignments = await rosters.assignmentsOf(ctx, asked);
    expect(assignments.length).toBeGreaterThan(7);
    expect(own).toEqual(expect.arrayContaining([...new Set(assignments.map(({ agentId }) => agentId))]));
    expect(await rosters.brokenRules(ctx, asked)).toEqual([]);
    const task = await app.get(TaskReader).find(ctx, asked.taskId as string);
    expect(task).toMatchObject({ state: 'succeeded', percent: 100, resultId: asked.id });
  });

  test('delivered twice it writes once', async () => {
    await agents(3);
    const roster = await aSolvedRoster();
    const before = await rosters.assignmentsOf(ctx, roster);
    await rosters.runSolve({ ctx, input: { rosterId: roster.id, storeId } });
    expect(await rosters.assignmentsOf(ctx, roster)).toEqual(before);
  });

  test('without any agent it says so, and makes an empty draft', async () => {
    const roster = await aSolvedRoster();
    expect(roster.status).toBe('draft');
    expect(roster.unmet.map(({ code }) => code)).toContain('NO_AGENTS');
    expect(await rosters.assignmentsOf(ctx, roster)).toEqual([]);
  });

  test('an agent of another store or one certified later is not drawn on', async () => {
    const other = await aStore(app.db, ctx);
    await anAgent(app.db, ctx, { storeId: other.id });
    const roster = await aSolvedRoster();
    expect(roster.unmet.map(({ code }) => code)).toContain('NO_AGENTS');
  });

  test('a statutory holiday needs nobody', async () => {
    const roster = await rosters.solve(ctx, { storeId, fromOn: '2026-10-01', toOn: '2026-10-02' });
    expect(roster.requirement.map(({ slots }) => slots)).toEqual([[], []]);
    expect(roster.requirement[0]?.holiday).toMatch(/国庆/);
  });

  test.each([
    ['backwards', '2026-11-29', '2026-11-23'],
    ['over three months', '2026-11-23', '2027-03-01'],
  ])('a period %s is refused', async (_, fromOn, toOn) => {
    await expect(rosters.solve(ctx, { storeId, fromOn, toOn })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });

  test('a foreign store and an unknown one are refused alike', async () => {
    const foreign = await aStore(app.db, await aProvider(app.db));
    const refusals = await Promise.all(
      [foreign.id, newId()].map((id) => rosters.solve(ctx, { storeId: id, ...week }).catch((error) => error)),
    );
    expect(refusals[0]).toMatchObject({ code: 'NOT_FOUND' });
    expect(refusals[1]).toEqual(refusals[0]);
  });
});

describe('publishing', () => {
  test('a draft that keeps the rules is published, and the one before is superseded', async () => {
    await agents(3);
    const first = await rosters.publish(ctx, (await aSolvedRoster()).id);
    expect(first.status).toBe('published');
    const second = await rosters.publish(ctx, (await aSolvedRoster()).id);
    expect(second).toMatchObject({ status: 'published', version: 2 });
    expect((await rosters.find(ctx, first.id))?.status).toBe('superseded');
  });

  test('a broken rule is named and keeps it from being published', async () => {
    const [agentId] = await agents(3);
    const roster = await aSolvedRoster();
    for (const on of [
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-28',
      '2026-11-29',
    ]) {
      await rosters.assign(ctx, { rosterId: roster.id, agentId: agentId as string, on, shiftId });
    }
    const broken = await rosters.brokenRules(ctx, roster);
    expect(broken.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['WEEKLY_DAY_OFF_MISSING', 'WEEK_HOURS_EXCEEDED', 'TOO_MANY_CONSECUTIVE_DAYS']),
    );
    await expect(rosters.publish(ctx, roster.id)).rejects.toMatchObject({
      code: 'ROSTER_HAS_BROKEN_RULES',
      details: { count: broken.length },
    });
    expect((await rosters.find(ctx, roster.id))?.status).toBe('draft');
  });

  test('one that is still being solved is no draft yet', async () => {
    await agents(3);
    const { id } = await rosters.solve(ctx, { storeId, ...week });
    await expect(rosters.publish(ctx, id)).rejects.toMatchObject({
      code: 'STATE_CHANGED',
      details: { status: 'solving' },
    });
  });

  test('a published roster is not changed by hand', async () => {
    const [agentId] = await agents(3);
    const { id } = await rosters.publish(ctx, (await aSolvedRoster()).id);
    const change = rosters.assign(ctx, {
      rosterId: id,
      agentId: agentId as string,
      on: week.fromOn,
      shiftId: null,
    });
    await expect(change).rejects.toMatchObject({ code: 'STATE_CHANGED' });
  });

  test('who works at another store on a day is not drawn on here that day, nor published', async () => {
    const [agentId] = await agents(1);
    const here = await aSolvedRoster();
    await rosters.publish(ctx, here.id);
    const other = await aStore(app.db, ctx);
    ({ ctx } = other);
    await aProfile(app.db, ctx, other.id, { averageDailyInquiries: 120, startMinute: 600, endMinute: 1080 });
    await app.db.admin.query(
      `insert into scheduling.agent_skill (provider_id, store_id, agent_id, certified_on) values ($1, $2, $3, '2026-01-01')`,
      [ctx.providerId, other.id, agentId],
    );
    const { id } = await rosters.solve(ctx, { storeId: other.id, ...week });
    await app.jobs.drain('roster.solve');
    const there = await rosters.find(ctx, id);
    const worked = new Set((await rosters.assignmentsOf(ctx, here)).map(({ on }) => on));
    const twice = (await rosters.assignmentsOf(ctx, there as NonNullable<typeof there>)).filter(({ on }) =>
      worked.has(on),
    );
    expect(twice).toEqual([]);
    await rosters.assign(ctx, {
      rosterId: id,
      agentId: agentId as string,
      on: [...worked][0] as string,
      shiftId,
    });
    await expect(rosters.publish(ctx, id)).rejects.toMatchObject({ code: 'ROSTER_HAS_BROKEN_RULES' });
  });
});

describe('an agent’s own shifts', () => {
  test('are the published ones, and only their own', async () => {
    const own = await agents(3);
    const roster = await aSolvedRoster();
    const agentId = own[0] as (typeof own)[0];
    const mine = () => rosters.myShifts({ ...ctx, agentId }, week.fromOn, week.toOn);
    expect(await mine()).toEqual([]);
    await rosters.publish(ctx, roster.id);
    const planned = (await rosters.assignmentsOf(ctx, roster)).filter((each) => each.agentId === agentId);
    expect((await mine()).map(({ on }) => on)).toEqual(planned.map(({ on }) => on));
    expect(await rosters.myShifts(ctx, week.fromOn, week.toOn)).toEqual([]);
  });
});
