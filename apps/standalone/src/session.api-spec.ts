import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ProviderService } from '@zuoxi/identity';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { Secret, TOTP } from 'otpauth';
import { type GraphqlBody, password, startServer, type TestServer } from './testing.js';

let server: TestServer;
let ctx: ProviderContext;
let email: string;

beforeAll(async () => {
  server = await startServer();
  ctx = await server.aProvider('yunling');
});
afterAll(() => server.close());
beforeEach(async () => {
  server.clock.set('2026-11-22T02:00:00Z');
  email = `${newId()}@x.cn`;
  const person = { name: '顾远', email, password, role: 'provider-owner' as const };
  await server.app.get(ProviderService, { strict: false }).addPerson(ctx, person);
});

interface SignedIn {
  readonly accessToken: string;
  readonly me: { name: string; roles: string[] };
}
interface Refused {
  readonly error: {
    code: string;
    kind: string;
    message: string;
    requestId: string;
    details: Record<string, unknown>;
  };
}

const signIn = (over: { email?: string; password?: string; totp?: string } = {}) =>
  server.post<SignedIn & Refused>('/auth/sign-in', { email, password, ...over });
const cookieOf = (answer: { cookies: readonly { name: string; value: string }[] }) =>
  answer.cookies[0]?.value as string;
const refresh = (cookie: string) =>
  server.post<SignedIn & Refused>('/auth/refresh', {}, { cookie: `zuoxi-refresh=${cookie}` });
const codeOf = ({ body }: { body: Refused }) => body.error?.code;
const meOf = async (token: string) => (await server.graphql(token, '{ me { name } }')).body as GraphqlBody;
const signedIn = { data: { me: { name: '顾远' } } };
const signedOut = { errors: [{ extensions: { code: 'UNAUTHENTICATED', kind: 'unauthenticated' } }] };

describe('signing in', () => {
  test('gives a token that works, and a cookie that no script can read', async () => {
    const answer = await signIn();
    expect(answer).toMatchObject({ status: 200, body: { me: { name: '顾远', roles: ['provider-owner'] } } });
    expect(answer.cookies[0]).toMatchObject({
      name: 'zuoxi-refresh',
      httpOnly: true,
      sameSite: 'Strict',
      path: '/auth',
    });
    expect(await meOf(answer.body.accessToken)).toMatchObject(signedIn);
  });

  test('case and blanks of an e-mail do not matter', async () => {
    expect(await signIn({ email: ` ${email.toUpperCase()} ` })).toMatchObject({ status: 200 });
  });

  test('a wrong password and an unknown account are refused in the same words', async () => {
    const answers = [await signIn({ password: 'wrong' }), await signIn({ email: 'nobody@x.cn' })];
    for (const { status, body } of answers) {
      expect({ status, ...body.error, requestId: '' }).toEqual({
        status: 401,
        code: 'SIGN_IN_REFUSED',
        kind: 'unauthenticated',
        message: '账号或密码不正确。',
        details: {},
        requestId: '',
      });
    }
  });

  test('a disabled account is refused in those words too, and its token stops at once', async () => {
    const { accessToken } = (await signIn()).body;
    expect(await meOf(accessToken)).toMatchObject(signedIn);
    await server.db.admin.query(`update identity.account set disabled_at = now() where email = $1`, [email]);
    expect(await meOf(accessToken)).toMatchObject(signedOut);
    expect(codeOf(await signIn())).toBe('SIGN_IN_REFUSED');
  });

  test.each([
    ['no body', {}],
    ['an object for a password', { email: 'a@x.cn', password: { $ne: '' } }],
    ['a password of a megabyte', { email: 'a@x.cn', password: 'x'.repeat(900_000) }],
  ])('%s is invalid input', async (_, payload) => {
    const answer = await server.post<Refused>('/auth/sign-in', payload);
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'INVALID_INPUT' } } });
  });
});

describe('the access token', () => {
  test('ends after ten minutes', async () => {
    const { accessToken } = (await signIn()).body;
    server.clock.advance(599_000);
    expect(await meOf(accessToken)).toMatchObject(signedIn);
    server.clock.advance(2_000);
    expect(await meOf(accessToken)).toMatchObject(signedOut);
  });

  test.each([
    ['altered', (token: string) => `${token.slice(0, -3)}AAA`],
    [
      'of another subject under the old signature',
      (token: string) => {
        const [head, claims = '', signature] = token.split('.');
        const other = { ...JSON.parse(Buffer.from(claims, 'base64url').toString()), sub: newId() };
        return [head, Buffer.from(JSON.stringify(other)).toString('base64url'), signature].join('.');
      },
    ],
    [
      'without a signature',
      (token: string) => {
        const head = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url');
        return `${head}.${token.split('.')[1]}.`;
      },
    ],
    ['of nothing', () => 'x'],
    ['an api key nobody made', () => `zxk.${'0'.repeat(32)}.${'0'.repeat(32)}.${'A'.repeat(43)}`],
  ])('%s opens nothing', async (_, alter) => {
    const { accessToken } = (await signIn()).body;
    expect(await meOf(alter(accessToken))).toMatchObject(signedOut);
  });

  test('a revoked membership stops it at once', async () => {
    const { accessToken } = (await signIn()).body;
    await server.db.admin.query(
      `update identity.membership set revoked_at = now() where account_id = (select id from identity.account where email = $1)`,
      [email],
    );
    expect(await meOf(accessToken)).toMatchObject(signedOut);
  });
});

