import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SetupService } from '@zuoxi/identity';
import { startServer, type TestServer } from './testing.js';

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

interface Answer {
  readonly accessToken: string;
  readonly me: { name: string; roles: string[]; provider: { name: string } };
  readonly error: {
    code: string;
    message: string;
    details: { problems?: { field: string; code: string }[] };
  };
}

const setups = () => server.app.get(SetupService, { strict: false });
const tokenOf = (link: { path: string } | null) => link?.path.split('#')[1] ?? '';
const answers = {
  company: '云岭客服',
  name: '顾远',
  email: 'Owner@Yunling.example',
  password: 'a pale trellis',
};
const setUp = (token: string, over: Partial<typeof answers> = {}) =>
  server.post<Answer>('/auth/setup', { token, ...answers, ...over });
const isEmpty = async () => (await server.get<{ empty: boolean }>('/auth/setup')).body.empty;
const count = async (table: string) =>
  Number((await server.db.admin.query(`select count(*) from ${table}`)).rows[0].count);
const nothingMade = async () => {
  expect([await count('identity.provider'), await count('identity.account')]).toEqual([0, 0]);
};

describe('an empty installation', () => {
  test('makes a company and its owner, who is signed in with full rights over it', async () => {
    expect(await isEmpty()).toBe(true);
    const { status, body, cookies } = await setUp(tokenOf(await setups().makeFirstLink()));
    expect(status).toBe(200);
    expect(body.me).toMatchObject({
      name: '顾远',
      roles: ['provider-owner'],
      provider: { name: '云岭客服' },
    });
    expect(cookies[0]?.name).toBe('zuoxi-refresh');
    const asked = await server.graphql(
      body.accessToken,
      '{ members { edges { node { email store { id } } } } }',
    );
    expect(asked.body.data?.['members']).toEqual({
      edges: [{ node: { email: 'owner@yunling.example', store: null } }],
    });
    expect(await isEmpty()).toBe(false);
    expect(await setups().makeFirstLink()).toBeNull();
    const audit = await server.graphql(body.accessToken, '{ auditEntries { edges { node { action } } } }');
    expect(JSON.stringify(audit.body)).toContain('provider.create');
  });

  test('a link is good once, also for many at the same moment', async () => {
    const token = tokenOf(await setups().makeFirstLink());
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, index) => setUp(token, { email: `owner-${index}@x.example` })),
    );
    expect(all.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(404)]);
    expect(await count('identity.provider')).toBe(1);
    expect((await setUp(token, { email: 'late@x.example' })).body.error.code).toBe('SETUP_LINK_INVALID');
  });

  test('two first links make one company: the second is void, whichever comes first', async () => {
    const first = tokenOf(await setups().makeFirstLink());
    await server.db.admin.query(`update identity.setup_link set is_first = false`);
    const second = tokenOf(await setups().makeFirstLink());
    await server.db.admin.query(`update identity.setup_link set is_first = true`);
    const both = await Promise.all([setUp(first), setUp(second, { email: 'second@x.example' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
  });

  test('a new start replaces the link', async () => {
    const old = tokenOf(await setups().makeFirstLink());
    const fresh = tokenOf(await setups().makeFirstLink());
    expect((await setUp(old)).status).toBe(404);
    expect((await setUp(fresh)).status).toBe(200);
  });

  test('a link ends after a day', async () => {
    const token = tokenOf(await setups().makeFirstLink());
    server.clock.advance(24 * 3_600_000 + 1);
    expect((await setUp(token)).body.error).toMatchObject({
      code: 'SETUP_LINK_INVALID',
      message: expect.stringContaining('npx zuoxi provider create'),
    });
    await nothingMade();
  });

  test('only the hash of the secret is kept', async () => {
    const token = tokenOf(await setups().makeFirstLink());
    const { rows } = await server.db.admin.query(`select * from identity.setup_link`);
    expect(JSON.stringify(rows)).not.toContain(token.split('.')[1]);
  });

  test.each([
    ['nothing', ''],
    ['another text', 'x'],
    ['a secret of nobody', `0196f2a0-0000-7000-8000-000000000000.${'A'.repeat(43)}`],
    ['SQL', "' or 1=1 --"],
  ])('%s opens nothing', async (_, token) => {
    await setups().makeFirstLink();
    expect((await setUp(token)).body.error.code).toBe('SETUP_LINK_INVALID');
    await nothingMade();
  });

  test.each([
    ['a weak password', { password: 'yunling2026' }, 'password'],
    ['a short password', { password: '12345678' }, 'password'],
    ['no company', { company: '   ' }, 'company'],
    ['no e-mail', { email: 'owner' }, 'email'],
  ])('%s is said, and the link stays good', async (_, over, field) => {
    const token = tokenOf(await setups().makeFirstLink());
    const { body } = await setUp(token, over);
    expect(body.error.code).toBe('INVALID_INPUT');
    expect(body.error.details.problems?.[0]?.field).toBe(field);
    await nothingMade();
    expect((await setUp(token)).status).toBe(200);
  });
});

test('an operator lets one more company in, and an e-mail is one account', async () => {
  expect((await setUp(tokenOf(await setups().makeFirstLink()))).status).toBe(200);
  const token = tokenOf(await setups().makeLink());
  expect((await setUp(token)).body.error.code).toBe('ALREADY_EXISTS');
  const { status, body } = await setUp(token, { company: '禾川客服', email: 'owner@hechuan.example' });
  expect(status).toBe(200);
  expect(body.me.provider.name).toBe('禾川客服');
  const members = await server.graphql(body.accessToken, '{ members { edges { node { email } } } }');
  expect(members.body.data?.['members']).toEqual({ edges: [{ node: { email: 'owner@hechuan.example' } }] });
});

test('the first steps are done by what is there, from nothing to the first published report', async () => {
  const { body } = await setUp(tokenOf(await setups().makeFirstLink()));
  const token = body.accessToken;
  const done: Record<string, readonly string[]> = {};
  type Answered = { readonly id: string; readonly contentHash: string };
  const ask = async (query: string, input?: object) => {
    const answer = await server.graphql(token, query, input ? { input } : {});
    expect(answer.body.errors).toBeUndefined();
    return answer.body.data as Record<string, Answered>;
  };
  interface Step {
    name: string;
    done: boolean;
    storeId: string | null;
    on: string | null;
  }
  const stepsNow = async (): Promise<readonly Step[]> =>
    (await ask('{ firstSteps { name done storeId on } }'))['firstSteps'] as unknown as Step[];
  const note = async (after: string) =>
    void (done[after] = (await stepsNow()).filter((step) => step.done).map(({ name }) => name));

  await note('set-up');
  const { takeOverStore } = await ask(
    'mutation ($input: TakeOverStoreInput!) { takeOverStore(input: $input) { id } }',
    { storeName: '云岭家居', platform: 'taobao', startsOn: '2026-11-01', seats: 1 },
  );
  const storeId = takeOverStore?.id as string;
  await note('store');
  const { addAgent } = await ask('mutation ($input: AddAgentInput!) { addAgent(input: $input) { id } }', {
    ...{ name: '周宁', alias: '小宁', employeeNo: 'A1' },
  });
  await note('agents');
  const day = '2026-11-02';
  const chats = [
    '会话ID,消息ID,买家,客服,时间,发送方,内容',
    `c1,m1,买家1,云岭家居:小宁,${day} 10:00:00,买家,在吗`,
    `c1,m2,买家1,云岭家居:小宁,${day} 10:00:20,客服,在的`,
  ].join('\n');
  const sent = await server.upload(
    token,
    `/files/imports?storeId=${storeId}&kind=conversations`,
    'a.csv',
    chats,
  );
  expect(sent.status).toBe(201);
  await server.jobs.drain();
  await note('chats');
  expect((await stepsNow())[3]).toEqual({ name: 'accounts', done: false, storeId, on: day });
  await ask('mutation ($input: MatchAgentAccountInput!) { matchAgentAccount(input: $input) { account } }', {
    ...{ storeId, account: '云岭家居:小宁', agentId: addAgent?.id },
  });
  await note('accounts');
  const { buildDailyReport } = await ask(
    'mutation ($input: BuildDailyReportInput!) { buildDailyReport(input: $input) { contentHash } }',
    { storeId, on: day },
  );
  await ask('mutation ($input: PublishDailyReportInput!) { publishDailyReport(input: $input) { id } }', {
    ...{ storeId, on: day, contentHash: buildDailyReport?.contentHash },
  });
  await note('report');
  await ask('mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { __typename } }', {
    ...{ email: 'shop@yunling.example', role: 'shop-owner', storeId },
  });
  await note('reader');
  expect(done).toEqual({
    'set-up': [],
    store: ['store'],
    agents: ['store', 'agents'],
    chats: ['store', 'agents', 'chats'],
    accounts: ['store', 'agents', 'chats', 'accounts'],
    report: ['store', 'agents', 'chats', 'accounts', 'report'],
    reader: ['store', 'agents', 'chats', 'accounts', 'report', 'reader'],
  });
});
