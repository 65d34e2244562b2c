import { metricFor } from '@zuoxi/metrics';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { contentHash } from '@zuoxi/platform/content';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { TaskReader } from '@zuoxi/platform/jobs';
import {
  anAgent,
  aProfile,
  aProvider,
  aServedContract,
  aStore,
  everyPage,
  insertRow,
  type TestApp,
} from '@zuoxi/platform/testing';
import { SettingsDesk } from '@zuoxi/platform/settings';
import { type StoreId, typedRow } from '@zuoxi/vocabulary';
import { AgentService } from '../agent/agent.service.js';
import { AgentLeavingService } from '../leaving/agent-leaving.service.js';
import { ShiftService } from '../shift/shift.service.js';
import { startScheduling } from '../testing.js';
import { deliveredRules } from './labour-rules.js';
import { coverOfDay, gapsOf } from './cover.rules.js';
import { RequirementService } from './requirement.service.js';
import { rosterContent } from './assignments.js';
import { RosterChangingService } from './roster-changing.service.js';
import { RosterPublishingService } from './roster-publishing.service.js';
import { RosterService } from './roster.service.js';
import { RosterSolvingService } from './roster-solving.service.js';

/** A Monday and the Sunday after it, without a holiday. */
const week = { fromOn: '2026-11-23', toOn: '2026-11-29' };

let app: TestApp;
let rosters: RosterService;
let solving: RosterSolvingService;
let changing: RosterChangingService;
let publishing: RosterPublishingService;
let ctx: ProviderContext;
let storeId: StoreId;
let shiftId: string;