describe('the refresh token', () => {
  test('is used once: the next works, and using the former again ends the whole sign-in', async () => {
    const first = cookieOf(await signIn());
    const rotated = await refresh(first);
    expect(rotated.status).toBe(200);
    const second = cookieOf(rotated);
    expect(second).not.toBe(first);
    server.clock.advance(31_000);
    expect(await refresh(first)).toMatchObject({ status: 401, body: { error: { code: 'UNAUTHENTICATED' } } });
    // The thief and the owner both have to sign in again; so does the token already issued, at once.
    expect(codeOf(await refresh(second))).toBe('UNAUTHENTICATED');
    expect(await meOf(rotated.body.accessToken)).toMatchObject(signedOut);
  });

  test('is answered again for half a minute, by the same next one, for whom the answer did not reach', async () => {
    const first = cookieOf(await signIn());
    const second = cookieOf(await refresh(first));
    server.clock.advance(29_000);
    const again = await refresh(first);
    expect(again).toMatchObject({ status: 200, body: { me: { name: '顾远' } } });
    expect(cookieOf(again)).toBe(second);
    expect(await meOf(again.body.accessToken)).toMatchObject(signedIn);
    const third = cookieOf(await refresh(second));
    expect(third).not.toBe(second);
    // The one before the former is nobody's who only waits for an answer.
    expect(codeOf(await refresh(first))).toBe('UNAUTHENTICATED');
    expect(codeOf(await refresh(third))).toBe('UNAUTHENTICATED');
  });

  test('of two uses at the same moment both get the same next one', async () => {
    const cookie = cookieOf(await signIn());
    const [one, other] = await Promise.all([refresh(cookie), refresh(cookie)]);
    expect([one.status, other.status]).toEqual([200, 200]);
    expect(cookieOf(other)).toBe(cookieOf(one));
  });

  test('of somebody else’s making is not answered again', async () => {
    const first = cookieOf(await signIn());
    const second = cookieOf(await refresh(first));
    expect(codeOf(await refresh(`${first}x`))).toBe('UNAUTHENTICATED');
    expect(codeOf(await refresh(second))).toBe('UNAUTHENTICATED');
  });

  test('rests twelve hours at most, and lives seven days at most', async () => {
    let cookie = cookieOf(await signIn());
    const idle = cookieOf(await signIn());
    server.clock.advance(12 * 3_600_000 + 1);
    expect(codeOf(await refresh(idle))).toBe('UNAUTHENTICATED');
    server.clock.set('2026-11-22T02:00:00Z');
    for (let hours = 11; hours < 7 * 24; hours += 11) {
      server.clock.advance(11 * 3_600_000);
      cookie = cookieOf(await refresh(cookie));
    }
    server.clock.advance(11 * 3_600_000);
    expect(codeOf(await refresh(cookie))).toBe('UNAUTHENTICATED');
  });

  test('ends with signing out', async () => {
    const answer = await signIn();
    const cookie = cookieOf(answer);
    expect(await server.post('/auth/sign-out', {}, { cookie: `zuoxi-refresh=${cookie}` })).toMatchObject({
      status: 204,
    });
    expect(codeOf(await refresh(cookie))).toBe('UNAUTHENTICATED');
    expect(await meOf(answer.body.accessToken)).toMatchObject(signedOut);
  });

  test('ends with signing out while its next one is under way', async () => {
    const first = cookieOf(await signIn());
    const second = cookieOf(await refresh(first));
    await server.post('/auth/sign-out', {}, { cookie: `zuoxi-refresh=${first}` });
    expect(codeOf(await refresh(second))).toBe('UNAUTHENTICATED');
  });

  test.each(['', 'x', `${newId()}.x`, "' or 1=1 --"])('"%s" is none', async (cookie) => {
    expect(codeOf(await refresh(encodeURIComponent(cookie)))).toBe('UNAUTHENTICATED');
  });
});

