import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { IdentityModule, StoreService } from '@zuoxi/identity';
import { OnboardingModule, ProfileService } from '@zuoxi/onboarding';
import { type Context, newId } from '@zuoxi/platform/context';
import { aProvider, startTestApp, type TestApp } from '@zuoxi/platform/testing';

let app: TestApp;
let enquiries: ProfileService;
let ctx: Context;

beforeAll(async () => {
  app = await startTestApp(
    IdentityModule,
    OnboardingModule.with({ storeRegistry: StoreService, imports: [IdentityModule] }),
  );
  enquiries = app.get(ProfileService);
});
afterAll(() => app.close());
beforeEach(async () => {
  ctx = await aProvider(app.db);
});

type Enquiry = Parameters<ProfileService['recordEnquiry']>[1];

const anEnquiry = (profile: Partial<Enquiry['profile']> = {}, over: Partial<Enquiry> = {}): Enquiry => ({
  clientName: '杭州暖橙家居有限公司',
  storeName: '暖橙家居旗舰店',
  slug: 'nuancheng',
  platform: 'tmall',
  category: '家居家纺',
  profile: {
    presaleAgents: 2,
    averageDailyInquiries: 300,
    promotionFrequency: 'monthly',
    serviceType: 'presale',
    serviceStartMinute: 540,
    serviceEndMinute: 1320,
    mealBreaks: 1,
    mealBreakMinutes: 30,
    ...profile,
  },
  ...over,
});

/** Clients, stores, profiles and traffic rows of the provider. */
const made = async () => {
  const tables = ['identity.client', 'identity.store', 'onboarding.store_profile', 'onboarding.traffic_slot'];
  const counts = await Promise.all(
    tables.map((table) =>
      app.db.admin.query(`select count(*)::int as n from ${table} where provider_id = $1`, [ctx.providerId]),
    ),
  );
  return counts.map(({ rows }) => rows[0].n);
};

test('an enquiry is a client, a store and its profile', async () => {
  const { id, ctx: holder } = await enquiries.recordEnquiry(ctx, anEnquiry());
  expect(await made()).toEqual([1, 1, 1, 0]);
  expect(holder.storeIds).toContain(id);
  const [profile] = await enquiries.findNewest(holder, [id]);
  expect(profile).toMatchObject({
    version: 1,
    trafficSource: 'estimated',
    averageDailyInquiries: 300,
    traffic: [],
  });
});

test('traffic told per half hour is the mean of its days; dashes and blanks are no zero', async () => {
  const trafficCsv =
    '日期,时间,咨询量\n2026-11-18,09:00,10\n2026-11-19,09:00,20\n2026-11-18,09:30,-\n2026-11-19,09:30,8\n2026-11-18,10:00,\n';
  const { id, ctx: holder } = await enquiries.recordEnquiry(ctx, anEnquiry({ trafficCsv }));
  const [profile] = await enquiries.findNewest(holder, [id]);
  expect(profile).toMatchObject({
    trafficSource: 'declared',
    traffic: [
      { slotMinute: 540, inquiries: 15 },
      { slotMinute: 570, inquiries: 8 },
    ],
  });
});

describe('nothing is made of half an enquiry', () => {
  test.each([
    [
      'a row whose time cannot be read',
      { trafficCsv: '时间,咨询量\n09:00,10\n下午,3\n' },
      'profile.trafficCsv[3]',
      'TIME_UNREADABLE',
    ],
    [
      'a row whose number cannot be read',
      { trafficCsv: '时间,咨询量\n09:00,很多\n' },
      'profile.trafficCsv[2]',
      'NUMBER_UNREADABLE',
    ],
    ['a table without rows', { trafficCsv: '时间,咨询量\n' }, 'profile.trafficCsv', 'NO_ROWS'],
    ['no traffic at all', { averageDailyInquiries: null }, 'profile.averageDailyInquiries', 'TRAFFIC_NEEDED'],
    ['an end before the start', { serviceEndMinute: 540 }, 'profile.serviceEndMinute', 'END_BEFORE_START'],
  ])('%s', async (_, profile, field, code) => {
    await expect(enquiries.recordEnquiry(ctx, anEnquiry(profile))).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { problems: [expect.objectContaining({ field, code })] },
    });
    expect(await made()).toEqual([0, 0, 0, 0]);
  });

  test('an address that is taken', async () => {
    await enquiries.recordEnquiry(ctx, anEnquiry());
    const again = enquiries.recordEnquiry(ctx, anEnquiry({}, { clientName: '别家', storeName: '别家' }));
    await expect(again).rejects.toMatchObject({ code: 'ALREADY_EXISTS', details: { value: 'nuancheng' } });
    expect(await made()).toEqual([1, 1, 1, 0]);
  });
});

test('the same request again, also at the same moment, finds what the first one made', async () => {
  const keyed = { ...ctx, idempotencyKey: newId() };
  const both = await Promise.all([1, 2].map(() => enquiries.recordEnquiry(keyed, anEnquiry())));
  const again = await enquiries.recordEnquiry(keyed, anEnquiry());
  expect(new Set([...both, again].map(({ id }) => id)).size).toBe(1);
  expect(await made()).toEqual([1, 1, 1, 0]);
});

test('also when no address was given, and one is made up', async () => {
  const keyed = { ...ctx, idempotencyKey: newId() };
  const first = await enquiries.recordEnquiry(keyed, anEnquiry({}, { slug: null }));
  const again = await enquiries.recordEnquiry(keyed, anEnquiry({}, { slug: null }));
  expect(again.id).toBe(first.id);
});

test('a request that broke off between store and profile is completed by its repetition', async () => {
  const keyed = { ...ctx, idempotencyKey: newId() };
  await app.db.admin.query(`alter table onboarding.store_profile rename to gone`);
  await expect(enquiries.recordEnquiry(keyed, anEnquiry())).rejects.toThrow();
  await app.db.admin.query(`alter table onboarding.gone rename to store_profile`);
  await enquiries.recordEnquiry(keyed, anEnquiry());
  expect(await made()).toEqual([1, 1, 1, 0]);
});

test('facts that change are the next version, and the former stays', async () => {
  const { id, ctx: holder } = await enquiries.recordEnquiry(ctx, anEnquiry());
  await enquiries.save(holder, id, anEnquiry({ averageDailyInquiries: 500 }).profile);
  expect(await enquiries.findNewest(holder, [id])).toMatchObject([
    { version: 2, averageDailyInquiries: 500 },
  ]);
  expect(await made()).toEqual([1, 1, 2, 0]);
});
