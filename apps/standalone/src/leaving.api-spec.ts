import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { anAgent, aStore, insertRow } from '@zuoxi/platform/testing';
import type { Role } from '@zuoxi/vocabulary';
import { type GraphqlBody, startServer, type TestServer } from './testing.js';

const today = '2026-11-22';

let server: TestServer;
let ctx: ProviderContext;
let storeId: string;
let owner: string;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  server.clock.set(`${today}T02:00:00Z`);
  const made = await aStore(server.db, await server.aProvider(`p-${newId()}`), { slug: `s-${newId()}` });
  ({ ctx, id: storeId } = made);
  owner = await server.aToken(ctx, 'provider-owner', { email: `owner-${newId()}@x.example` });
});

type Answer = { body: GraphqlBody };
const codeOf = ({ body }: Answer) => body.errors?.[0]?.extensions.code;
const works = async (token: string) =>
  !codeOf(await server.graphql(token, '{ stores(first: 1) { totalCount } }'));

async function aMember(role: Role) {
  const email = `${role}-${newId()}@x.example`;
  const token = await server.aToken(ctx, role, { email });
  const { rows } = await server.db.admin.query<{ id: string }>(
    `select m.id from identity.membership m join identity.account a on a.id = m.account_id where a.email = $1`,
    [email],
  );
  return { token, id: rows[0]?.id ?? '' };
}
interface Leaving {
  readonly contentHash: string;
  readonly endings: readonly { kind: string; name: string; count: number | null }[];
}
async function leaving(id: string, by = owner): Promise<Leaving> {
  const query = `query ($id: ID!) { memberLeaving(id: $id) { contentHash endings { kind name count store { id } } } }`;
  return (await server.graphql(by, query, { id })).body.data?.['memberLeaving'] as Leaving;
}
const left = (input: object, by = owner) =>
  server.graphql(by, 'mutation ($input: MemberLeftInput!) { memberLeft(input: $input) { active endsAt } }', {
    input,
  });
