import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ProviderService } from '@zuoxi/identity';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { anAgent } from '@zuoxi/platform/testing';
import { Secret, TOTP } from 'otpauth';
import { password, startServer, type TestServer } from './testing.js';

let server: TestServer;
let ctx: ProviderContext;
let owner: string;
let email: string;

beforeAll(async () => {
  server = await startServer();
  ctx = await server.aProvider('yunling');
  owner = await server.aToken(ctx, 'provider-owner');
});
afterAll(() => server.close());
beforeEach(async () => {
  await server.db.admin.query(`delete from identity.attempt`);
  email = `${newId()}@x.example`;
  const person = { name: '顾远', email, password, role: 'auditor' as const };
  await server.app.get(ProviderService, { strict: false }).addPerson(ctx, person);
});

interface Answer {
  readonly accessToken: string;
  readonly path: string;
  readonly codes: string[];
  readonly error: { code: string; details: { problems?: { field: string; code: string }[] } };
}
const signIn = (over: object = {}) => server.post<Answer>('/auth/sign-in', { email, password, ...over });
const codeOf = ({ body }: { body: Answer }) => body.error?.code;
const as = (token: string, cookie?: string) => ({
  authorization: `Bearer ${token}`,
  ...(cookie ? { cookie: `zuoxi-refresh=${cookie}` } : {}),
});
const works = async (token: string) =>
  (await server.graphql(token, '{ me { name } }')).body.errors === undefined;
const next = 'another trellis walks';

describe('a password', () => {
  test('is changed with the old one, and every other sign-in ends at once', async () => {
    const here = await signIn();
    const there = (await signIn()).body.accessToken;
    const cookie = here.cookies[0]?.value as string;
    const change = (body: object) =>
      server.post<Answer>('/auth/account/password', body, as(here.body.accessToken, cookie));
    expect(codeOf(await change({ password: 'wrong', next }))).toBe('SIGN_IN_REFUSED');
    const weak = await change({ password, next: 'password123' });
    expect(weak.body.error.details.problems).toMatchObject([{ field: 'next', code: 'PASSWORD_COMMON' }]);
    expect((await change({ password, next })).status).toBe(204);
    expect(await works(here.body.accessToken)).toBe(true);
    expect(await works(there)).toBe(false);
    expect(codeOf(await signIn())).toBe('SIGN_IN_REFUSED');
    expect((await signIn({ password: next })).status).toBe(200);
  });

  test('is reset by an owner’s link, once, within a day; the second factor goes with it', async () => {
    const { accessToken } = (await signIn()).body;
    const { rows } = await server.db.admin.query(
      `select m.id from identity.membership m join identity.account a on a.id = m.account_id where a.email = $1`,
      [email],
    );
    const link = (token: string) =>
      server.post<Answer>('/auth/account/reset-link', { memberId: rows[0].id }, as(token));
    expect(codeOf(await link(accessToken))).toBe('FORBIDDEN');
    const first = (await link(owner)).body.path.split('#')[1];
    const token = (await link(owner)).body.path.split('#')[1];
    const reset = (given: string | undefined, chosen = next) =>
      server.post<Answer>('/auth/account/reset', { token: given, password: chosen });
    expect(codeOf(await reset(first))).toBe('RESET_LINK_INVALID');
    expect(codeOf(await reset(token, '12345678'))).toBe('INVALID_INPUT');
    const both = await Promise.all([reset(token), reset(token)]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 404]);
    expect(await works(accessToken)).toBe(false);
    expect((await signIn({ password: next })).status).toBe(200);
    const late = (await link(owner)).body.path.split('#')[1];
    server.clock.advance(24 * 3_600_000 + 1);
    expect(codeOf(await reset(late))).toBe('RESET_LINK_INVALID');
    server.clock.set('2026-11-22T02:00:00Z');
  });

  test('of a person who works for another company too is not reset by one of the two', async () => {
    const other = await server.aProvider(`other-${newId()}`);
    await server.db.admin.query(
      `insert into identity.membership (provider_id, id, account_id, role, created_at)
       select $1, $2, id, 'sales', now() from identity.account where email = $3`,
      [other.providerId, newId(), email],
    );
    const { rows } = await server.db.admin.query(
      `select m.id from identity.membership m join identity.account a on a.id = m.account_id where a.email = $1 and m.provider_id = $2`,
      [email, ctx.providerId],
    );
    const answer = await server.post<Answer>('/auth/account/reset-link', { memberId: rows[0].id }, as(owner));
    expect(codeOf(answer)).toBe('ACCOUNT_OF_OTHERS');
  });
});

