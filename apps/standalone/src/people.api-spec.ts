import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ProviderContext } from '@zuoxi/platform/context';
import { anAgent, aStore } from '@zuoxi/platform/testing';
import { newId } from '@zuoxi/platform/context';
import { type GraphqlBody, password, startServer, type TestServer } from './testing.js';

let server: TestServer;
let ctx: ProviderContext;
let storeId: string;
let owner: string;

beforeAll(async () => {
  server = await startServer();
  const made = await aStore(server.db, await server.aProvider('yunling'), { name: '暖橙家居旗舰店' });
  ctx = made.ctx;
  storeId = made.id;
  owner = await server.aToken(ctx, 'provider-owner');
});
afterAll(() => server.close());
beforeEach(() => server.db.admin.query(`delete from identity.attempt`).then(() => undefined));

const codeOf = ({ body }: { body: GraphqlBody }) => body.errors?.[0]?.extensions.code;
const invite = (input: object) =>
  server.graphql(
    owner,
    `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { link invitation { id agent { name } } } }`,
    { input },
  );
const linkOf = (answer: { body: GraphqlBody }) =>
  (answer.body.data?.['inviteMember'] as { link: string }).link.replace('/invite/', '');
interface Accepted {
  readonly accessToken: string;
  readonly me: { roles: string[]; agentId: string | null; name: string };
  readonly error: { code: string };
}
const accept = (token: string, over: object = {}) =>
  server.post<Accepted>('/auth/invitations/accept', { token, name: '陈晓', password, ...over });
const members = async () =>
  (
    (
      await server.graphql(
        owner,
        '{ members(first: 100) { edges { node { id accountId email role active agent { id name } } } } }',
      )
    ).body.data as {
      members: {
        edges: { node: { id: string; email: string; role: string; agent: { id: string } | null } }[];
      };
    }
  ).members.edges.map(({ node }) => node);
const memberOf = async (email: string) => (await members()).find((each) => each.email === email);

describe('an invited agent', () => {
  test('is the agent chosen when inviting, and may do what only an agent may', async () => {
    const agentId = await anAgent(server.db, ctx, { name: '陈晓', storeId });
    const email = `${newId()}@x.example`;
    const invited = await invite({ email, role: 'agent', agentId });
    expect(invited.body.data?.['inviteMember']).toMatchObject({ invitation: { agent: { name: '陈晓' } } });
    const token = linkOf(invited);
    const look = await server.post('/auth/invitations/look', { token });
    expect(look.body).toEqual({ email, role: 'agent', company: 'yunling', name: '陈晓', hasAccount: false });
    const { body } = await accept(token);
    expect(body.me).toMatchObject({ roles: ['agent'], agentId });
    const shifts = await server.graphql(
      body.accessToken,
      '{ myShifts(fromOn: "2026-11-22", toOn: "2026-11-30") { id } myReviews { edges { node { id } } } }',
    );
    expect(shifts.body).toEqual({ data: { myShifts: [], myReviews: { edges: [] } } });
    expect((await memberOf(email))?.agent?.id).toBe(agentId);
  });

  test('one agent is one person: neither a second invitation nor a second member', async () => {
    const agentId = await anAgent(server.db, ctx);
    const [first, second] = [`${newId()}@x.example`, `${newId()}@x.example`];
    const invited = await invite({ email: first, role: 'agent', agentId });
    expect(codeOf(await invite({ email: second, role: 'agent', agentId }))).toBe('AGENT_LINKED');
    await accept(linkOf(invited));
    expect(codeOf(await invite({ email: second, role: 'agent', agentId }))).toBe('AGENT_LINKED');
  });

  test('of two that accept at the same moment one is the agent', async () => {
    const agentId = await anAgent(server.db, ctx);
    const links = [];
    for (const email of [`${newId()}@x.example`, `${newId()}@x.example`]) {
      const invited = await invite({ email, role: 'agent', agentId });
      links.push(linkOf(invited));
      await server.db.admin.query(`update identity.invitation set expires_at = $1 where email = $2`, [
        server.clock.now(),
        email,
      ]);
    }
    await server.db.admin.query(
      `update identity.invitation set expires_at = '2030-01-01' where agent_id = $1`,
      [agentId],
    );
    const both = await Promise.all(links.map((token) => accept(token)));
    expect(both.map(({ status, body }) => (status === 200 ? status : body.error.code)).sort()).toEqual([
      200,
      'AGENT_LINKED',
    ]);
    const { rows } = await server.db.admin.query(`select 1 from identity.membership where agent_id = $1`, [
      agentId,
    ]);
    expect(rows).toHaveLength(1);
  });

  test('an agent of another provider does not exist', async () => {
    const foreign = await anAgent(server.db, await server.aProvider('foreign'));
    expect(codeOf(await invite({ email: 'a@x.example', role: 'agent', agentId: foreign }))).toBe('NOT_FOUND');
  });

  test('a person of a shop is no agent', async () => {
    const agentId = await anAgent(server.db, ctx);
    const answer = await invite({ email: 'a@x.example', role: 'shop-owner', storeId, agentId });
    expect(codeOf(answer)).toBe('INVALID_INPUT');
  });
});