async function aKey(by: string): Promise<string> {
  const make = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }`;
  const made = await server.graphql(by, make, { input: { name: 'nightly', role: 'auditor' } });
  return (made.body.data?.['createApiKey'] as { secret: string }).secret;
}

describe('a person leaves', () => {
  test('today: what was named is refused at the next request', async () => {
    const { id, token } = await aMember('provider-owner');
    const key = await aKey(token);
    expect([await works(token), await works(key)]).toEqual([true, true]);
    const { contentHash, endings } = await leaving(id);
    expect(endings).toMatchObject([
      { kind: 'role', name: 'provider-owner' },
      { kind: 'sessions', count: 1 },
      { kind: 'api_key', name: 'nightly' },
    ]);
    expect((await left({ id, leftOn: today, contentHash })).body.data).toMatchObject({
      memberLeft: { active: false },
    });
    expect([await works(token), await works(key)]).toEqual([false, false]);
    const keys = '{ apiKeys(first: 5) { edges { node { createdBy endsAt revokedAt } } } }';
    expect((await server.graphql(owner, keys)).body.data).toMatchObject({
      apiKeys: { edges: [{ node: { endsAt: `${today}T02:00:00.000Z`, revokedAt: null } }] },
    });
  });

  test('on a day to come: until it is over everything works, with nothing that has to run', async () => {
    const { id, token } = await aMember('provider-owner');
    const key = await aKey(token);
    const { contentHash } = await leaving(id);
    expect((await left({ id, leftOn: '2026-11-23', contentHash })).body.data).toMatchObject({
      memberLeft: { active: true, endsAt: '2026-11-23T16:00:00.000Z' },
    });
    expect([await works(token), await works(key)]).toEqual([true, true]);
    server.clock.set('2026-11-23T16:00:00Z');
    expect(await works(key)).toBe(false);
  });

  test('and is back: rights and keys are theirs again, their old sign-in is not', async () => {
    const { id, token } = await aMember('provider-owner');
    const key = await aKey(token);
    const { contentHash } = await leaving(id);
    await left({ id, leftOn: today, contentHash });
    expect((await left({ id, leftOn: null })).body.data).toMatchObject({
      memberLeft: { active: true, endsAt: null },
    });
    expect([await works(token), await works(key)]).toEqual([false, true]);
  });

  test('the last one with full rights does not', async () => {
    const { id, token } = await aMember('provider-owner');
    const { contentHash } = await leaving(id);
    await left({ id, leftOn: '2026-12-31', contentHash });
    const { rows } = await server.db.admin.query<{ id: string }>(
      `select id from identity.membership where provider_id = $1 and id <> $2`,
      [ctx.providerId, id],
    );
    const last = rows[0]?.id;
    const ask = `query ($id: ID!) { memberLeaving(id: $id) { contentHash } }`;
    // Who is to leave does not count as one who stays.
    expect(codeOf(await server.graphql(token, ask, { id: last }))).toBe('LAST_OWNER');
    expect(codeOf(await left({ id: last, leftOn: today, contentHash }, token))).toBe('LAST_OWNER');
    expect(await works(owner)).toBe(true);
  });

  test('nothing that was not shown ends', async () => {
    const { id, token } = await aMember('provider-owner');
    const { contentHash } = await leaving(id);
    await aKey(token);
    expect(codeOf(await left({ id, leftOn: today, contentHash }))).toBe('DRAFT_CHANGED');
    expect(codeOf(await left({ id, leftOn: today }))).toBe('DRAFT_CHANGED');
    expect(await works(token)).toBe(true);
  });

  test('not yesterday, and by nobody who holds one store only', async () => {
    const { id } = await aMember('sales');
    const { contentHash } = await leaving(id);
    const past = await left({ id, leftOn: '2026-11-21', contentHash });
    expect(past.body.errors?.[0]?.extensions.details).toMatchObject({
      problems: [{ field: 'leftOn', code: 'DATE_PAST' }],
    });
    const ofStore = await server.aToken(ctx, 'provider-owner', { storeId, email: `st-${newId()}@x.example` });
    expect(codeOf(await left({ id, leftOn: today, contentHash }, ofStore))).toBe('FORBIDDEN');
  });
});

describe('an agent leaves', () => {
  async function leave(agentId: string, by: string) {
    const look = `query ($agentId: ID!) { agentLeaving(agentId: $agentId, leftOn: "${today}") { contentHash endings { kind name } } }`;
    const seen = await server.graphql(by, look, { agentId });
    const { contentHash = '0'.repeat(64), endings = [] } = (seen.body.data?.['agentLeaving'] ??
      {}) as Partial<Leaving>;
    const deed = 'mutation ($input: AgentLeftInput!) { agentLeft(input: $input) { status } }';
    const answer = await server.graphql(by, deed, { input: { agentId, leftOn: today, contentHash } });
    return { answer, endings };
  }

  test('with the login, by whoever keeps the staff', async () => {
    const agentId = await anAgent(server.db, ctx);
    const token = await server.aToken(ctx, 'agent', { agentId, email: `agent-${newId()}@x.example` });
    const hr = await aMember('hr');
    const { answer, endings } = await leave(agentId, hr.token);
    expect(answer.body.data).toEqual({ agentLeft: { status: 'left' } });
    expect(endings).toMatchObject([{ kind: 'role', name: 'agent' }, { kind: 'sessions' }]);
    expect(await works(token)).toBe(false);
  });

  test('and what shops gave them is named, login or none', async () => {
    const agentId = await anAgent(server.db, ctx);
    const own = { provider_id: ctx.providerId, store_id: storeId };
    const account = {
      ...own,
      id: newId(),
      platform: 'taobao',
      name: '暖橙:01',
      created_at: server.clock.now(),
    };
    await server.db.admin.query(
      `insert into identity.sub_account (provider_id, store_id, id, platform, name, rights, created_at)
       values ($1, $2, $3, $4, $5, '{chat}', $6)`,
      Object.values(account),
    );
    const held = { ...own, id: newId(), sub_account_id: account.id, agent_id: agentId };
    await insertRow(server.db, 'identity.sub_account_holding', {
      ...held,
      since_on: '2026-11-01',
      given_by: '林夏',
    });
    expect((await leave(agentId, owner)).endings).toEqual([{ kind: 'sub_account', name: '暖橙:01' }]);
    const toReturn =
      '{ subAccounts(state: to_return) { edges { node { name holder { hasLeft agentId } } } } }';
    expect((await server.graphql(owner, toReturn)).body.data).toEqual({
      subAccounts: { edges: [{ node: { name: '暖橙:01', holder: { hasLeft: true, agentId } } }] },
    });
  });

  test('who holds more than an agent’s role, only by whoever gives roles out; nothing is done in part', async () => {
    const agentId = await anAgent(server.db, ctx);
    const token = await server.aToken(ctx, 'team-leader', { agentId, email: `lead-${newId()}@x.example` });
    const hr = await aMember('hr');
    expect(codeOf((await leave(agentId, hr.token)).answer)).toBe('FORBIDDEN');
    const { rows } = await server.db.admin.query(`select left_on from scheduling.agent where id = $1`, [
      agentId,
    ]);
    expect(rows).toEqual([{ left_on: null }]);
    expect(await works(token)).toBe(true);
    await leave(agentId, owner);
    expect(await works(token)).toBe(false);
  });

  test('from the agents’ page, because rosters go with them', async () => {
    const agentId = await anAgent(server.db, ctx);
    await server.aToken(ctx, 'agent', { agentId, email: `agent-${newId()}@x.example` });
    const { rows } = await server.db.admin.query<{ id: string }>(
      `select id from identity.membership where agent_id = $1`,
      [agentId],
    );
    const refused = await left({ id: rows[0]?.id, leftOn: today, contentHash: '0'.repeat(64) });
    expect(codeOf(refused)).toBe('LEAVES_AS_AGENT');
  });
});