describe('guessing', () => {
  test('ten failures lock the account, also for the right password, and no other account', async () => {
    for (let failures = 0; failures < 10; failures += 1) {
      expect(codeOf(await signIn({ password: `guess ${failures}` }))).toBe('SIGN_IN_REFUSED');
    }
    const locked = await signIn();
    expect(locked).toMatchObject({ status: 429, body: { error: { code: 'TOO_MANY_ATTEMPTS' } } });
    expect(locked.body.error.details['seconds']).toBeGreaterThan(0);
    await server.db.admin.query(`delete from identity.attempt where key like 'address:%'`);
    const other = `${newId()}@x.cn`;
    await server.aToken(ctx, 'sales', { email: other });
    expect(await signIn({ email: other })).toMatchObject({ status: 200 });
  });

  test('at once it is no faster', async () => {
    await server.db.admin.query(`delete from identity.attempt`);
    const guesses = await Promise.all(
      Array.from({ length: 25 }, (_, index) => signIn({ password: `guess ${index}` })),
    );
    const tried = guesses.filter((answer) => codeOf(answer) === 'SIGN_IN_REFUSED').length;
    expect(tried).toBeLessThanOrEqual(10);
    expect(codeOf(await signIn())).toBe('TOO_MANY_ATTEMPTS');
  });

  test('thirty failures from one address lock the address, whatever the accounts', async () => {
    await server.db.admin.query(`delete from identity.attempt`);
    for (let failures = 0; failures < 30; failures += 1) await signIn({ email: `${newId()}@x.cn` });
    expect(codeOf(await signIn())).toBe('TOO_MANY_ATTEMPTS');
    await server.db.admin.query(`delete from identity.attempt`);
  });

  test('a success forgets the failures of the account', async () => {
    for (let failures = 0; failures < 9; failures += 1) await signIn({ password: 'wrong' });
    expect(await signIn()).toMatchObject({ status: 200 });
    expect(codeOf(await signIn({ password: 'wrong' }))).toBe('SIGN_IN_REFUSED');
    expect(await signIn()).toMatchObject({ status: 200 });
  });
});

describe('the second factor', () => {
  async function anAccountWithTotp() {
    const { accessToken } = (await signIn()).body;
    const { body } = await server.graphql(accessToken, 'mutation { beginTotp { secret } }');
    const { secret } = body.data?.['beginTotp'] as { secret: string };
    const totp = new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 });
    const code = () => totp.generate({ timestamp: server.clock.now().getTime() });
    const confirm = (text: string) =>
      server.graphql(
        accessToken,
        'mutation ($code: String!) { confirmTotp(input: { code: $code }) { totpEnabled } }',
        { code: text },
      );
    return { code, confirm };
  }

  beforeEach(() => server.db.admin.query(`delete from identity.attempt`).then(() => undefined));

  test('counts once it is confirmed by a first code', async () => {
    const { code, confirm } = await anAccountWithTotp();
    expect(await signIn()).toMatchObject({ status: 200 });
    const wrong = await confirm(code() === '000000' ? '000001' : '000000');
    expect(wrong.body.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT' });
    expect((await confirm(code())).body).toEqual({ data: { confirmTotp: { totpEnabled: true } } });
    expect(codeOf(await signIn())).toBe('TOTP_REQUIRED');
    server.clock.advance(30_000);
    expect(await signIn({ totp: code() })).toMatchObject({ status: 200 });
  });

  test('a code is good once, in its half minute or the next', async () => {
    const { code, confirm } = await anAccountWithTotp();
    await confirm(code());
    expect(codeOf(await signIn({ totp: code() }))).toBe('SIGN_IN_REFUSED');
    server.clock.advance(30_000);
    const used = code();
    expect(await signIn({ totp: used })).toMatchObject({ status: 200 });
    expect(codeOf(await signIn({ totp: used }))).toBe('SIGN_IN_REFUSED');
    server.clock.advance(30_000);
    const old = code();
    server.clock.advance(90_000);
    expect(codeOf(await signIn({ totp: old }))).toBe('SIGN_IN_REFUSED');
  });

  test('without the right password nothing tells that there is one', async () => {
    const { code, confirm } = await anAccountWithTotp();
    await confirm(code());
    expect(codeOf(await signIn({ password: 'wrong' }))).toBe('SIGN_IN_REFUSED');
  });

  test('is asked for when its account accepts an invitation', async () => {
    const { code, confirm } = await anAccountWithTotp();
    await confirm(code());
    const owner = await server.aToken(ctx, 'provider-owner');
    const invited = await server.graphql(
      owner,
      'mutation ($email: String!) { inviteMember(input: { email: $email, role: "auditor" }) { link } }',
      { email },
    );
    const { link } = invited.body.data?.['inviteMember'] as { link: string };
    const accept = (totp?: string) =>
      server.post<SignedIn & Refused>('/auth/invitations/accept', {
        token: decodeURIComponent(link.replace('/invite/', '')),
        name: '顾远',
        password,
        ...(totp ? { totp } : {}),
      });
    server.clock.advance(30_000);
    expect(codeOf(await accept())).toBe('TOTP_REQUIRED');
    expect(codeOf(await accept(code() === '000000' ? '000001' : '000000'))).toBe('SIGN_IN_REFUSED');
    expect(await accept(code())).toMatchObject({
      status: 200,
      body: { me: { roles: expect.arrayContaining(['provider-owner', 'auditor']) } },
    });
    expect(codeOf(await accept(code()))).toBe('INVITATION_INVALID');
  });

  test('one that is on is not taken off by starting anew', async () => {
    const { code, confirm } = await anAccountWithTotp();
    await confirm(code());
    server.clock.advance(30_000);
    const { accessToken } = (await signIn({ totp: code() })).body;
    await server.graphql(accessToken, 'mutation { beginTotp { secret } }');
    expect(codeOf(await signIn())).toBe('TOTP_REQUIRED');
  });
});
