import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ProviderService } from '@zuoxi/identity';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import type { Role } from '@zuoxi/vocabulary';
import { Secret, TOTP } from 'otpauth';
import { type Say, TestIssuer } from './issuer.testing.js';
import { type GraphqlBody, password, startServer, type TestServer } from './testing.js';

const domain = 'yunling.example';
const publicUrl = 'https://zuoxi.example';

let server: TestServer;
let issuer: TestIssuer;
let ctx: ProviderContext;
let owner: string;
let ownerEmail: string;

const anEmail = () => `${newId()}@${domain}`;
const codeOf = ({ body }: { body: GraphqlBody }) => body.errors?.[0]?.extensions.code ?? null;
async function person(role: Role, email = anEmail(), of = ctx): Promise<string> {
  await server.app
    .get(ProviderService, { strict: false })
    .addPerson(of, { name: role, email, password, role });
  return email;
}
const byPassword = async (email: string) =>
  (await server.post<{ accessToken: string; error?: { code: string } }>('/auth/sign-in', { email, password }))
    .body;
const set = (token: string, over: object = {}) =>
  server.graphql(token, 'mutation ($input: SetSignOnInput!) { setSignOn(input: $input) { isRequired } }', {
    input: {
      ...{ issuer: issuer.url, clientId: issuer.client.id, clientSecret: issuer.client.secret },
      ...{ domains: [domain], ...over },
    },
  });

interface Begun {
  readonly url: string;
  readonly cookie: string;
}
async function begin(email: string): Promise<Begun> {
  const { body, cookies } = await server.post<{ url: string; error?: { code: string } }>(
    '/auth/sign-on/begin',
    {
      ...{ providerId: ctx.providerId, email },
    },
  );
  if (body.error) throw new Error(body.error.code);
  const [kept] = cookies as { name: string; value: string }[];
  return { url: body.url, cookie: `${kept?.name}=${kept?.value}` };
}
/** Comes back from the issuer: where the browser goes then, and who is signed in. */
async function comeBack({ cookie }: Begun, answer: { code: string; state: string }) {
  const { headers, cookies } = await server.get(`/auth/sign-on/callback?${new URLSearchParams(answer)}`, {
    cookie,
  });
  const kept = (cookies as { name: string; value: string }[]).find(({ name }) => name.endsWith('refresh'));
  if (!kept) return { to: String(headers['location']), token: null };
  const { body } = await server.post<{ accessToken: string }>(
    '/auth/refresh',
    {},
    {
      cookie: `${kept.name}=${kept.value}`,
    },
  );
  return { to: String(headers['location']), token: body.accessToken };
}
async function signOn(email: string, say: Say = {}) {
  const begun = await begin(email);
  return comeBack(begun, issuer.consent(begun.url, { ...say, claims: { email, ...say.claims } }));
}
const nameOf = async (token: string | null) =>
  ((await server.graphql(token ?? '', '{ me { name } }')).body.data?.['me'] as { name: string } | undefined)
    ?.name;

beforeAll(async () => {
  issuer = new TestIssuer(() => server.clock.now());
  await issuer.start();
  process.env['ZUOXI_TRUSTED_ISSUERS'] = issuer.url;
  process.env['ZUOXI_PUBLIC_URL'] = publicUrl;
  server = await startServer();
});
afterAll(async () => {
  delete process.env['ZUOXI_TRUSTED_ISSUERS'];
  delete process.env['ZUOXI_PUBLIC_URL'];
  await issuer.stop();
  await server.close();
});
beforeEach(async () => {
  await server.db.admin.query('delete from identity.attempt; delete from identity.sign_on');
  ctx = await server.aProvider(`p-${newId()}`);
  ownerEmail = await person('provider-owner');
  owner = (await byPassword(ownerEmail)).accessToken;
  expect(codeOf(await set(owner))).toBeNull();
});

