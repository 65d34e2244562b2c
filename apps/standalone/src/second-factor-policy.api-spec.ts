import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { AccountService, ProviderService } from '@zuoxi/identity';
import { anonymousContext, newId, type ProviderContext } from '@zuoxi/platform/context';
import { aStore } from '@zuoxi/platform/testing';
import type { Role, StoreId } from '@zuoxi/vocabulary';
import { Secret, TOTP } from 'otpauth';
import { password, startServer, type TestServer } from './testing.js';

interface Answer {
  readonly accessToken: string;
  readonly secret: string;
  readonly me: { roles: string[]; permissions: string[]; storeSlugs: string[]; mustEnrol: boolean };
  readonly error: { code: string };
}

let server: TestServer;
let ctx: ProviderContext;
let storeId: StoreId;
let setter: string;
let ownerEmail: string;
let secret: string;

const as = (token: string) => ({ authorization: `Bearer ${token}` });
const signIn = (email: string, over: object = {}) =>
  server.post<Answer>('/auth/sign-in', { email, password, ...over });
const codeOf = (of: string) =>
  new TOTP({ secret: Secret.fromBase32(of), digits: 6, period: 30 }).generate({
    timestamp: server.clock.now().getTime(),
  });
const setPolicy = (token: string, roles: readonly string[]) =>
  server.graphql(
    token,
    'mutation ($input: SetSecurityPolicyInput!) { setSecurityPolicy(input: $input) { secondFactorRoles waitingFor } }',
    { input: { secondFactorRoles: roles } },
  );
async function enrol(token: string): Promise<string> {
  const begun = await server.post<Answer>('/auth/account/totp/begin', {}, as(token));
  expect(begun.status).toBe(200);
  const wrong = await server.post<Answer>('/auth/account/totp/confirm', { code: 'nonsense' }, as(token));
  expect(wrong.body.error.code).toBe('INVALID_INPUT');
  const confirmed = await server.post(
    '/auth/account/totp/confirm',
    { code: codeOf(begun.body.secret) },
    as(token),
  );
  expect(confirmed.status).toBe(204);
  server.clock.advance(30_000);
  return begun.body.secret;
}
async function person(role: Role, store: string | null = null): Promise<string> {
  const email = `${newId()}@x.example`;
  await server.app
    .get(ProviderService, { strict: false })
    .addPerson(ctx, { name: role, email, password, role, storeId: store });
  return email;
}

beforeAll(async () => {
  server = await startServer();
  ({ ctx, id: storeId } = await aStore(server.db, await server.aProvider('yunling'), { slug: 'nuancheng' }));
  ownerEmail = await person('provider-owner');
  setter = (await signIn(ownerEmail)).body.accessToken;
});
afterAll(() => server.close());
beforeEach(async () => {
  await server.db.admin.query(`delete from identity.attempt`);
});

