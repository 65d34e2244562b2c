import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ProfileService, StoreTakeOverService } from '@zuoxi/onboarding';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { ContractService, TakeOverService } from '@zuoxi/sales';
import { everyService } from '@zuoxi/services';
import { aProvider, startTestApp, type TestApp } from '@zuoxi/platform/testing';

let app: TestApp;
let leads: ProfileService;
let ctx: ProviderContext;

beforeAll(async () => {
  app = await startTestApp(...everyService());
  leads = app.get(ProfileService);
});
afterAll(() => app.close());
beforeEach(async () => {
  ctx = await aProvider(app.db);
});

type Lead = Parameters<ProfileService['recordLead']>[1];

const aLead = (profile: Partial<Lead['profile']> = {}, over: Partial<Lead> = {}): Lead => ({
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
    servedHolidays: [],
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

test('a lead is a client, a store and its profile', async () => {
  const { id, ctx: holder } = await leads.recordLead(ctx, aLead());
  expect(await made()).toEqual([1, 1, 1, 0]);
  expect(holder.storeIds).toContain(id);
  const [profile] = await leads.findNewest(holder, [id]);
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
  const { id, ctx: holder } = await leads.recordLead(ctx, aLead({ trafficCsv }));
  const [profile] = await leads.findNewest(holder, [id]);
  expect(profile).toMatchObject({
    trafficSource: 'declared',
    traffic: [
      { slotMinute: 540, inquiries: 15 },
      { slotMinute: 570, inquiries: 8 },
    ],
  });
});

describe('nothing is made of half a lead', () => {
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
    await expect(leads.recordLead(ctx, aLead(profile))).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { problems: [expect.objectContaining({ field, code })] },
    });
    expect(await made()).toEqual([0, 0, 0, 0]);
  });

  test('an address that is taken', async () => {
    await leads.recordLead(ctx, aLead());
    const again = leads.recordLead(ctx, aLead({}, { clientName: '别家', storeName: '别家' }));
    await expect(again).rejects.toMatchObject({ code: 'ALREADY_EXISTS', details: { value: 'nuancheng' } });
    expect(await made()).toEqual([1, 1, 1, 0]);
  });
});

test('the same request again, also at the same moment, finds what the first one made', async () => {
  const keyed = { ...ctx, idempotencyKey: newId() };
  const both = await Promise.all([1, 2].map(() => leads.recordLead(keyed, aLead())));
  const again = await leads.recordLead(keyed, aLead());
  expect(new Set([...both, again].map(({ id }) => id)).size).toBe(1);
  expect(await made()).toEqual([1, 1, 1, 0]);
});

test('also when no address was given, and one is made up', async () => {
  const keyed = { ...ctx, idempotencyKey: newId() };
  const first = await leads.recordLead(keyed, aLead({}, { slug: null }));
  const again = await leads.recordLead(keyed, aLead({}, { slug: null }));
  expect(again.id).toBe(first.id);
});

test('a request that broke off between store and profile is completed by its repetition', async () => {
  const keyed = { ...ctx, idempotencyKey: newId() };
  await app.db.admin.query(`alter table onboarding.store_profile rename to gone`);
  await expect(leads.recordLead(keyed, aLead())).rejects.toThrow();
  await app.db.admin.query(`alter table onboarding.gone rename to store_profile`);
  await leads.recordLead(keyed, aLead());
  expect(await made()).toEqual([1, 1, 1, 0]);
});

