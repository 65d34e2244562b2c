import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ScheduleKind } from '@zuoxi/vocabulary';
import { schedulesByKind } from '@zuoxi/vocabulary';
import { newId, type ProviderContext } from '../context/index.js';
import { Database, sourceOf } from '../database/index.js';
import { DomainError } from '../errors/index.js';
import { platformEntities } from '../module/index.js';
import { aProvider, aStore, insertRow, startTestApp, type TestApp } from '../testing/index.js';
import type { RunOutcome } from './schedule-runs.js';
import { ScheduleRuns } from './schedule-runs.js';
import { Schedules } from './schedules.js';

let app: TestApp;
let ctx: ProviderContext;
let storeId: string;
const done: RunOutcome = { state: 'done', sentence: 'sampled', params: { count: 3 } };
/** What the handler was asked to do, and what it does. */
let asked: string[] = [];
let work: () => RunOutcome = () => done;

beforeAll(async () => {
  app = await startTestApp();
  const runs = app.get(ScheduleRuns);
  for (const kind of ['qc-sample', 'quote-expiry'] as const) {
    runs.handleOfStore(kind, async ({ dueAt, on, storeId: of, ctx: by }) => {
      asked.push(`${kind} ${of === storeId && by.storeIds.join() === storeId} ${on} ${dueAt.toISOString()}`);
      return work();
    });
  }
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.db.admin.query('delete from platform.schedule_run');
  await app.db.admin.query('delete from platform.schedule');
  await app.db.admin.query('delete from pgboss.job');
  app.clock.set('2026-11-20T02:00:00Z');
  ({ ctx, id: storeId } = await aStore(app.db, await aProvider(app.db)));
  asked = [];
  work = () => done;
});

/** A line that is due at eight in the morning of Shanghai, or of another zone. */
async function aSchedule(kind: ScheduleKind, over: object = {}): Promise<string> {
  const id = newId();
  const { recurrence } = schedulesByKind[kind].timing;
  await insertRow(app.db, 'platform.schedule', {
    ...{ provider_id: ctx.providerId, id, store_id: storeId, kind, time_zone: 'Asia/Shanghai' },
    ...{ recurrence, at_minute: 480, weekdays: 127, month_day: 1, every_minutes: 60 },
    ...{ next_run_at: new Date('2026-11-21T00:00:00Z'), planned_at: new Date('2026-11-20T02:00:00Z') },
    ...over,
  });
  return id;
}
const tick = () => app.get(Schedules).tick();
async function tickAt(instant: string): Promise<void> {
  app.clock.set(instant);
  await tick();
}
const runs = async () =>
  (
    await app.db.admin.query(
      `select due_at, on_date, state, sentence, params, error, skipped from platform.schedule_run order by due_at`,
    )
  ).rows;
const nextRunAt = async () =>
  (await app.db.admin.query('select next_run_at from platform.schedule')).rows[0].next_run_at.toISOString();

test('what is due is done once, and what is not is left', async () => {
  await aSchedule('qc-sample');
  await tick();
  expect(await runs()).toEqual([]);
  await tickAt('2026-11-21T00:00:05Z');
  await tick();
  expect(await app.jobs.drain()).toBe(1);
  expect(asked).toEqual(['qc-sample true 2026-11-21 2026-11-21T00:00:00.000Z']);
  expect(await runs()).toMatchObject([
    { state: 'done', sentence: 'sampled', params: { count: 3 }, on_date: '2026-11-21', skipped: 0 },
  ]);
  expect(await nextRunAt()).toBe('2026-11-22T00:00:00.000Z');
});

test('a paused one does nothing', async () => {
  await aSchedule('qc-sample', { enabled: false });
  await tickAt('2026-11-25T00:00:00Z');
  expect(await runs()).toEqual([]);
});

test('ten who look at once, and again, queue one run', async () => {
  await aSchedule('qc-sample');
  app.clock.set('2026-11-21T00:00:00Z');
  const tickers = Array.from({ length: 10 }, async () => {
    const source = await sourceOf(platformEntities);
    const options = { pool: app.db.pool, service: 'platform', source, clock: app.clock } as const;
    return new Schedules(new Database({ ...options, sendJob: app.jobs.send }), app.clock);
  });
  await Promise.all((await Promise.all(tickers)).map((ticker) => ticker.tick()));
  expect(await runs()).toHaveLength(1);
  expect(await app.jobs.drain()).toBe(1);
});

describe('after a downtime', () => {
  test('each missed time is done, a month of days at most', async () => {
    await aSchedule('qc-sample');
    await tickAt('2026-11-23T08:00:00Z');
    await app.jobs.drain();
    expect(asked.map((line) => line.split(' ')[2]).sort()).toEqual([
      '2026-11-21',
      '2026-11-22',
      '2026-11-23',
    ]);
    await tickAt('2027-03-01T08:00:00Z');
    const caughtUp = (await runs()).slice(3);
    expect(caughtUp).toHaveLength(31);
    expect(caughtUp[0].skipped).toBe(98 - 31);
    expect(await nextRunAt()).toBe('2027-03-02T00:00:00.000Z');
  });

  test('or one for all of them', async () => {
    await aSchedule('quote-expiry');
    await tickAt('2026-11-23T08:00:00Z');
    await app.jobs.drain();
    expect(asked).toEqual(['quote-expiry true 2026-11-23 2026-11-23T00:00:00.000Z']);
    expect(await runs()).toMatchObject([{ skipped: 2 }]);
  });
});