describe('a member', () => {
  const change = (field: 'linkAgent' | 'unlinkAgent', input: object) =>
    server.graphql(
      owner,
      `mutation ($input: ${field === 'linkAgent' ? 'LinkAgentInput' : 'UnlinkAgentInput'}!) {
         ${field}(input: $input) { agent { name } } }`,
      { input },
    );

  test('is linked to an agent, unlinked, and linked to another; their token knows at once', async () => {
    const email = `${newId()}@x.example`;
    const token = await server.aToken(ctx, 'agent', { email });
    const memberId = (await memberOf(email))?.id;
    const one = await anAgent(server.db, ctx, { name: '甲' });
    const two = await anAgent(server.db, ctx, { name: '乙' });
    const linked = await change('linkAgent', { memberId, agentId: one });
    expect(linked.body.data).toEqual({ linkAgent: { agent: { name: '甲' } } });
    const me = async () => (await server.graphql(token, '{ me { agentId } }')).body.data;
    expect(await me()).toEqual({ me: { agentId: one } });
    expect((await change('linkAgent', { memberId, agentId: two })).body.data).toEqual({
      linkAgent: { agent: { name: '乙' } },
    });
    expect((await change('unlinkAgent', { memberId })).body.data).toEqual({ unlinkAgent: { agent: null } });
    expect(await me()).toEqual({ me: { agentId: null } });
  });

  test('is not linked to somebody else’s agent', async () => {
    const agentId = await anAgent(server.db, ctx);
    await server.aToken(ctx, 'agent', { agentId });
    const email = `${newId()}@x.example`;
    await server.aToken(ctx, 'agent', { email });
    const refused = await change('linkAgent', { memberId: (await memberOf(email))?.id, agentId });
    expect(codeOf(refused)).toBe('AGENT_LINKED');
  });
});

describe('an e-mail that has an account', () => {
  test('takes an invitation on by being signed in, without its password again', async () => {
    const email = `${newId()}@x.example`;
    const token = await server.aToken(ctx, 'sales', { email });
    const link = linkOf(await invite({ email, role: 'auditor' }));
    expect((await server.post('/auth/invitations/look', { token: link })).body).toMatchObject({
      hasAccount: true,
    });
    const by = (bearer: string) =>
      server.post<Accepted>(
        '/auth/invitations/accept-signed-in',
        { token: link },
        { authorization: `Bearer ${bearer}` },
      );
    expect((await by('x')).status).toBe(401);
    const other = await server.aToken(ctx, 'sales');
    expect((await by(other)).body.error.code).toBe('INVITATION_FOR_ANOTHER');
    expect((await by(token)).status).toBe(204);
    expect((await by(token)).body.error.code).toBe('INVITATION_INVALID');
    const me = await server.graphql(token, '{ me { roles } }');
    expect(me.body.data).toEqual({ me: { roles: ['sales', 'auditor'] } });
  });
});

describe('a pasted list of staff', () => {
  const preview = (token: string, text: string) =>
    server.graphql(
      token,
      `query ($text: String!) { previewStaff(text: $text) {
         rows { row name known invites stores { name } } problems { row column code message } } }`,
      { text },
    );
  const add = (token: string, text: string) =>
    server.graphql(
      token,
      `mutation ($text: String!) { addStaff(input: { text: $text }) { agents invitations { email link } } }`,
      { text },
    );
  const count = async (table: string) =>
    Number((await server.db.admin.query(`select count(*) from ${table}`)).rows[0].count);

  test('makes agents, certifies and invites them, and again adds nothing', async () => {
    const email = `${newId()}@x.example`;
    const text = `姓名\t花名\t工号\t店铺\t邮箱\n陈晓\t小陈\tS-1\t暖橙家居旗舰店\t${email}\n林夏\t小林\tS-2\t\t\n`;
    const seen = await preview(owner, text);
    expect(seen.body.data?.['previewStaff']).toEqual({
      rows: [
        { row: 2, name: '陈晓', known: false, invites: true, stores: [{ name: '暖橙家居旗舰店' }] },
        { row: 3, name: '林夏', known: false, invites: false, stores: [] },
      ],
      problems: [],
    });
    const added = (await add(owner, text)).body.data?.['addStaff'] as {
      agents: number;
      invitations: { email: string; link: string }[];
    };
    expect(added).toMatchObject({ agents: 2, invitations: [{ email }] });
    await server.jobs.drain('member.invite');
    const { body } = await accept((added.invitations[0]?.link ?? '').replace('/invite/', ''));
    expect(body.me).toMatchObject({ roles: ['agent'], agentId: expect.any(String) });
    expect((await add(owner, text)).body.data).toEqual({ addStaff: { agents: 0, invitations: [] } });
  });

  test('with one mistake adds nobody, and says row, column and reason', async () => {
    const before = [await count('scheduling.agent'), await count('scheduling.agent_skill')];
    const text = '陈一\t一\tS-10\t暖橙家居旗舰店\n陈二\t二\tS-11\t没有的店';
    const answer = await add(owner, text);
    expect(answer.body.errors?.[0]?.extensions).toMatchObject({
      code: 'STAFF_LIST_INVALID',
      details: {
        count: 1,
        problems: [{ field: 'text[2]', code: 'STORE_UNKNOWN', message: '店铺: 没有店铺「没有的店」' }],
      },
    });
    expect([await count('scheduling.agent'), await count('scheduling.agent_skill')]).toEqual(before);
  });

  test('HR makes agents and invites nobody', async () => {
    const hr = await server.aToken(ctx, 'hr');
    const { body } = await preview(hr, '陈三\t三\tS-20\t\tthree@x.example');
    expect(body.data?.['previewStaff']).toMatchObject({
      problems: [{ column: '邮箱', code: 'MAY_NOT_INVITE' }],
    });
    expect((await add(hr, '陈三\t三\tS-20')).body.data).toEqual({ addStaff: { agents: 1, invitations: [] } });
  });
});