describe('signing in by the company', () => {
  test('is offered by the domain of the address, and lets a member in', async () => {
    const offers = async (email: string) =>
      (await server.post<{ offers: object[] }>('/auth/sign-on/offers', { email })).body.offers;
    expect(await offers(`nobody@${domain.toUpperCase()}`)).toMatchObject([{ providerId: ctx.providerId }]);
    expect(await offers('nobody@elsewhere.example')).toEqual([]);
    const email = await person('auditor');
    const begun = await begin(email);
    const asked = new URL(begun.url).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      ...{ response_type: 'code', code_challenge_method: 'S256', login_hint: email },
      redirect_uri: `${publicUrl}/auth/sign-on/callback`,
    });
    const back = await comeBack(begun, issuer.consent(begun.url, { claims: { email: email.toUpperCase() } }));
    expect(back.to).toBe('/');
    expect(await nameOf(back.token)).toBe('auditor');
  });

  test('takes on what somebody is invited to, and makes nobody an account who is not', async () => {
    const email = anEmail();
    expect((await signOn(email)).to).toBe('/sign-in#SIGN_ON_UNKNOWN');
    const { rows } = await server.db.admin.query('select from identity.account where email = $1', [email]);
    expect(rows).toEqual([]);
    const input = { email, role: 'auditor' };
    await server.graphql(
      owner,
      'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { link } }',
      {
        input,
      },
    );
    expect(await nameOf((await signOn(email, { claims: { name: '林夏' } })).token)).toBe('林夏');
    expect(await nameOf((await signOn(email)).token)).toBe('林夏');
  });

  test.each<[string, Say, string]>([
    ['for another nonce', { claims: { nonce: 'another' } }, 'SIGN_ON_REFUSED'],
    ['for another client', { audience: 'another' }, 'SIGN_ON_REFUSED'],
    ['for several clients, not naming this one', { audience: ['zuoxi', 'x'] }, 'SIGN_ON_REFUSED'],
    ['of another issuer', { issuer: 'https://issuer.example' }, 'SIGN_ON_REFUSED'],
    ['that is over', { ahead: -400 }, 'SIGN_ON_REFUSED'],
    ['of an address that is not verified', { claims: { email_verified: false } }, 'SIGN_ON_UNVERIFIED'],
    ['without an address', { claims: { email: undefined } }, 'SIGN_ON_UNVERIFIED'],
    ['of an address of others', { claims: { email: 'a@elsewhere.example' } }, 'SIGN_ON_UNKNOWN'],
  ])('refuses a token %s', async (_, say, code) => {
    expect(await signOn(ownerEmail, say)).toEqual({ to: `/sign-in#${code}`, token: null });
  });

  test('takes a clock that is a little off', async () => {
    expect((await signOn(ownerEmail, { ahead: 30 })).to).toBe('/');
    expect((await signOn(ownerEmail, { ahead: -330 })).to).toBe('/');
  });

  test('is over when it took too long, was begun elsewhere, or comes back twice', async () => {
    const [one, two] = [await begin(ownerEmail), await begin(ownerEmail)];
    const answer = issuer.consent(one.url, { claims: { email: ownerEmail } });
    expect((await comeBack(two, answer)).token).toBeNull();
    expect((await comeBack({ ...one, cookie: '' }, answer)).token).toBeNull();
    expect((await comeBack(one, answer)).to).toBe('/');
    expect((await comeBack(one, answer)).to).toBe('/sign-in#SIGN_ON_REFUSED');
    server.clock.advance(10 * 60_000);
    const late = issuer.consent(two.url, { claims: { email: ownerEmail } });
    expect((await comeBack(two, late)).to).toBe('/sign-in#SIGN_ON_REFUSED');
  });

  test('goes on when the issuer changes its keys', async () => {
    expect((await signOn(ownerEmail)).to).toBe('/');
    await issuer.rotate();
    expect((await signOn(ownerEmail)).to).toBe('/');
  });

  test('does not speak for people of another company, and holds in its own alone', async () => {
    const email = await person('auditor');
    const { token } = await signOn(email);
    const other = await server.aProvider(`q-${newId()}`);
    await person('provider-owner', email, other).catch(() => undefined);
    await server.db.admin.query(
      `insert into identity.membership (provider_id, id, account_id, role, created_at)
       select $1, $2, a.id, 'provider-owner', '2020-01-01' from identity.account a where a.email = $3`,
      [other.providerId, newId(), email],
    );
    const me = '{ me { roles } }';
    expect((await server.graphql(token, me)).body.data).toMatchObject({ me: { roles: ['auditor'] } });
    expect((await signOn(email)).to).toBe('/sign-in#ACCOUNT_OF_OTHERS');
  });
});

describe('the setting', () => {
  test('wants an issuer that answers, outside of private networks unless the operator trusts it', async () => {
    for (const wrong of [
      `${issuer.url}/elsewhere`,
      'http://127.0.0.1:1',
      'https://127.0.0.1/',
      'https://[::1]/',
    ])
      expect(codeOf(await set(owner, { issuer: wrong }))).toBe('SIGN_ON_UNREACHABLE');
    expect(codeOf(await set(owner, { issuer: 'nonsense' }))).toBe('INVALID_INPUT');
    const { rows } = await server.db.admin.query('select client_secret from identity.sign_on');
    expect(JSON.stringify(rows)).not.toContain(issuer.client.secret);
  });

  test('is required when two owners want it who have come in by it, and lets owners with a second factor in all the same', async () => {
    const require = async (token: string | null) =>
      codeOf(await server.graphql(token ?? '', 'mutation { requireSignOn { isRequired } }'));
    const second = await person('provider-owner');
    expect(await require(owner)).toBe('SIGN_ON_TRY_FIRST');
    server.clock.advance(1000);
    const { token } = await signOn(ownerEmail);
    expect(await require(token)).toBeNull();
    expect(await require(token)).toBe('SECOND_PERSON_REQUIRED');
    expect((await byPassword(second)).error).toBeUndefined();
    expect(await require((await byPassword(second)).accessToken)).toBe('SIGN_ON_TRY_FIRST');
    expect(await require((await signOn(second)).token)).toBeNull();
    expect((await byPassword(second)).error?.code).toBe('SIGN_ON_REQUIRED');
    const { secret } = (
      await server.post<{ secret: string }>(
        '/auth/account/totp/begin',
        {},
        { authorization: `Bearer ${token}` },
      )
    ).body;
    const code = () =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: server.clock.now().getTime() });
    await server.post('/auth/account/totp/confirm', { code: code() }, { authorization: `Bearer ${token}` });
    server.clock.advance(30_000);
    const withCode = { email: ownerEmail, password, totp: code() };
    expect((await server.post('/auth/sign-in', withCode)).status).toBe(200);
    const outside = await person('auditor', 'guest@elsewhere.example');
    expect((await byPassword(outside)).error).toBeUndefined();
    await server.graphql(token, 'mutation { allowPasswords { isRequired } }');
    expect((await byPassword(second)).error).toBeUndefined();
  });

  test('says so when the issuer is gone', async () => {
    const gone = new TestIssuer(() => server.clock.now());
    await gone.start();
    await server.db.admin.query('update identity.sign_on set issuer = $1', [gone.url]);
    await gone.stop();
    await expect(begin(ownerEmail)).rejects.toThrow('SIGN_ON_UNREACHABLE');
  });
});