describe('sign-ins', () => {
  test('are listed, ended one by one, and everywhere', async () => {
    const here = await signIn();
    const there = await signIn();
    const headers = as(here.body.accessToken, here.cookies[0]?.value);
    const listed = await server.get<{ id: string; isCurrent: boolean }[]>('/auth/account/sessions', headers);
    expect(listed.body.map(({ isCurrent }) => isCurrent).sort()).toEqual([false, true]);
    const sessionId = listed.body.find(({ isCurrent }) => !isCurrent)?.id;
    expect((await server.post('/auth/account/sessions/end', { sessionId }, headers)).status).toBe(204);
    expect([await works(here.body.accessToken), await works(there.body.accessToken)]).toEqual([true, false]);
    await server.post('/auth/account/sessions/end', {}, headers);
    expect(await works(here.body.accessToken)).toBe(false);
  });

  test('of somebody else do not end', async () => {
    const mine = await signIn();
    const sessionId = mine.cookies[0]?.value.split('.')[0];
    await server.post('/auth/account/sessions/end', { sessionId }, as(owner));
    expect(await works(mine.body.accessToken)).toBe(true);
  });

  test('without a membership are refused in words', async () => {
    await server.db.admin.query(
      `update identity.membership set revoked_at = now() where account_id = (select id from identity.account where email = $1)`,
      [email],
    );
    const answer = await signIn();
    expect([answer.status, codeOf(answer)]).toEqual([403, 'NO_MEMBERSHIP']);
  });
});

describe('the second factor', () => {
  async function withTotp() {
    const { accessToken } = (await signIn()).body;
    const { body } = await server.graphql(accessToken, 'mutation { beginTotp { secret } }');
    const { secret } = body.data?.['beginTotp'] as { secret: string };
    const totp = new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 });
    const code = () => totp.generate({ timestamp: server.clock.now().getTime() });
    const confirm = async (text: string) =>
      (
        await server.graphql(
          accessToken,
          'mutation ($code: String!) { confirmTotp(input: { code: $code }) { totpEnabled } }',
          { code: text },
        )
      ).body.errors?.[0]?.extensions.code;
    return { accessToken, code, confirm };
  }

  test('is confirmed by a few guesses at most, and once', async () => {
    const { code, confirm } = await withTotp();
    const wrong = code() === '000000' ? '000001' : '000000';
    const outcomes = [];
    for (let guess = 0; guess < 11; guess += 1) outcomes.push(await confirm(wrong));
    expect(outcomes.slice(0, 10)).toEqual(Array(10).fill('INVALID_INPUT'));
    expect(outcomes[10]).toBe('TOO_MANY_ATTEMPTS');
    await server.db.admin.query(`delete from identity.attempt`);
    expect(await confirm(code())).toBeUndefined();
    expect(await confirm(code())).toBe('STATE_CHANGED');
  });

  test('is replaced once by a recovery code, and taken off by one', async () => {
    const { accessToken, code, confirm } = await withTotp();
    await confirm(code());
    server.clock.advance(30_000);
    const made = await server.post<Answer>(
      '/auth/account/recovery-codes',
      { password, totp: code() },
      as(accessToken),
    );
    const [one = '', two = ''] = made.body.codes;
    expect(made.body.codes).toHaveLength(10);
    const { rows } = await server.db.admin.query(`select * from identity.recovery_code`);
    expect(JSON.stringify(rows)).not.toContain(one);
    expect(codeOf(await signIn({ totp: 'aaaaa-aaaaa' }))).toBe('SIGN_IN_REFUSED');
    expect((await signIn({ totp: one })).status).toBe(200);
    expect(codeOf(await signIn({ totp: one }))).toBe('SIGN_IN_REFUSED');
    const remove = (body: object) => server.post<Answer>('/auth/account/totp/remove', body, as(accessToken));
    expect(codeOf(await remove({ password }))).toBe('TOTP_REQUIRED');
    expect((await remove({ password, totp: two })).status).toBe(204);
    expect((await signIn()).status).toBe(200);
    server.clock.set('2026-11-22T02:00:00Z');
  });
});

test('sixty wrong sign-ins at once from one address are not all looked at', async () => {
  const all = await Promise.all(Array.from({ length: 60 }, () => signIn({ email: `${newId()}@x.example` })));
  const looked = all.filter((answer) => codeOf(answer) === 'SIGN_IN_REFUSED').length;
  expect(looked).toBeLessThanOrEqual(30);
  await server.db.admin.query(`delete from identity.attempt`);
});

async function leave(agentId: string, leftOn: string | null) {
  const look =
    'query ($agentId: ID!, $leftOn: BusinessDate!) { agentLeaving(agentId: $agentId, leftOn: $leftOn) { contentHash } }';
  const seen = leftOn && (await server.graphql(owner, look, { agentId, leftOn })).body.data?.['agentLeaving'];
  const { contentHash = null } = (seen || {}) as { contentHash?: string };
  const deed = 'mutation ($input: AgentLeftInput!) { agentLeft(input: $input) { status leftOn } }';
  return server.graphql(owner, deed, { input: { agentId, leftOn, contentHash } });
}

