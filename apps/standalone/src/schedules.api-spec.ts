import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { Schedules } from '@zuoxi/platform/schedules';
import { aStore } from '@zuoxi/platform/testing';
import type { StoreId } from '@zuoxi/vocabulary';
import { startServer, type TestServer } from './testing.js';

let server: TestServer;
let ctx: ProviderContext;
let storeId: StoreId;
let other: StoreId;
let owner: string;
let auditor: string;
let ofOne: string;

beforeAll(async () => {
  server = await startServer();
  const provider = await server.aProvider('yunling');
  const one = await aStore(server.db, provider, { slug: 'one', status: 'in_service' });
  const two = await aStore(server.db, one.ctx, { slug: 'two', status: 'in_service' });
  ({ ctx } = two);
  [storeId, other] = [one.id, two.id];
  owner = await server.aToken(ctx, 'provider-owner');
  auditor = await server.aToken(ctx, 'auditor');
  ofOne = await server.aToken(ctx, 'account-manager', { storeId });
});
afterAll(() => server.close());
beforeEach(async () => {
  server.clock.set('2026-11-22T02:00:00Z');
  await server.db.admin.query('delete from platform.schedule_run');
  await server.db.admin.query('delete from platform.schedule');
  await server.app.get(Schedules, { strict: false }).tick();
});

interface Line {
  readonly id: string;
  readonly kind: string;
  readonly when: string;
  readonly enabled: boolean;
  readonly nextRunAt: string | null;
  readonly store: { slug: string } | null;
  readonly lastRun: { state: string; sentence: string; askedBy: string | null } | null;
}
const fields = 'id kind when enabled nextRunAt store { slug } lastRun { state sentence askedBy }';
async function lines(token: string, filter: object = {}): Promise<Line[]> {
  const query = `query ($filter: ScheduleFilter) { schedules(first: 100, filter: $filter) { edges { node { ${fields} } } } }`;
  const { body } = await server.graphql(token, query, { filter });
  return (body.data?.['schedules'] as { edges: { node: Line }[] }).edges.map(({ node }) => node);
}
const lineOf = async (kind: string) => (await lines(owner, { kind, storeId }))[0] as Line;
async function deed(token: string, name: string, input: { id: string } & object, key?: string) {
  const type = name === 'changeSchedule' ? 'ChangeScheduleInput' : 'ScheduleIdInput';
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { id } }`;
  const headers: Record<string, string> = key ? { 'idempotency-key': key } : {};
  const { body } = await server.graphql(token, query, { input }, { headers });
  return body.errors?.[0]?.extensions.code ?? (body.data?.[name] as { id: string }).id;
}

test('a line a kind and shop, with its time in words; who holds one shop sees its lines alone', async () => {
  const all = await lines(owner);
  expect(all.map(({ kind, store, when }) => [kind, store?.slug, when])).toEqual(
    expect.arrayContaining([
      ['qc-sample', 'one', '每天 08:00'],
      ['qc-sample', 'two', '每天 08:00'],
      ['report-draft', 'one', '每 30 分钟'],
    ]),
  );
  expect(new Set((await lines(ofOne)).map(({ store }) => store?.slug))).toEqual(new Set(['one']));
  expect(await lines(auditor, { storeId: other, kind: 'qc-sample' })).toHaveLength(1);
});

test('another time is kept, planned and in the log; times that never come or come too often are refused', async () => {
  const { id } = await lineOf('qc-sample');
  const change = (input: object) => deed(owner, 'changeSchedule', { id, ...input });
  expect(await change({ recurrence: 'weekly', atMinute: 570, weekdays: [1, 2] })).toBe(id);
  const changed = await lineOf('qc-sample');
  expect([changed.when, changed.nextRunAt]).toEqual(['每周一、二 09:30', '2026-11-23T01:30:00.000Z']);
  expect(await change({ recurrence: 'interval', everyMinutes: 1 })).toBe('SCHEDULE_TOO_FREQUENT');
  expect(await change({ recurrence: 'weekly', weekdays: [] })).toBe('SCHEDULE_WITHOUT_DAY');
  expect(await change({ recurrence: 'monthly', monthDay: 32 })).toBe('SCHEDULE_DAY_UNKNOWN');
  expect(await change({ recurrence: 'weekly', atMinute: 1440 })).toBe('SCHEDULE_TIME_UNKNOWN');
  expect((await lineOf('qc-sample')).when).toBe('每周一、二 09:30');
  const { rows } = await server.db.admin.query(
    `select details from platform.audit_entry where action = 'schedule.change'`,
  );
  expect(rows).toMatchObject([
    { details: { kind: 'qc-sample', changed: { atMinute: { from: 480, to: 570 } } } },
  ]);
});

test('what is paused has no next time, and makes up for nothing when it goes on', async () => {
  const { id } = await lineOf('qc-sample');
  expect(await deed(owner, 'pauseSchedule', { id })).toBe(id);
  expect(await deed(owner, 'pauseSchedule', { id })).toBe('STATE_CHANGED');
  expect(await lineOf('qc-sample')).toMatchObject({ enabled: false, nextRunAt: null });
  server.clock.set('2026-11-25T02:00:00Z');
  owner = await server.aToken(ctx, 'provider-owner');
  expect(await deed(owner, 'resumeSchedule', { id })).toBe(id);
  expect((await lineOf('qc-sample')).nextRunAt).toBe('2026-11-26T00:00:00.000Z');
  await server.app.get(Schedules, { strict: false }).tick();
  expect((await lineOf('qc-sample')).lastRun).toBeNull();
});

test('it is run at once, by a double click once, and its own time stays', async () => {
  const { id, nextRunAt } = await lineOf('qc-sample');
  const key = newId();
  const [one, two] = [
    await deed(owner, 'runSchedule', { id }, key),
    await deed(owner, 'runSchedule', { id }, key),
  ];
  expect(two).toBe(one);
  await server.jobs.drain('schedule.qc-sample');
  expect(await lineOf('qc-sample')).toMatchObject({
    nextRunAt,
    lastRun: { state: 'nothing', sentence: '2026-11-21 没有会话', askedBy: expect.any(String) },
  });
  const query = `query ($id: ID!) { scheduleRuns(scheduleId: $id) { edges { node { id on state } } } }`;
  const { body } = await server.graphql(auditor, query, { id });
  expect(body.data).toEqual({
    scheduleRuns: { edges: [{ node: { id: one, on: '2026-11-22', state: 'nothing' } }] },
  });
});

describe('who may', () => {
  test.each(['changeSchedule', 'pauseSchedule', 'resumeSchedule', 'runSchedule'])('%s', async (name) => {
    const { id } = await lineOf('qc-sample');
    const [foreign] = await lines(owner, { kind: 'qc-sample', storeId: other });
    const more = name === 'changeSchedule' ? { recurrence: 'weekly' } : {};
    expect(await deed(auditor, name, { id, ...more })).toBe('FORBIDDEN');
    expect(await deed(ofOne, name, { id: foreign?.id ?? '', ...more })).toBe('NOT_FOUND');
  });
});
