import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ProviderContext } from '@zuoxi/platform/context';
import { aStore } from '@zuoxi/platform/testing';
import { startServer, type TestServer } from './testing.js';

let server: TestServer;
let provider: ProviderContext;
let store: Awaited<ReturnType<typeof aStore>>;
let auditor: string;

interface Entry {
  readonly action: string;
  readonly actorName: string;
  readonly subjectName: string | null;
  readonly store: { readonly name: string } | null;
  readonly details: readonly {
    readonly name: string;
    readonly before: string | null;
    readonly value: string;
  }[];
}

async function entries(filter: object): Promise<Entry[]> {
  const { body } = await server.graphql(
    auditor,
    `query ($filter: AuditFilter) { auditEntries(first: 50, filter: $filter) { edges { node {
       action actorName subjectName store { name } details { name before value } } } } }`,
    { filter },
  );
  expect(body.errors).toBeUndefined();
  const data = body.data as { auditEntries: { edges: { node: Entry }[] } };
  return data.auditEntries.edges.map(({ node }) => node);
}

beforeAll(async () => {
  server = await startServer();
  provider = await server.aProvider('yunling');
  store = await aStore(server.db, provider, { slug: 'found', name: '找得到的店' });
  auditor = await server.aToken(provider, 'auditor');
});
afterAll(() => server.close());

test('the log is found by who, what, to what, where and when, and names what it speaks of', async () => {
  const owner = await server.aToken(store.ctx, 'provider-owner');
  const invited = await server.graphql(
    owner,
    `mutation { addAgent(input: { name: "王小明", alias: "小明", employeeNo: "A-100%" }) { id } }`,
  );
  expect(invited.body.errors).toBeUndefined();
  const renamed = await server.graphql(
    owner,
    `mutation ($storeId: ID!) { correctStore(input: { storeId: $storeId, name: "改过名的店" }) { id } }`,
    { storeId: store.id },
  );
  expect(renamed.body.errors).toBeUndefined();

  const added = await entries({ action: 'agent.add' });
  expect(added).toMatchObject([
    { subjectName: '王小明', details: [{ name: 'employeeNo', value: 'A-100%' }] },
  ]);
  expect(await entries({ subject: '小明' })).toEqual(added);
  expect(await entries({ subject: '%' })).toEqual([]);

  const corrected = await entries({ storeId: store.id, action: 'store.correct' });
  expect(corrected).toMatchObject([{ subjectName: '改过名的店', store: { name: '改过名的店' } }]);
  const actor = corrected[0]?.actorName ?? '';
  expect(await entries({ subjectType: 'store', subject: '改过名', actor })).toEqual(
    expect.arrayContaining(corrected),
  );
  expect(await entries({ actor: '没有这个人' })).toEqual([]);
  expect(await entries({ toOn: '2000-01-01' })).toEqual([]);
  expect((await entries({ fromOn: '2000-01-01', toOn: '2100-01-01' })).length).toBeGreaterThan(2);
});

test('what was changed stands beside what it was: agent, shop, facts, price book, contract', async () => {
  const owner = await server.aToken(store.ctx, 'provider-owner');
  const ask = async (query: string, variables: object = {}) => {
    const { body } = await server.graphql(owner, query, variables);
    expect(body.errors).toBeUndefined();
    return body.data as Record<string, { id: string }>;
  };
  const changesOf = async (action: string) =>
    (await entries({ action }))[0]?.details.filter(({ before }) => before !== null);

  const { addAgent } = await ask('mutation ($input: AddAgentInput!) { addAgent(input: $input) { id } }', {
    input: { name: '周宁', alias: '小宁', employeeNo: 'B1' },
  });
  await ask('mutation ($input: ChangeAgentInput!) { changeAgent(input: $input) { id } }', {
    input: {
      ...{ agentId: addAgent?.id, name: '周宁', alias: '宁宁', employeeNo: 'B1' },
      maxMinutesPerWeek: 2400,
    },
  });
  expect(await changesOf('agent.change')).toEqual([
    { name: 'alias', before: '小宁', value: '宁宁' },
    { name: 'maxMinutesPerWeek', before: '44时00分', value: '40时00分' },
  ]);

  await ask(
    'mutation ($storeId: ID!) { correctStore(input: { storeId: $storeId, category: "茶具" }) { id } }',
    {
      storeId: store.id,
    },
  );
  expect(await changesOf('store.correct')).toMatchObject([{ name: 'category', value: '茶具' }]);

  const { takeOverStore } = await ask(
    'mutation ($input: TakeOverStoreInput!) { takeOverStore(input: $input) { id } }',
    {
      input: {
        ...{ storeName: '南风茶铺', platform: 'tmall', startsOn: '2026-03-01', seats: 2 },
        averageDailyInquiries: 300,
      },
    },
  );
  const storeId = takeOverStore?.id;
  const all = await server.aToken(provider, 'provider-owner');
  const saved = await server.graphql(
    all,
    'mutation ($input: SaveStoreProfileInput!) { saveStoreProfile(input: $input) { id } }',
    { input: { storeId, profile: { averageDailyInquiries: 450, mealBreaks: 1 } } },
  );
  expect(saved.body.errors).toBeUndefined();
  expect(await changesOf('profile.save')).toEqual([
    { name: 'mealBreaks', before: '2', value: '1' },
    { name: 'averageDailyInquiries', before: '300', value: '450' },
  ]);
});

test('what a reader of the log may not see is not told: figures of cost, people’s names', async () => {
  const owner = await server.aToken(provider, 'provider-owner');
  const ask = async (query: string, variables: object) => {
    const { body } = await server.graphql(owner, query, variables);
    expect(body.errors).toBeUndefined();
    return body.data as Record<string, { id: string }>;
  };
  await ask('mutation ($input: AddAgentInput!) { addAgent(input: $input) { id } }', {
    input: { name: '秦望', alias: '小望', employeeNo: 'C-77' },
  });
  const { addOwnRole } = await ask(
    'mutation ($input: AddOwnRoleInput!) { addOwnRole(input: $input) { id } }',
    {
      input: { name: '只看日志', permissions: ['audit:read'] },
    },
  );
  const reader = await server.aToken(provider, `own:${addOwnRole?.id}`);
  const { body } = await server.graphql(
    reader,
    `{ auditEntries(first: 50, filter: { action: "agent.add" }) { edges { node {
       subjectName details { name title value isWithheld } } } } }`,
  );
  expect(body.errors).toBeUndefined();
  expect(JSON.stringify(body.data)).not.toMatch(/秦望|C-77/);
  expect(body.data).toMatchObject({
    auditEntries: {
      edges: expect.arrayContaining([
        {
          node: {
            subjectName: null,
            details: [{ name: 'employeeNo', title: '工号', value: null, isWithheld: true }],
          },
        },
      ]),
    },
  });
});