test('clocks that go forward or back in the zone leave nothing out and double nothing', async () => {
  const zone = { time_zone: 'America/New_York', at_minute: 90, planned_at: new Date('2026-10-31T05:30:00Z') };
  await aSchedule('qc-sample', { ...zone, next_run_at: new Date('2026-11-01T05:30:00Z') });
  for (const instant of ['2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z', '2026-11-02T06:30:00Z'])
    await tickAt(instant);
  expect((await runs()).map((run) => run.due_at.toISOString())).toEqual([
    '2026-11-01T05:30:00.000Z',
    '2026-11-02T06:30:00.000Z',
  ]);
});

test('a clock that was years ahead and is set back: the line goes on, and no time is done twice', async () => {
  await aSchedule('qc-sample');
  await tickAt('2026-11-22T01:00:00Z');
  await tickAt('2031-01-01T01:00:00Z');
  const before = await runs();
  await tickAt('2026-11-22T01:00:00Z');
  expect(await nextRunAt()).toBe('2026-11-23T00:00:00.000Z');
  await tickAt('2026-11-22T00:00:00Z');
  await tickAt('2026-11-22T00:00:10Z');
  await tickAt('2026-11-23T00:00:00Z');
  const times = (await runs()).map((run) => run.due_at.toISOString());
  expect(times).toHaveLength(before.length + 1);
  expect(new Set(times).size).toBe(times.length);
  expect(times).toContain('2026-11-23T00:00:00.000Z');
});

describe('whatever is killed', () => {
  test('before the commit: the time is still to come', async () => {
    await aSchedule('qc-sample');
    app.clock.set('2026-11-21T00:00:00Z');
    const source = await sourceOf(platformEntities);
    const options = { pool: app.db.pool, service: 'platform', source, clock: app.clock } as const;
    const sendJob = () => Promise.reject(new Error('killed'));
    await new Schedules(new Database({ ...options, sendJob }), app.clock).tick();
    expect(await runs()).toEqual([]);
    await tick();
    expect(await app.jobs.drain()).toBe(1);
  });

  test('between the queue and the work, and in the midst of it: the job is done by the next', async () => {
    await aSchedule('qc-sample');
    await tickAt('2026-11-21T00:00:00Z');
    work = () => {
      throw new TypeError('nobody expects this');
    };
    await expect(app.jobs.drain()).rejects.toThrow('nobody expects this');
    expect(await runs()).toMatchObject([{ state: 'running' }]);
    work = () => done;
    await app.db.admin.query(`update pgboss.job set start_after = now() where state = 'retry'`);
    expect(await app.jobs.drain()).toBe(1);
    expect(await runs()).toMatchObject([{ state: 'done' }]);
    expect(asked).toHaveLength(2);
  });

  test('a job that comes again after its run has ended does nothing', async () => {
    await aSchedule('qc-sample');
    await tickAt('2026-11-21T00:00:00Z');
    await app.jobs.drain();
    await app.db.admin.query(
      `update pgboss.job set state = 'retry', start_after = now(), completed_on = null`,
    );
    expect(await app.jobs.drain()).toBe(1);
    expect(asked).toHaveLength(1);
  });
});

test('a refusal ends the run with its words at once; what the queue gives up ends it too', async () => {
  await aSchedule('qc-sample');
  work = () => {
    throw new DomainError('ACCOUNTS_UNMATCHED', { on: '2026-11-20', count: 2, accounts: 'a、b' });
  };
  await tickAt('2026-11-21T00:00:00Z');
  await app.jobs.drain();
  expect(await runs()).toMatchObject([
    { state: 'failed', error: { code: 'ACCOUNTS_UNMATCHED', details: { count: 2 } } },
  ]);
  await tickAt('2026-11-22T00:00:00Z');
  const { rows } = await app.db.admin.query(`select data from pgboss.job where state = 'created'`);
  await app.jobs.giveUp('schedule.qc-sample', rows[0].data);
  expect((await runs())[1]).toMatchObject({ state: 'failed', error: { code: 'UNAVAILABLE' } });
});

test('one that cannot be moved forward keeps no other from its time', async () => {
  await aSchedule('qc-sample', { time_zone: 'Asia/Atlantis' });
  await aSchedule('quote-expiry');
  await tickAt('2026-11-21T00:00:00Z');
  await app.jobs.drain();
  expect(asked).toEqual(['quote-expiry true 2026-11-21 2026-11-21T00:00:00.000Z']);
});