describe('each fact says where it comes from', () => {
  const factsOf = async ({ id, ctx: at }: { id: string; ctx: ProviderContext }) => {
    const [profile] = await leads.findNewest(at, [id]);
    const sources = Object.fromEntries(profile!.sources.map(({ fact, source }) => [fact, source]));
    return { sources, interval: profile!.trafficIntervalMinutes };
  };
  const telling = async (profile: Lead['profile']) => leads.recordLead(ctx, { ...aLead(), profile });

  test('a caller who tells one number has told that number, and nothing of the rest', async () => {
    const { sources, interval } = await factsOf(await telling({ averageDailyInquiries: 800 }));
    expect(sources).toEqual({
      averageDailyInquiries: 'declared',
      traffic: 'estimated',
      promotionFrequency: 'assumed',
      serviceType: 'assumed',
      serviceTime: 'assumed',
      mealBreaks: 'assumed',
      servedHolidays: 'assumed',
    });
    expect(interval).toBeNull();
  });

  test.each([
    ['15 minutes', '09:00,1\n09:15,2\n09:30,3\n09:45,4', 15],
    ['half hours', '09:00,10\n09:30,20', 30],
    ['hours', '9点,10\n10点,20', 60],
    ['two hours', '08:00,10\n10:00,20\n14:00,8', 120],
    ['ranges', '09:00-10:00,10\n10:00-11:00,20', 60],
  ])('a table of %s is the file of its traffic, and keeps its interval', async (_, rows, minutes) => {
    const made = await telling({ trafficCsv: `时间,咨询量\n${rows}\n` });
    expect(await factsOf(made)).toMatchObject({ sources: { traffic: 'file' }, interval: minutes });
    // Another fact changes nothing of it; half hours that are forgotten take it along.
    await leads.save(made.ctx, made.id, { averageDailyInquiries: 90, mealBreaks: 1 });
    expect(await factsOf(made)).toMatchObject({
      sources: { traffic: 'file', mealBreaks: 'declared', serviceTime: 'assumed' },
      interval: minutes,
    });
    await leads.save(made.ctx, made.id, { trafficCsv: null });
    expect(await factsOf(made)).toMatchObject({ sources: { traffic: 'estimated' }, interval: null });
  });

  test('a table of whole days is the file of the day, whose shape is estimated, until a day is told', async () => {
    const made = await telling({ trafficCsv: '日期,咨询量\n2026-11-18,700\n2026-11-19,900\n' });
    expect(await factsOf(made)).toMatchObject({
      sources: { averageDailyInquiries: 'file', traffic: 'estimated' },
      interval: 1440,
    });
    await leads.save(made.ctx, made.id, { averageDailyInquiries: 1000 });
    expect(await factsOf(made)).toMatchObject({
      sources: { averageDailyInquiries: 'declared' },
      interval: null,
    });
  });

  test('what is no longer known has no source', async () => {
    const made = await telling({ averageDailyInquiries: 800, presaleAgents: 3 });
    expect((await factsOf(made)).sources).toMatchObject({ presaleAgents: 'declared' });
    await leads.save(made.ctx, made.id, { presaleAgents: null });
    expect((await factsOf(made)).sources).not.toHaveProperty('presaleAgents');
  });
});

test('facts that change are the next version, and the former stays', async () => {
  const { id, ctx: holder } = await leads.recordLead(ctx, aLead());
  await leads.save(holder, id, aLead({ averageDailyInquiries: 500 }).profile);
  expect(await leads.findNewest(holder, [id])).toMatchObject([{ version: 2, averageDailyInquiries: 500 }]);
  expect(await made()).toEqual([1, 1, 2, 0]);
});