beforeAll(async () => {
  app = await startScheduling();
  rosters = app.get(RosterService);
  solving = app.get(RosterSolvingService);
  changing = app.get(RosterChangingService);
  publishing = app.get(RosterPublishingService);
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

test('a store’s rosters are listed page by page, the one begun last first', async () => {
  const other = await aStore(app.db, ctx);
  const begun = {
    provider_id: ctx.providerId,
    status: 'draft',
    version: 1,
    requirement: '[]',
    created_by: '林夏',
  };
  for (const [at, day] of [
    [storeId, 1],
    [storeId, 3],
    [storeId, 2],
    [other.id, 4],
  ] as const) {
    const on = `2026-11-0${day}`;
    const days = { from_on: on, to_on: on, created_at: `${on}T02:00:00Z` };
    await insertRow(app.db, 'scheduling.roster', {
      ...begun,
      ...days,
      ...{ store_id: at, id: newId() },
    });
  }
  const listed = await everyPage((page) => rosters.list(ctx, { ...page, storeId }));
  expect(listed.map(({ fromOn }) => fromOn)).toEqual(['2026-11-03', '2026-11-02', '2026-11-01']);
});

async function aSolvedRoster(period = week) {
  const { id } = await solving.solve(ctx, { storeId, ...period });
  await app.jobs.drain('roster.solve');
  const roster = await rosters.find(ctx, id);
  if (!roster) throw new Error('no roster');
  return roster;
}

const seenOf = async (at: ProviderContext, id: string): Promise<string> => {
  const roster = await rosters.find(at, id);
  return contentHash(rosterContent(roster ? await rosters.assignmentsOf(at, roster) : []));
};
/** Publishes what is on the screen at this moment. */
const publish = async (at: ProviderContext, id: string) =>
  publishing.publish(at, { id, contentHash: await seenOf(at, id) });

test('a roster goes by the labour rules of its first day, and once published by those for ever', async () => {
  await agents(4);
  const rosterId = (await aSolvedRoster()).id;
  await publish(ctx, rosterId);
  const set = (basedOnVersion: number, maxConsecutiveDays: number, from: string) =>
    app.get(SettingsDesk).set(ctx, {
      ...{ kind: 'labour-rules', basedOnVersion, from, note: '' },
      rows: [typedRow({ ...deliveredRules, maxConsecutiveDays })],
    });
  await set(1, 2, week.fromOn);
  const roster = await rosters.find(ctx, rosterId);
  expect(roster?.rulesVersion).toBe(1);
  expect(roster && (await rosters.brokenRules(ctx, roster))).toEqual([]);
  const next = await aSolvedRoster({ fromOn: '2026-11-30', toOn: '2026-12-06' });
  expect(await rosters.brokenRules(ctx, next)).toEqual([]);
  await set(2, 1, '2026-11-30');
  const [broken] = await rosters.brokenRules(ctx, next);
  expect(broken).toMatchObject({ code: 'TOO_MANY_CONSECUTIVE_DAYS', limit: 1 });
  await expect(publish(ctx, next.id)).rejects.toMatchObject({ code: 'ROSTER_HAS_BROKEN_RULES' });
});

describe('solving', () => {
  test('through its job, into a draft that breaks no rule', async () => {
    const own = await agents(4);
    const asked = await solving.solve(ctx, { storeId, ...week });
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

  test('stopped by its asker it is solved no more, and says so', async () => {
    await agents(1);
    const asked = await solving.solve(ctx, { storeId, ...week });
    await app.get(TaskReader).cancel(ctx, asked.taskId as string);
    await app.jobs.drain('roster.solve');
    expect(await rosters.find(ctx, asked.id)).toMatchObject({
      status: 'failed',
      failure: { code: 'SOLVING_STOPPED' },
    });
  });

  test('delivered twice it writes once', async () => {
    await agents(3);
    const roster = await aSolvedRoster();
    const before = await rosters.assignmentsOf(ctx, roster);
    await solving.runSolve({ ctx, input: { rosterId: roster.id, storeId } });
    expect(await rosters.assignmentsOf(ctx, roster)).toEqual(before);
  });

  test('agents of nobody’s shifts are none: what a first roster replaces', async () => {
    expect(await app.get(AgentService).getMany(ctx, [])).toEqual([]);
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
    const roster = await solving.solve(ctx, { storeId, fromOn: '2026-10-01', toOn: '2026-10-02' });
    expect(roster.requirement.map(({ slots }) => slots)).toEqual([[], []]);
    expect(roster.requirement[0]?.holiday).toMatch(/国庆/);
  });

  test('a day off that the provider has of its own needs nobody either', async () => {
    await app.get(SettingsDesk).set(ctx, {
      ...{ kind: 'holidays', basedOnVersion: 1, from: '2026-11-01', note: '' },
      rows: [{ on: '2026-11-24', day: 'off', name: '公司年会', nameEn: '' }],
    });
    const days = await app.get(RequirementService).between(ctx, storeId, week.fromOn, week.toOn);
    expect(days.map(({ holiday, slots }) => [holiday, slots.length > 0]).slice(0, 3)).toEqual([
      [null, true],
      ['公司年会', false],
      [null, true],
    ]);
  });

  test('a holiday that the shop bought is planned like any other day; the others are not', async () => {
    const shop = await aStore(app.db, ctx);
    await aProfile(app.db, shop.ctx, shop.id, {
      averageDailyInquiries: 120,
      startMinute: 600,
      endMinute: 1080,
      servedHolidays: ['national_day'],
    });
    const needOf = async (on: string) => {
      const [day] = await app.get(RequirementService).between(shop.ctx, shop.id, on, on);
      return [day?.holiday, day?.slots.reduce((sum, { seats }) => sum + seats, 0)];
    };
    expect(await needOf('2026-10-01')).toEqual(['国庆节', 16]);
    expect(await needOf('2026-05-01')).toEqual(['劳动节', 0]);
    // Mid-autumn is a holiday of its own, which was not bought; a make-up day is worked by everybody.
    expect(await needOf('2026-09-25')).toEqual(['中秋', 0]);
    expect(await needOf('2026-10-10')).toEqual(['国庆节（调休上班）', 16]);
    await anAgent(app.db, shop.ctx, { storeId: shop.id });
    const { id } = await solving.solve(shop.ctx, {
      storeId: shop.id,
      fromOn: '2026-10-01',
      toOn: '2026-10-01',
    });
    await app.jobs.drain('roster.solve');
    expect(await rosters.assignmentsOf(shop.ctx, { id, storeId: shop.id })).toMatchObject([
      { on: '2026-10-01', shiftId },
    ]);
  });

  test.each([
    ['backwards', '2026-11-29', '2026-11-23'],
    ['over three months', '2026-11-23', '2027-03-01'],
  ])('a period %s is refused', async (_, fromOn, toOn) => {
    await expect(solving.solve(ctx, { storeId, fromOn, toOn })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });

  test('a foreign store and an unknown one are refused alike', async () => {
    const foreign = await aStore(app.db, await aProvider(app.db));
    const refusals = await Promise.all(
      [foreign.id, newId()].map((id) => solving.solve(ctx, { storeId: id, ...week }).catch((error) => error)),
    );
    expect(refusals[0]).toMatchObject({ code: 'NOT_FOUND' });
    expect(refusals[1]).toEqual(refusals[0]);
  });
});

describe('seats sold', () => {
  const coverOf = async (roster: Awaited<ReturnType<typeof aSolvedRoster>>) => {
    const assignments = await rosters.assignmentsOf(ctx, roster);
    return roster.requirement.flatMap(({ on }) => coverOfDay(roster.requirement, assignments, on, 2));
  };

  test('are kept in every half hour, also where the traffic needs fewer', async () => {
    await aServedContract(app.db, ctx, storeId, { seats: 2 });
    await agents(8);
    const roster = await aSolvedRoster();
    expect(new Set(roster.requirement.flatMap(({ slots }) => slots.map(({ seats }) => seats)))).toEqual(
      new Set([1]),
    );
    const cover = await coverOf(roster);
    expect(cover).toHaveLength(7 * 16);
    expect(cover.filter(({ planned }) => planned < 2)).toEqual([]);
    expect(roster.unmet).toEqual([]);
  });

  test.each([
    ['0.95', 5, 5],
    ['0.95', 4, 5],
    ['0.98', 5, 6],
  ])('a day as it was quoted needs no more: %s promised, %i sold, %i at the peak', async (...row) => {
    const [target, seats, peak] = row;
    const busy = await aStore(app.db, await aProvider(app.db), { platform: 'tmall' });
    await aProfile(app.db, busy.ctx, busy.id, {
      averageDailyInquiries: 3000,
      startMinute: 540,
      endMinute: 1440,
    });
    const promise = { metric: metricFor('tmall', 'three-minute', week.fromOn)?.id ?? '', target };
    await aServedContract(app.db, busy.ctx, busy.id, { seats, promise });
    const [day] = await app.get(RequirementService).between(busy.ctx, busy.id, week.fromOn, week.fromOn);
    expect(Math.max(...(day?.slots ?? []).map((slot) => slot.seats))).toBe(peak);
  });

  test('years of which no holiday is known are said, once each; known ones are not', async () => {
    const requirements = app.get(RequirementService);
    expect(await requirements.unknownHolidays(ctx, week.fromOn, week.toOn)).toEqual([]);
    expect(await requirements.unknownHolidays(ctx, '2035-12-29', '2036-01-04')).toEqual([
      { code: 'HOLIDAYS_UNKNOWN', on: '2035-12-29', year: '2035' },
      { code: 'HOLIDAYS_UNKNOWN', on: '2036-01-01', year: '2036' },
    ]);
  });

  test('that nobody can keep are named, and on record when published all the same', async () => {
    await aServedContract(app.db, ctx, storeId, { seats: 2 });
    await agents(2);
    const roster = await aSolvedRoster();
    const missing = (await coverOf(roster)).reduce((sum, { planned }) => sum + Math.max(0, 2 - planned), 0);
    expect(missing).toBeGreaterThan(0);
    expect(roster.unmet.length).toBeGreaterThan(0);
    await publish(ctx, roster.id);
    const { rows } = await app.db.admin.query(
      `select details from platform.audit_entry where subject_id = $1 and action = 'roster.publish'`,
      [roster.id],
    );
    expect(rows).toEqual([{ details: { emptySeatSlots: missing, rules: 1, shifts: expect.any(Number) } }]);
  });
});

describe('a meal', () => {
  const on = week.fromOn;
  /** Two shifts put in by hand: both eat as early as they may, and nobody is there meanwhile. */
  async function bothEating() {
    const own = await agents(2);
    const roster = await aSolvedRoster({ fromOn: on, toOn: on });
    await changing.assign(ctx, {
      rosterId: roster.id,
      changes: own.map((agentId) => ({ agentId, on, shiftId })),
    });
    return roster;
  }
  const gapsOn = async (roster: Awaited<ReturnType<typeof aSolvedRoster>>) =>
    gapsOf(on, coverOfDay(roster.requirement, await rosters.assignmentsOf(ctx, roster), on, 1));

  test('that leaves a seat empty is moved by the fix that is offered', async () => {
    const roster = await bothEating();
    const gaps = await gapsOn(roster);
    expect(gaps).toMatchObject([{ slotMinute: 690, missing: 1 }]);
    const [[fix] = []] = await rosters.fixes(ctx, roster, gaps);
    expect(fix).toMatchObject({ on, shiftId, movesMeal: true });
    if (!fix) throw new Error('no fix');
    const { movesMeal: _, ...change } = fix;
    await changing.assign(ctx, { rosterId: roster.id, changes: [change] });
    expect(await gapsOn(roster)).toEqual([]);
    expect(await rosters.brokenRules(ctx, roster)).toEqual([]);
  });

  test.each([
    ['before it may be', [{ startMinute: 600, minutes: 30 }]],
    ['shorter than it is', [{ startMinute: 720, minutes: 10 }]],
    ['left out', []],
  ])('%s is refused', async (_, breaks) => {
    const roster = await bothEating();
    const [first] = await rosters.assignmentsOf(ctx, roster);
    const change = { agentId: first?.agentId ?? '', on, shiftId, breaks };
    await expect(changing.assign(ctx, { rosterId: roster.id, changes: [change] })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
});

describe('publishing', () => {
  test('tells the agents what was seen: another change since then is refused', async () => {
    const [agentId] = await agents(4);
    const { id } = await aSolvedRoster();
    const seen = await seenOf(ctx, id);
    const taken = (await rosters.assignmentsOf(ctx, { id, storeId })).find(
      (each) => each.agentId === agentId,
    );
    const change = {
      agentId: agentId as string,
      on: taken?.on ?? week.fromOn,
      shiftId: taken ? null : shiftId,
    };
    await changing.assign(ctx, { rosterId: id, changes: [change] });
    await expect(publishing.publish(ctx, { id, contentHash: seen })).rejects.toMatchObject({
      code: 'DRAFT_CHANGED',
    });
    expect((await rosters.find(ctx, id))?.status).toBe('draft');
  });

  test('a draft that keeps the rules is published, and the one before is superseded', async () => {
    await agents(3);
    const first = await publish(ctx, (await aSolvedRoster()).id);
    expect(first.status).toBe('published');
    const second = await publish(ctx, (await aSolvedRoster()).id);
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
      await changing.assign(ctx, {
        rosterId: roster.id,
        changes: [{ agentId: agentId as string, on, shiftId }],
      });
    }
    const broken = await rosters.brokenRules(ctx, roster);
    expect(broken.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['WEEKLY_DAY_OFF_MISSING', 'WEEK_HOURS_EXCEEDED', 'TOO_MANY_CONSECUTIVE_DAYS']),
    );
    await expect(publish(ctx, roster.id)).rejects.toMatchObject({
      code: 'ROSTER_HAS_BROKEN_RULES',
      details: { count: broken.length },
    });
    expect((await rosters.find(ctx, roster.id))?.status).toBe('draft');
  });

  test('one that is still being solved is no draft yet', async () => {
    await agents(3);
    const { id } = await solving.solve(ctx, { storeId, ...week });
    await expect(publish(ctx, id)).rejects.toMatchObject({
      code: 'STATE_CHANGED',
      details: { status: 'solving' },
    });
  });

  test('a published roster is not changed by hand', async () => {
    const [agentId] = await agents(3);
    const { id } = await publish(ctx, (await aSolvedRoster()).id);
    const change = changing.assign(ctx, {
      rosterId: id,
      changes: [{ agentId: agentId as string, on: week.fromOn, shiftId: null }],
    });
    await expect(change).rejects.toMatchObject({ code: 'STATE_CHANGED' });
  });

  test('who works at another store on a day is not drawn on here that day, nor published', async () => {
    const [agentId] = await agents(1);
    const here = await aSolvedRoster();
    await publish(ctx, here.id);
    const other = await aStore(app.db, ctx);
    ({ ctx } = other);
    await aProfile(app.db, ctx, other.id, { averageDailyInquiries: 120, startMinute: 600, endMinute: 1080 });
    await app.db.admin.query(
      `insert into scheduling.agent_skill (provider_id, store_id, agent_id, certified_on) values ($1, $2, $3, '2026-01-01')`,
      [ctx.providerId, other.id, agentId],
    );
    const { id } = await solving.solve(ctx, { storeId: other.id, ...week });
    await app.jobs.drain('roster.solve');
    const there = await rosters.find(ctx, id);
    const worked = new Set((await rosters.assignmentsOf(ctx, here)).map(({ on }) => on));
    const twice = (await rosters.assignmentsOf(ctx, there as NonNullable<typeof there>)).filter(({ on }) =>
      worked.has(on),
    );
    expect(twice).toEqual([]);
    await changing.assign(ctx, {
      rosterId: id,
      changes: [{ agentId: agentId as string, on: [...worked][0] as string, shiftId }],
    });
    await expect(publish(ctx, id)).rejects.toMatchObject({ code: 'ROSTER_HAS_BROKEN_RULES' });
  });
});

describe('an agent of two stores', () => {
  let agentId: string;
  let other: { ctx: ProviderContext; id: StoreId };

  beforeEach(async () => {
    [agentId = ''] = await agents(1);
    other = await aStore(app.db, ctx, { name: '二店' });
    await aProfile(app.db, other.ctx, other.id, {
      averageDailyInquiries: 120,
      startMinute: 600,
      endMinute: 1080,
    });
    await app.db.admin.query(
      `insert into scheduling.agent_skill (provider_id, store_id, agent_id, certified_on) values ($1, $2, $3, '2026-01-01')`,
      [ctx.providerId, other.id, agentId],
    );
  });

  /** A draft in which the agent works exactly these days. */
  async function aDraft(at: { ctx: ProviderContext; id: StoreId }, days: readonly string[], shift = shiftId) {
    const { id } = await solving.solve(at.ctx, { storeId: at.id, ...week });
    await app.jobs.drain('roster.solve');
    const all = ['23', '24', '25', '26', '27', '28', '29'].map((day) => `2026-11-${day}`);
    const changes = all.map((on) => ({ agentId, on, shiftId: days.includes(on) ? shift : null }));
    await changing.assign(at.ctx, { rosterId: id, changes });
    return id;
  }
  const here = () => ({ ctx: other.ctx, id: storeId });
  const shiftOf = async (name: string, startMinute: number, endMinute: number) =>
    (await app.get(ShiftService).add(ctx, { name, startMinute, endMinute, breaks: [] })).id;

  test('published by both at the same moment works once, and the loser is told where', async () => {
    const drafts = [
      [here().ctx, await aDraft(here(), ['2026-11-23', '2026-11-24'])],
      [other.ctx, await aDraft(other, ['2026-11-24', '2026-11-25'])],
    ] as const;
    const both = await Promise.allSettled(drafts.map(([at, id]) => publish(at, id)));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find((each) => each.status === 'rejected');
    expect(refused?.reason).toMatchObject({
      code: 'ROSTER_HAS_BROKEN_RULES',
      details: {
        first: expect.stringMatching(/2026-11-24 同一人排了两个班（已发布：「.+」2026-11-24 白班）/),
      },
    });
    const { rows } = await app.db.admin.query(
      `select count(*)::int as days from scheduling.published_shift where agent_id = $1`,
      [agentId],
    );
    expect(rows).toEqual([{ days: 2 }]);
  });

  test('has one week of hours and one day off in seven, over both', async () => {
    await publish(other.ctx, await aDraft(other, ['2026-11-23', '2026-11-24', '2026-11-25']));
    const id = await aDraft(here(), ['2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29']);
    const broken = await rosters.brokenRules(ctx, (await rosters.find(ctx, id)) as never);
    expect(broken.map(({ code }) => code)).toEqual([
      'TOO_MANY_CONSECUTIVE_DAYS',
      'WEEK_HOURS_EXCEEDED',
      'WEEKLY_DAY_OFF_MISSING',
    ]);
    expect(broken[2]?.otherShifts.map(({ on, shiftName }) => `${shiftName} ${on}`)).toEqual([
      '白班 2026-11-23',
      '白班 2026-11-24',
      '白班 2026-11-25',
    ]);
    await expect(publish(ctx, id)).rejects.toMatchObject({ code: 'ROSTER_HAS_BROKEN_RULES' });
  });

  test('rests eleven hours between them, before and after', async () => {
    const late = await shiftOf('晚班', 960, 1440);
    await publish(other.ctx, await aDraft(other, ['2026-11-24'], late));
    const after = await aDraft(here(), ['2026-11-25']);
    await expect(publish(other.ctx, after)).rejects.toMatchObject({
      details: { first: expect.stringContaining('「二店」2026-11-24 晚班') },
    });
    await publish(other.ctx, await aDraft(here(), ['2026-11-23', '2026-11-26']));
  });

  test('is no secret of the other store: who does not hold it learns of the shift, not of the store', async () => {
    await publish(other.ctx, await aDraft(other, ['2026-11-24']));
    const id = await aDraft(here(), ['2026-11-24']);
    const limited = { ...ctx, storeIds: [storeId] };
    await expect(publish(limited, id)).rejects.toMatchObject({
      details: { first: expect.stringContaining('「其他店铺」2026-11-24 白班') },
    });
  });

  test('is rostered here with what is left of the week', async () => {
    await publish(other.ctx, await aDraft(other, ['2026-11-23', '2026-11-24', '2026-11-25']));
    const { id } = await solving.solve(ctx, { storeId, ...week });
    await app.jobs.drain('roster.solve');
    const solved = (await rosters.find(ctx, id)) as Parameters<typeof rosters.brokenRules>[1];
    expect((await rosters.assignmentsOf(ctx, solved)).length).toBeGreaterThan(0);
    expect(await rosters.brokenRules(ctx, solved)).toEqual([]);
  });

  test('is free again when the roster is replaced by one without them', async () => {
    await publish(other.ctx, await aDraft(other, ['2026-11-24']));
    const id = await aDraft(here(), ['2026-11-24']);
    await publish(other.ctx, await aDraft(other, []));
    expect((await publish(ctx, id)).status).toBe('published');
  });
});

describe('changing a draft', () => {
  test('all changes or none', async () => {
    const [agentId = ''] = await agents(1);
    const roster = await aSolvedRoster();
    const before = await rosters.assignmentsOf(ctx, roster);
    const change = (over: object) => ({ agentId, on: '2026-11-24', shiftId: null, ...over });
    for (const [wrong, refusal] of [
      [{ on: '2026-12-24' }, { code: 'INVALID_INPUT', details: { problems: [{ field: 'changes.1.on' }] } }],
      [{ shiftId: newId() }, { code: 'NOT_FOUND' }],
      [{ agentId: newId() }, { code: 'NOT_FOUND' }],
    ] as const) {
      const changes = [change({}), change(wrong)];
      await expect(changing.assign(ctx, { rosterId: roster.id, changes })).rejects.toMatchObject(refusal);
    }
    expect(await rosters.assignmentsOf(ctx, roster)).toEqual(before);
  });

  test('what publishing would replace is what the store has published', async () => {
    const [agentId = ''] = await agents(1);
    const first = await aSolvedRoster();
    await changing.assign(ctx, {
      rosterId: first.id,
      changes: [{ agentId, on: '2026-11-29', shiftId: null }],
    });
    await publish(ctx, first.id);
    const second = await aSolvedRoster();
    const replaced = await rosters.replacedBy(ctx, second);
    expect(replaced).toEqual(await rosters.assignmentsOf(ctx, first));
    await publish(ctx, second.id);
    const published = (await rosters.find(ctx, second.id)) as typeof second;
    expect(await rosters.replacedBy(ctx, published)).toEqual([]);
    // The log says it by names: what the agent was told before, and now.
    const third = await aSolvedRoster();
    const [own] = await rosters.assignmentsOf(ctx, third);
    await changing.assign(ctx, {
      rosterId: third.id,
      changes: [{ agentId, on: own?.on ?? '', shiftId: null }],
    });
    await publish(ctx, third.id);
    const { rows } = await app.db.admin.query(
      `select action, details->'changed' as changed from platform.audit_entry
        where subject_id = $1 and action in ('roster.assign', 'roster.publish') order by seq`,
      [third.id],
    );
    expect(rows.map(({ action }) => action)).toEqual(['roster.assign', 'roster.publish']);
    for (const { changed } of rows)
      expect(Object.values(changed)).toEqual([
        { from: [expect.stringMatching(new RegExp(`^${own?.on} `))], to: null },
      ]);
  });
});

describe('a shift that changes', () => {
  const later = { name: '晚白班', startMinute: 600, endMinute: 1140, breaks: [] };
  const timesOf = async (roster: { id: string; storeId: string }) =>
    new Set(
      (await rosters.assignmentsOf(ctx, roster)).map((each) => `${each.startMinute}–${each.endMinute}`),
    );

  test('is another one for later solves, and stays what it was in rosters that are made', async () => {
    const own = await agents(3);
    const published = await publish(ctx, (await aSolvedRoster()).id);
    const drafted = await aSolvedRoster();
    app.clock.advance(1000);
    const changed = await app.get(ShiftService).change(ctx, { shiftId, ...later });
    expect(changed).toMatchObject(later);
    expect((await app.get(ShiftService).active(ctx)).map(({ name }) => name)).toEqual(['晚白班']);
    for (const before of [published, drafted]) {
      expect(await timesOf(before)).toEqual(new Set(['570–1110']));
      expect(await rosters.brokenRules(ctx, before)).toEqual([]);
    }
    const mine = (
      await Promise.all(own.map((agentId) => rosters.myShifts({ ...ctx, agentId }, week.fromOn, week.toOn)))
    ).flat();
    expect(new Set(mine.map(({ shiftName }) => shiftName))).toEqual(new Set(['白班']));
    expect((await publish(ctx, drafted.id)).status).toBe('published');
    expect(await timesOf(await aSolvedRoster())).toEqual(new Set(['600–1140']));
  });

  test('in a draft that has it, still moves', async () => {
    const [agentId = ''] = await agents(3);
    const roster = await aSolvedRoster();
    app.clock.advance(1000);
    await app.get(ShiftService).retire(ctx, shiftId);
    const changes = [{ agentId, on: week.fromOn, shiftId }];
    await changing.assign(ctx, { rosterId: roster.id, changes });
    expect(await timesOf(roster)).toEqual(new Set(['570–1110']));
  });

  test('keeps its name, and leaves a retired one’s free', async () => {
    const shifts = app.get(ShiftService);
    const same = await shifts.change(ctx, { shiftId, ...later, name: '白班' });
    await expect(shifts.change(ctx, { shiftId, ...later })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await shifts.retire(ctx, same.id);
    const anew = await shifts.add(ctx, { ...later, name: '白班' });
    const other = await shifts.add(ctx, later);
    const named = shifts.change(ctx, { shiftId: other.id, ...later, name: anew.name });
    await expect(named).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
    const wrong = shifts.change(ctx, { shiftId: other.id, ...later, endMinute: 500 });
    await expect(wrong).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});

test('a night shift of the roster before keeps the first morning of the next', async () => {
  const store = await aStore(app.db, await aProvider(app.db));
  await aProfile(app.db, store.ctx, store.id, {
    averageDailyInquiries: 20,
    startMinute: 1320,
    endMinute: 1800,
  });
  await app
    .get(ShiftService)
    .add(store.ctx, { name: '夜班', startMinute: 1320, endMinute: 1800, breaks: [] });
  for (let index = 0; index < 4; index += 1) await anAgent(app.db, store.ctx, { storeId: store.id });
  const solved = async (period: typeof week) => {
    const { id } = await solving.solve(store.ctx, { storeId: store.id, ...period });
    await app.jobs.drain('roster.solve');
    const roster = await rosters.find(store.ctx, id);
    if (!roster) throw new Error('no roster');
    return roster;
  };
  const first = await solved(week);
  await publishing.publish(store.ctx, { id: first.id, contentHash: await seenOf(store.ctx, first.id) });
  const next = await solved({ fromOn: '2026-11-30', toOn: '2026-12-06' });
  const atWork = await rosters.shiftsAtWork(store.ctx, next);
  const morning = coverOfDay(next.requirement, atWork, '2026-11-30', 0).filter(
    ({ slotMinute }) => slotMinute < 360,
  );
  expect(atWork.some(({ on }) => on === '2026-11-29')).toBe(true);
  // Twelve half hours, in one of which somebody eats.
  expect(morning.filter(({ planned }) => planned === 1).length).toBeGreaterThanOrEqual(11);
});

async function leave(by: ProviderContext, agentId: string, leftOn: string) {
  const leaving = app.get(AgentLeavingService);
  const { contentHash: seen } = await leaving.preview(by, { agentId, leftOn });
  return leaving.leave(by, { agentId, leftOn, contentHash: seen });
}

test('an agent who is to leave is rostered until the last day, and not after', async () => {
  const [agentId = ''] = await agents(1);
  const leaving = await leave(ctx, agentId, '2026-11-25');
  expect(leaving).toMatchObject({ status: 'active', leftOn: '2026-11-25' });
  const roster = await aSolvedRoster();
  const days = (await rosters.assignmentsOf(ctx, roster)).map(({ on }) => on);
  expect(days.length).toBeGreaterThan(0);
  expect(days.filter((on) => on > '2026-11-25')).toEqual([]);
  await changing.assign(ctx, { rosterId: roster.id, changes: [{ agentId, on: '2026-11-26', shiftId }] });
  expect((await rosters.brokenRules(ctx, roster)).map(({ code }) => code)).toEqual(['UNAVAILABLE']);
  const next = await aSolvedRoster({ fromOn: '2026-11-30', toOn: '2026-12-06' });
  expect(next.unmet.map(({ code }) => code)).toContain('NO_AGENTS');
});

describe('an agent’s own shifts', () => {
  test('are the published ones, and only their own', async () => {
    const own = await agents(3);
    const roster = await aSolvedRoster();
    const agentId = own[0] as (typeof own)[0];
    const mine = () => rosters.myShifts({ ...ctx, agentId }, week.fromOn, week.toOn);
    expect(await mine()).toEqual([]);
    await publish(ctx, roster.id);
    const planned = (await rosters.assignmentsOf(ctx, roster)).filter((each) => each.agentId === agentId);
    expect((await mine()).map(({ on }) => on)).toEqual(planned.map(({ on }) => on));
    expect(await rosters.myShifts(ctx, week.fromOn, week.toOn)).toEqual([]);
  });
});
