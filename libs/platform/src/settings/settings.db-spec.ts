import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type LabourRules, settingsByKind, typedRow } from '@zuoxi/vocabulary';
import type { ProviderContext } from '../context/index.js';
import type { Database } from '../database/index.js';
import { doorOf } from '../module/index.js';
import { aProvider, startTestApp, type TestApp } from '../testing/index.js';
import { settingAt, settingOfVersion } from './settings.js';
import { SettingsDesk } from './settings-desk.js';

const delivered = settingsByKind['labour-rules'].delivered[0] as LabourRules;
let app: TestApp;
let ctx: ProviderContext;
let desk: SettingsDesk;
let door: Database;

beforeAll(async () => {
  app = await startTestApp();
  desk = app.get(SettingsDesk);
  door = app.get<Database>(doorOf('platform') as never);
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set('2026-11-20T02:00:00Z');
  ctx = await aProvider(app.db);
});

const set = (minRestMinutes: number, basedOnVersion: number, from: string, by = ctx) =>
  desk.set(by, {
    ...{ kind: 'labour-rules', basedOnVersion, from, note: '工会协议' },
    rows: [typedRow({ ...delivered, minRestMinutes })],
  });
const restOn = (on: string, of = ctx) =>
  door
    .read(of, (tx) => settingAt(tx, of.providerId, 'labour-rules', on))
    .then(({ version, rows }) => [version, rows[0]?.minRestMinutes]);

test('nothing is kept until somebody sets a list; it is shown as version 1', async () => {
  const setting = await desk.get(ctx, 'labour-rules');
  expect(setting).toMatchObject({ newestVersion: 1, inForce: { version: 1, from: null, by: null } });
  expect(await restOn('2026-11-20')).toEqual([1, 660]);
});

test('a version holds from its day on; the days before keep theirs', async () => {
  await set(720, 1, '2026-12-01');
  await set(780, 2, '2027-01-01');
  expect(await restOn('2026-11-30')).toEqual([1, 660]);
  expect(await restOn('2026-12-01')).toEqual([2, 720]);
  expect(await restOn('2027-03-01')).toEqual([3, 780]);
  const { versions, inForce } = await desk.get(ctx, 'labour-rules');
  expect(inForce.version).toBe(1);
  expect(versions.map(({ version, state, by, changes }) => [version, state, by, changes])).toEqual([
    [3, 'planned', '顾远', ['两班之间至少休息：12 小时 → 13 小时']],
    [2, 'planned', '顾远', ['两班之间至少休息：11 小时 → 12 小时']],
    [1, 'in_force', null, []],
  ]);
  const second = await door.read(ctx, (tx) => settingOfVersion(tx, ctx.providerId, 'labour-rules', 2));
  expect(second.rows[0]?.minRestMinutes).toBe(720);
});

test('of two people who change one list the second is told of the first’s version, and nothing is lost', async () => {
  const both = await Promise.allSettled([set(720, 1, '2026-12-01'), set(600, 1, '2026-12-01')]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'SETTING_CHANGED', details: { name: '用工规则', version: 2, by: '顾远' } },
  });
  expect((await desk.get(ctx, 'labour-rules')).versions).toHaveLength(2);
});

test('a list is the provider’s own, and the log says what changed', async () => {
  await set(720, 1, '2026-11-01');
  const other = await aProvider(app.db);
  expect(await restOn('2026-11-20', other)).toEqual([1, 660]);
  const { rows } = await app.db.admin.query(
    `select details from platform.audit_entry where provider_id = $1 and action = 'setting.set'`,
    [ctx.providerId],
  );
  expect(rows[0].details).toMatchObject({
    ...{ version: 2, effectiveFrom: '2026-11-01', note: '工会协议' },
    changed: { 'setting:labour-rules/minRestMinutes': { from: 660, to: 720 } },
  });
});

test('what cannot be read is refused, and there is no list of another name', async () => {
  await expect(set(-1, 1, '2026-11-01')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await expect(desk.get(ctx, 'moods')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(desk.get(ctx, 'constructor')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