describe('a change of one fact', () => {
  const trafficCsv = '时间,咨询量\n09:00,10\n09:30,18\n';
  async function aTold() {
    const { id, ctx: at } = await leads.recordLead(ctx, aLead({ trafficCsv }));
    const newest = async () => (await leads.findNewest(at, [id]))[0];
    const {
      id: _,
      version: __,
      createdAt: ___,
      sources: ____,
      ...before
    } = (await newest()) as NonNullable<Awaited<ReturnType<typeof newest>>>;
    const change = (profile: Parameters<ProfileService['save']>[2]) => leads.save(at, id, profile);
    return { newest, before, change };
  }

  test.each([
    ['service hours', { serviceEndMinute: 1440 }],
    ['staff of its own', { presaleAgents: 5 }],
    ['meals', { mealBreaks: 2, mealBreakMinutes: 45 }],
    ['bought holidays', { servedHolidays: ['spring_festival' as const] }],
    ['inquiries a day', { averageDailyInquiries: 420 }],
    ['service type', { serviceType: 'full_aftersale' as const }],
    ['an empty table, which says nothing', { trafficCsv: '' }],
    ['nothing', {}],
  ])('%s: the others stay, traffic and where it comes from as well', async (_, given) => {
    const { newest, before, change } = await aTold();
    await change(given);
    const { trafficCsv: __, ...facts } = { trafficCsv: null, ...given };
    expect(await newest()).toMatchObject({ ...before, ...facts, version: 2, trafficSource: 'declared' });
  });

  test('null is no longer known, and stays so', async () => {
    const { newest, before, change } = await aTold();
    await change({ presaleAgents: null });
    await change({ averageDailyInquiries: null });
    expect(await newest()).toMatchObject({ ...before, presaleAgents: null, averageDailyInquiries: null });
    await expect(change({ trafficCsv: null })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  test('half hours that are forgotten leave the estimate; told again they are told', async () => {
    const { newest, change } = await aTold();
    await change({ trafficCsv: null });
    expect(await newest()).toMatchObject({
      traffic: [],
      trafficSource: 'estimated',
      averageDailyInquiries: 300,
    });
    await change({ trafficCsv });
    expect(await newest()).toMatchObject({ trafficSource: 'declared', version: 3 });
    expect((await newest())?.traffic).toHaveLength(2);
  });

  test('hours are judged with the ones that stay', async () => {
    const { change } = await aTold();
    await expect(change({ serviceEndMinute: 540 })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  test('ten changes at once are ten versions, and none undoes another', async () => {
    const { newest, change } = await aTold();
    const fields = [
      { presaleAgents: 7 },
      { mealBreaks: 3 },
      { serviceEndMinute: 1400 },
      { mealBreakMinutes: 50 },
      { servedHolidays: ['national_day' as const] },
    ];
    await Promise.all(Array.from({ length: 10 }, (_, index) => change(fields[index % fields.length] ?? {})));
    expect(await newest()).toMatchObject({ version: 11, ...Object.assign({}, ...fields) });
    expect((await newest())?.traffic).toHaveLength(2);
  });
});

describe('a shop that is already served', () => {
  type Served = Parameters<StoreTakeOverService['takeOver']>[1];
  const aServedShop = (over: Partial<Served> = {}): Served => ({
    storeName: '暖橙家居旗舰店',
    platform: 'tmall',
    promotionFrequency: 'none',
    serviceType: 'presale',
    serviceStartMinute: 540,
    serviceEndMinute: 1440,
    mealBreaks: 2,
    mealBreakMinutes: 60,
    servedHolidays: [],
    startsOn: '2026-03-01',
    seats: 3,
    ...over,
  });
  const takeOver = (over: Partial<Served> = {}, at: ProviderContext = ctx) =>
    app.get(StoreTakeOverService).takeOver(at, aServedShop(over));
  const contractOf = async (made: { id: string; ctx: ProviderContext }) =>
    (await app.get(ContractService).standingOfStores(made.ctx, [made.id]))[0]?.contract;
  const statusOf = async (id: string) =>
    (await app.db.admin.query(`select status from identity.store where store_id = $1`, [id])).rows[0]?.status;

  test('is in service at once: client, store, facts and a contract in force, without a quote or a price book', async () => {
    const made = await takeOver({ monthlyFen: 4_934_383 });
    expect(await statusOf(made.id)).toBe('in_service');
    const contract = await contractOf(made);
    expect(contract).toMatchObject({
      status: 'in_service',
      takenOver: true,
      quoteId: null,
      startsOn: '2026-03-01',
      endsOn: null,
      seats: 3,
      monthlyFen: 4_934_383,
    });
    const parts = await app.get(ContractService).parts(made.ctx, contract as NonNullable<typeof contract>);
    expect(parts.clauses.map(({ metric }) => metric)).toEqual(['resp3m_tb@2', 'avg_resp_tb@1', 'qc_cov@1']);
    expect(parts).toMatchObject({ payments: [], overpaidFen: null });
    const { rows } = await app.db.admin.query(`select name from identity.client where provider_id = $1`, [
      ctx.providerId,
    ]);
    expect(rows).toEqual([{ name: '暖橙家居旗舰店' }]);
  });

  test('with more chats than its seats answer at once it is promised what they keep, taken over or proposed', async () => {
    const shop = { seats: 5, averageDailyInquiries: 2268, serviceStartMinute: 540, serviceEndMinute: 1440 };
    const made = await takeOver({ seats: 5, averageDailyInquiries: 2268 });
    const contract = await contractOf(made);
    const parts = await app.get(ContractService).parts(made.ctx, contract as NonNullable<typeof contract>);
    const response = parts.clauses.find(({ metric }) => metric === 'avg_resp_tb@1');
    expect(Number(response?.target)).toBeGreaterThan(40);
    const proposed = app.get(TakeOverService).proposedClauses('tmall', shop);
    expect(proposed.map(({ target }) => Number(target))).toEqual(
      parts.clauses.map(({ target }) => Number(target)),
    );
    const early = { ...shop, serviceEndMinute: 500 };
    expect(() => app.get(TakeOverService).proposedClauses('tmall', early)).toThrow(
      expect.objectContaining({
        details: { problems: [{ field: 'shop.serviceEndMinute', code: 'END_BEFORE_START' }] },
      }),
    );
  });

  test('what is not told is not known: no fee, no end, no traffic, and no zero either', async () => {
    const made = await takeOver({ clauses: [] });
    const contract = await contractOf(made);
    expect(contract).toMatchObject({ monthlyFen: null, endsOn: null });
    const [profile] = await leads.findNewest(made.ctx, [made.id]);
    expect(profile).toMatchObject({ averageDailyInquiries: null, traffic: [], serviceStartMinute: 540 });
    const parts = await app.get(ContractService).parts(made.ctx, contract as NonNullable<typeof contract>);
    expect(parts.clauses).toEqual([]);
  });

  test.each([
    ['a start to come', { startsOn: '2027-01-01' }, 'startsOn'],
    ['an end before the start', { endsOn: '2026-02-01' }, 'endsOn'],
    ['hours that end before they begin', { serviceEndMinute: 540 }, 'serviceEndMinute'],
    [
      'a clause that promises 95 times',
      {
        clauses: [
          { metric: 'resp3m_tb@2', comparator: '>=', target: '95', window: 'month' as const, remedy: '' },
        ],
      },
      'clauses.0.target',
    ],
  ])('%s is refused by its field, and nothing is made', async (_, over, field) => {
    await expect(takeOver(over)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { problems: [{ field }] },
    });
    expect(await made()).toEqual([0, 0, 0, 0]);
  });

  test('asked for twice it is made once, and has one contract', async () => {
    const at: ProviderContext = { ...ctx, idempotencyKey: newId() };
    const [first, second] = [await takeOver({}, at), await takeOver({}, at)];
    expect(second.id).toBe(first.id);
    const { rows } = await app.db.admin.query(`select 1 from sales.contract where store_id = $1`, [first.id]);
    expect(rows).toHaveLength(1);
  });

  test('a second contract is not in force beside the first, also of two at once', async () => {
    const made = await takeOver();
    const terms = { startsOn: '2026-03-01', seats: 2 };
    await expect(app.get(TakeOverService).takeOver(made.ctx, made.id, terms)).rejects.toMatchObject({
      code: 'CONTRACT_IN_FORCE',
    });
    const lead = await leads.recordLead(ctx, aLead());
    const both = await Promise.allSettled(
      [1, 2].map(() => app.get(TakeOverService).takeOver(lead.ctx, lead.id, terms)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
