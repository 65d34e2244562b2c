import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { ProviderService } from '@zuoxi/identity';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { Secret, TOTP } from 'otpauth';
import { type GraphqlBody, password, startServer, type TestServer } from './testing.js';

interface Answer {
  readonly accessToken: string;
  readonly secret: string;
  readonly codes: string[];
  readonly error: { code: string };
}
/** Somebody signed in: their token, and the cookie that names the sign-in. */
interface Person {
  readonly email: string;
  readonly headers: { readonly authorization: string; readonly cookie: string };
}

let server: TestServer;
let ctx: ProviderContext;
let owner: Person;
let secret: string;
let token: string;

const codeNow = () => {
  server.clock.advance(30_000);
  return new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({
    timestamp: server.clock.now().getTime(),
  });
};
async function signIn(email: string, totp?: string): Promise<Person> {
  const { body, cookies } = await server.post<Answer>('/auth/sign-in', { email, password, totp });
  const [cookie] = cookies as { name: string; value: string }[];
  return {
    email,
    headers: { authorization: `Bearer ${body.accessToken}`, cookie: `${cookie?.name}=${cookie?.value}` },
  };
}
const codeOf = ({ body }: { body: GraphqlBody }) => body.errors?.[0]?.extensions.code ?? null;
const ask = (by: Person | string, query: string, variables = {}) =>
  server.graphql(typeof by === 'string' ? by : by.headers.authorization.slice(7), query, variables);
const deed = async (by: Person | string) =>
  codeOf(
    await ask(
      by,
      'mutation { addOwnRole(input: { name: "' +
        newId().slice(0, 8) +
        newId().slice(-8) +
        '", permissions: ["store:read"] }) { id } }',
    ),
  );
const setPolicy = (by: Person, input: object) =>
  ask(
    by,
    'mutation ($input: SetSecurityPolicyInput!) { setSecurityPolicy(input: $input) { stepUpMinutes } }',
    {
      input: { secondFactorRoles: [], ...input },
    },
  );
const stepUp = async (by: Person, code: string, headers: Record<string, string> = by.headers) =>
  (await server.post<Answer | null>('/auth/account/step-up', { code }, headers)).body?.error.code ?? null;

beforeAll(async () => {
  server = await startServer();
  ctx = await server.aProvider('step-up');
  const email = 'owner@x.example';
  await server.app
    .get(ProviderService, { strict: false })
    .addPerson(ctx, { name: '顾远', email, password, role: 'provider-owner' });
  owner = await signIn(email);
  const without = await setPolicy(owner, { stepUpPermissions: ['role:write'] });
  expect(codeOf(without)).toBe('OWN_SECOND_FACTOR_FIRST');
  ({ secret } = (await server.post<Answer>('/auth/account/totp/begin', {}, owner.headers)).body);
  await server.post('/auth/account/totp/confirm', { code: codeNow() }, owner.headers);
  const made = await ask(
    owner,
    'mutation { createApiKey(input: { name: "k", role: "auditor" }) { secret } }',
  );
  token = (made.body.data?.['createApiKey'] as { secret: string }).secret;
});
afterAll(() => server.close());
beforeEach(async () => {
  await server.db.admin.query('delete from identity.attempt');
});

test('a deed that the policy names waits for the second factor, holds for its minutes, and reading never asks', async () => {
  expect(await deed(owner)).toBeNull();
  expect(codeOf(await setPolicy(owner, { stepUpPermissions: ['role:write'], stepUpMinutes: 5 }))).toBeNull();
  expect(await deed(owner)).toBe('STEP_UP_REQUIRED');
  expect(
    codeOf(await ask(owner, '{ ownRoles(first: 1) { totalCount } securityPolicy { stepUpMinutes } }')),
  ).toBeNull();
  // Nor is the policy loosened without it.
  expect(codeOf(await setPolicy(owner, { stepUpPermissions: [] }))).toBe('STEP_UP_REQUIRED');
  expect(await stepUp(owner, '000000')).toBe('INVALID_INPUT');
  expect(await deed(owner)).toBe('STEP_UP_REQUIRED');
  const code = codeNow();
  expect(await stepUp(owner, code)).toBeNull();
  expect(await deed(owner)).toBeNull();
  // Good once, and for this sign-in alone.
  expect(await stepUp(owner, code)).toBe('INVALID_INPUT');
  server.clock.advance(10 * 60_000);
  owner = { ...(await signIn(owner.email, codeNow())) };
  expect(await deed(owner)).toBeNull();
  server.clock.advance(4 * 60_000);
  expect(await deed(owner)).toBeNull();
  server.clock.advance(60_000);
  expect(await deed(owner)).toBe('STEP_UP_REQUIRED');
});

test('another’s sign-in is not stepped up, and neither is none', async () => {
  const other = await server.aToken(ctx, 'provider-owner', { email: 'other@x.example' });
  const both = { authorization: `Bearer ${other}`, cookie: owner.headers.cookie };
  expect(await stepUp(owner, codeNow(), both)).toBe('STATE_CHANGED');
  const { authorization } = owner.headers;
  expect(await stepUp(owner, codeNow(), { authorization })).toBe('UNAUTHENTICATED');
  expect(await deed(owner)).toBe('STEP_UP_REQUIRED');
});

test('a key never does what the policy names, and everything else as before', async () => {
  owner = await signIn(owner.email, codeNow());
  expect(codeOf(await setPolicy(owner, { stepUpPermissions: ['document:register'] }))).toBeNull();
  const register = `mutation { registerDocument(input: { endpoint: "back-office", text: "query Me { me { id } }" }) { id } }`;
  expect(codeOf(await ask(token, '{ members(first: 1) { totalCount } }'))).toBeNull();
  expect(codeOf(await ask(token, register))).toBe('STEP_UP_REQUIRED');
  expect(codeOf(await setPolicy(owner, { stepUpPermissions: [] }))).toBeNull();
  expect(codeOf(await ask(token, register))).toBeNull();
});