test('nobody asks of their own role what they do not have', async () => {
  const refused = await setPolicy(setter, ['provider-owner', 'finance']);
  expect(refused.body.errors?.[0]?.extensions.code).toBe('OWN_SECOND_FACTOR_FIRST');
  expect((await setPolicy(setter, ['nonsense'])).body.errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
  secret = await enrol(setter);
  await person('sales');
  await person('sales');
  const set = await setPolicy(setter, ['sales', 'provider-owner']);
  expect(set.body.data).toEqual({
    setSecurityPolicy: { secondFactorRoles: ['provider-owner', 'sales'], waitingFor: 2 },
  });
});

describe('a person of such a role without a second factor', () => {
  test('has a session that can do nothing but enrol, and everything afterwards', async () => {
    await setPolicy(setter, ['finance']);
    const email = await person('finance');
    const { accessToken, me } = (await signIn(email)).body;
    expect(me).toMatchObject({ mustEnrol: true, roles: ['finance'], permissions: [], storeSlugs: [] });
    const asked = await Promise.all([
      server.graphql(accessToken, '{ me { name } }'),
      server.graphql(accessToken, '{ stores { totalCount } }'),
      server.graphql(accessToken, '{ savedViews(list: "quotes") { id } }'),
    ]);
    for (const { body } of asked)
      expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(['SECOND_FACTOR_NEEDED']);
    const routes = [
      await server.get<Answer>('/auth/account/sessions', as(accessToken)),
      await server.post<Answer>(
        '/auth/account/password',
        { password, next: 'another trellis' },
        as(accessToken),
      ),
      await server.post<Answer>('/auth/account/sessions/end', {}, as(accessToken)),
      await server.get<Answer>(`/files/${newId()}`, as(accessToken)),
      await server.get<Answer>('/events', as(accessToken)),
      await server.post<Answer>('/files/imports', {}, as(accessToken)),
    ];
    expect(routes.map(({ body }) => body.error.code)).toEqual(routes.map(() => 'SECOND_FACTOR_NEEDED'));
    const exported = await server.post<Answer>('/exports', {}, as(accessToken));
    expect(exported.body.error.code).toBe('FORBIDDEN');
    const own = await enrol(accessToken);
    const names = await server.graphql(accessToken, '{ me { name totpEnabled } stores { totalCount } }');
    expect(names.body).toEqual({
      data: { me: { name: 'finance', totpEnabled: true }, stores: { totalCount: 1 } },
    });
    expect((await signIn(email)).body.error.code).toBe('TOTP_REQUIRED');
    expect((await signIn(email, { totp: codeOf(own) })).body.me.mustEnrol).toBe(false);
  });

  test('is led there while signed in, at once; an open refresh says so too', async () => {
    await setPolicy(setter, []);
    const signedIn = await signIn(await person('hr'));
    const { accessToken } = signedIn.body;
    const ask = async () =>
      (await server.graphql(accessToken, '{ me { name } }')).body.errors?.[0]?.extensions.code;
    expect(await ask()).toBeUndefined();
    await setPolicy(setter, ['hr']);
    expect(await ask()).toBe('SECOND_FACTOR_NEEDED');
    const refreshed = await server.post<Answer>(
      '/auth/refresh',
      {},
      { cookie: `zuoxi-refresh=${signedIn.cookies[0]?.value}` },
    );
    expect(refreshed.body.me).toMatchObject({ mustEnrol: true, permissions: [] });
    await setPolicy(setter, []);
    expect(await ask()).toBeUndefined();
  });

  test('of a shop is led there as well, and its endpoint is closed until then', async () => {
    await setPolicy(setter, ['shop-owner']);
    const { accessToken, me } = (await signIn(await person('shop-owner', storeId))).body;
    expect(me).toMatchObject({ mustEnrol: true, roles: ['shop-owner'], storeSlugs: [] });
    const atStore = () => server.graphql(accessToken, '{ store { slug } }', {}, { store: 'nuancheng' });
    expect((await atStore()).status).toBe(404);
    await enrol(accessToken);
    expect((await atStore()).body.data).toEqual({ store: { slug: 'nuancheng' } });
  });

  test('in another role, or of another provider, or a key, is asked nothing', async () => {
    await setPolicy(setter, ['auditor']);
    expect((await signIn(await person('sales'))).body.me.mustEnrol).toBe(false);
    const other = await server.aProvider('other');
    const stranger = await server.aToken(other, 'auditor');
    expect((await server.graphql(stranger, '{ me { name } }')).body.errors).toBeUndefined();
    const made = await server.graphql(
      setter,
      'mutation { createApiKey(input: { name: "k", role: "auditor" }) { secret } }',
    );
    const { secret: key } = made.body.data?.['createApiKey'] as { secret: string };
    expect((await server.graphql(key, '{ stores { totalCount } }')).body.errors).toBeUndefined();
  });
});

test('the last person with full rights comes back in without the device', async () => {
  await setPolicy(setter, ['provider-owner']);
  expect((await signIn(ownerEmail)).body.error.code).toBe('TOTP_REQUIRED');
  expect(secret).toBeDefined();
  const link = await server.app
    .get(AccountService, { strict: false })
    .makeResetLinkFor(anonymousContext(), ownerEmail);
  const token = link?.path.split('#')[1];
  await server.post('/auth/account/reset', { token, password: 'another trellis walks' });
  const { accessToken, me } = (await signIn(ownerEmail, { password: 'another trellis walks' })).body;
  expect(me).toMatchObject({ mustEnrol: true, permissions: [] });
  await enrol(accessToken);
  const again = await setPolicy(accessToken, []);
  expect(again.body.data).toEqual({ setSecurityPolicy: { secondFactorRoles: [], waitingFor: 0 } });
});

test('only who holds the whole provider with that right sets it', async () => {
  for (const role of ['hr', 'auditor', 'sales'] as const) {
    const token = (await signIn(await person(role))).body.accessToken;
    expect((await setPolicy(token, [])).body.errors?.[0]?.extensions).toMatchObject({
      code: 'FORBIDDEN',
      details: { permission: 'security-policy:write' },
    });
  }
  const limited = (await signIn(await person('provider-owner', storeId))).body.accessToken;
  expect((await setPolicy(limited, [])).body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});