test('an agent who left signs in no more, and is back when they are', async () => {
  const agentId = await anAgent(server.db, ctx);
  const agent = await server.aToken(ctx, 'agent', { agentId, email: `a-${email}` });
  expect(await works(agent)).toBe(true);
  expect((await leave(agentId, '2026-11-22')).body.data).toEqual({
    agentLeft: { status: 'left', leftOn: '2026-11-22' },
  });
  expect(await works(agent)).toBe(false);
  expect(codeOf(await signIn({ email: `a-${email}` }))).toBe('NO_MEMBERSHIP');
  await leave(agentId, null);
  // Not by the sign-in of before.
  expect(await works(agent)).toBe(false);
  expect(await works((await signIn({ email: `a-${email}` })).body.accessToken)).toBe(true);
});

test('an agent who is to leave works until the end of the last day', async () => {
  const agentId = await anAgent(server.db, ctx);
  const token = await server.aToken(ctx, 'agent', { agentId, email: `l-${email}` });
  const answer = await leave(agentId, '2026-11-24');
  expect(answer.body.data).toEqual({ agentLeft: { status: 'active', leftOn: '2026-11-24' } });
  const before = server.clock.now();
  expect(await works(token)).toBe(true);
  server.clock.set('2026-11-24T15:59:00Z');
  const evening = await signIn({ email: `l-${email}` });
  expect(await works(evening.body.accessToken)).toBe(true);
  server.clock.set('2026-11-24T16:00:01Z');
  expect(await works(evening.body.accessToken)).toBe(false);
  expect(codeOf(await signIn({ email: `l-${email}` }))).toBe('NO_MEMBERSHIP');
  const gone = '{ agents(first: 100) { edges { node { id } } } }';
  const late = await server.graphql(
    await server.aToken(ctx, 'provider-owner', { email: `w-${email}` }),
    gone,
  );
  expect(late.body.data).toMatchObject({ agents: { edges: expect.any(Array) } });
  expect(JSON.stringify(late.body)).not.toContain(agentId);
  server.clock.set(before.toISOString());
});

test('an invitation is renewed and withdrawn; its old link is void', async () => {
  const invited = await server.graphql(
    owner,
    'mutation ($email: String!) { inviteMember(input: { email: $email, role: "sales" }) { link invitation { id } } }',
    { email: `i-${email}` },
  );
  const made = invited.body.data?.['inviteMember'] as { link: string; invitation: { id: string } };
  const { id } = made.invitation;
  const renewed = await server.graphql(
    owner,
    'mutation ($id: ID!) { renewInvitation(input: { id: $id }) { link } }',
    { id },
  );
  const { link } = renewed.body.data?.['renewInvitation'] as { link: string };
  const look = async (text: string) =>
    (await server.post('/auth/invitations/look', { token: text.replace('/invite/', '') })).status;
  expect([await look(made.link), await look(link)]).toEqual([404, 200]);
  const withdraw = () =>
    server.graphql(owner, 'mutation ($id: ID!) { withdrawInvitation(input: { id: $id }) }', { id });
  expect((await withdraw()).body.data).toEqual({ withdrawInvitation: id });
  expect(await look(link)).toBe(404);
  expect((await withdraw()).body.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
});

test('a member’s role changes at once; nobody changes their own', async () => {
  const { accessToken } = (await signIn()).body;
  const idOf = async (of: string) =>
    (
      await server.db.admin.query(
        `select m.id from identity.membership m join identity.account a on a.id = m.account_id where a.email = $1`,
        [of],
      )
    ).rows[0].id;
  const change = (token: string, id: string, role: string) =>
    server.graphql(
      token,
      'mutation ($input: ChangeMemberRoleInput!) { changeMemberRole(input: $input) { role } }',
      { input: { id, role } },
    );
  const changed = await change(owner, await idOf(email), 'finance');
  expect(changed.body.data).toEqual({ changeMemberRole: { role: 'finance' } });
  const me = await server.graphql(accessToken, '{ me { roles } }');
  expect(me.body.data).toEqual({ me: { roles: ['finance'] } });
  const own = `o-${email}`;
  const another = await server.aToken(ctx, 'provider-owner', { email: own });
  const refused = await change(another, await idOf(own), 'sales');
  expect(refused.body.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
});

test('a key knows when it was last used', async () => {
  const made = await server.graphql(
    owner,
    'mutation { createApiKey(input: { name: "k", role: "auditor" }) { secret apiKey { lastUsedAt } } }',
  );
  const { secret } = made.body.data?.['createApiKey'] as { secret: string };
  expect(await works(secret)).toBe(true);
  const { rows } = await server.db.admin.query(`select last_used_at from identity.api_key where name = 'k'`);
  expect(rows[0].last_used_at).toEqual(server.clock.now());
});
