import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { TypedRow } from '@zuoxi/vocabulary';
import type { ProviderContext } from '../context/index.js';
import { SettingsDesk } from '../settings/index.js';
import { aProvider, startTestApp, type TestApp } from '../testing/index.js';
import { HolidayReader } from './holiday-reader.js';

let app: TestApp;
let ctx: ProviderContext;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  ctx = await aProvider(app.db);
});

const set = (basedOnVersion: number, from: string, ...rows: TypedRow[]) =>
  app.get(SettingsDesk).set(ctx, { kind: 'holidays', basedOnVersion, from, note: '', rows });
const daysOf = async (of: ProviderContext, fromOn: string, toOn: string) =>
  (await app.get(HolidayReader).between(of, fromOn, toOn)).map(
    ({ on, name, nameEn, isWorkday }) => `${on.slice(5)} ${name} ${nameEn} ${isWorkday}`,
  );

test('a provider adds days, has some otherwise and does not keep others; everybody else has them as published', async () => {
  const published = await daysOf(ctx, '2026-10-01', '2026-10-12');
  expect(published).toContain('10-10 国庆节 National Day true');
  await set(
    1,
    '2026-01-01',
    { on: '2026-10-09', day: 'off', name: '公司年会', nameEn: '' },
    { on: '2026-10-07', day: 'work', name: '国庆加班', nameEn: 'Worked' },
    { on: '2026-10-10', day: 'ordinary', name: '不调休', nameEn: '' },
  );
  expect(await daysOf(ctx, '2026-10-01', '2026-10-12')).toEqual([
    ...published.slice(0, 6),
    '10-07 国庆加班 Worked true',
    '10-09 公司年会 公司年会 false',
  ]);
  expect(await daysOf(await aProvider(app.db), '2026-10-01', '2026-10-12')).toEqual(published);
});

test('each day goes by the version that holds on it', async () => {
  const dayOff = (on: string) => ({ on, day: 'off', name: '休', nameEn: '' });
  await set(1, '2026-11-01', dayOff('2026-11-10'), dayOff('2026-11-20'));
  await set(2, '2026-11-15', dayOff('2026-11-10'), dayOff('2026-11-21'));
  expect(await daysOf(ctx, '2026-11-01', '2026-11-30')).toEqual(['11-10 休 休 false', '11-21 休 休 false']);
  // What lies before the day from which the list holds is as published.
  expect(await daysOf(ctx, '2026-10-25', '2026-10-31')).toEqual([]);
});

test('a day stands in the list once, and a year of which the provider knows a day is known', async () => {
  const twice = { on: '2031-01-01', day: 'off', name: '元旦', nameEn: '' };
  await expect(set(1, '2026-11-01', twice, twice)).rejects.toMatchObject({
    details: { problems: [{ field: 'rows.1.on', code: 'ROW_TWICE' }] },
  });
  const reader = app.get(HolidayReader);
  expect(await reader.knowsYear(ctx, '2031')).toBe(false);
  await set(1, '2026-11-01', twice);
  expect(await reader.knowsYear(ctx, '2031')).toBe(true);
});
