import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ProviderService } from '@zuoxi/identity';
import { makeTestDatabase, type TestDatabase } from '@zuoxi/platform/testing';
import { exportJWK, generateKeyPair } from 'jose';
import { Secret, TOTP } from 'otpauth';
import { password, startServerOn, type TestServer } from './testing.js';

const email = 'gu@x.example';
const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
let db: TestDatabase;
let server: TestServer;
let plainKey: string;

/** What a release left behind that did not wrap secrets yet. */
async function leavePlainRows(): Promise<void> {
  const pair = await generateKeyPair('EdDSA', { extractable: true });
  plainKey = JSON.stringify(await exportJWK(pair.privateKey));
  const publicJwk = JSON.stringify({ ...(await exportJWK(pair.publicKey)), kid: 'old', alg: 'EdDSA' });
  await db.admin.query(
    `insert into identity.signing_key (id, private_jwk, public_jwk, created_at) values ('old', $1, $2, now())`,
    [plainKey, publicJwk],
  );
}

const signIn = (totp: string) =>
  server.post<{ accessToken: string; error?: { code: string } }>('/auth/sign-in', { email, password, totp });
const code = () =>
  new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({
    timestamp: server.clock.now().getTime(),
  });
const kept = async () => {
  const accounts = await db.admin.query(`select totp_secret from identity.account`);
  const keys = await db.admin.query(`select id, private_jwk from identity.signing_key`);
  return JSON.stringify([accounts.rows, keys.rows]);
};

beforeAll(async () => {
  db = await makeTestDatabase();
  await leavePlainRows();
  server = await startServerOn(db);
  const ctx = await server.aProvider('yunling');
  await server.app
    .get(ProviderService, { strict: false })
    .addPerson(ctx, { name: '顾远', email, password, role: 'provider-owner' });
});
afterAll(() => server.close());

test('the plain signing key of an earlier release is wrapped when the process starts, and still signs', async () => {
  const { rows } = await db.admin.query(`select id, private_jwk from identity.signing_key`);
  expect(rows).toEqual([{ id: 'old', private_jwk: expect.stringMatching(/^wrapped:/) }]);
  const { accessToken } = (await signIn('')).body;
  expect(Buffer.from(accessToken.split('.')[0] as string, 'base64url').toString()).toContain('"kid":"old"');
  expect((await server.graphql(accessToken, '{ me { name } }')).body.data).toEqual({ me: { name: '顾远' } });
});

test('so is a plain second factor, which still opens, and no copy of the tables holds either', async () => {
  await db.admin.query(
    `update identity.account set totp_secret = $1, totp_confirmed_at = now() where email = $2`,
    [secret, email],
  );
  expect(await kept()).toContain(secret);
  const restarted = await startServerOn(db);
  await restarted.app.close();
  expect(await kept()).not.toContain(secret);
  expect(await kept()).not.toContain(JSON.parse(plainKey).d);
  expect((await signIn('')).body.error?.code).toBe('TOTP_REQUIRED');
  expect((await signIn(code())).status).toBe(200);
});

test('a second factor set up now is wrapped from the beginning', async () => {
  const ctx = await server.aProvider('other');
  const token = await server.aToken(ctx, 'provider-owner');
  const { body } = await server.graphql(token, 'mutation { beginTotp { secret } }');
  const made = (body.data?.['beginTotp'] as { secret: string }).secret;
  expect(await kept()).not.toContain(made);
});

test('a wrapped secret put into another row opens nothing', async () => {
  await db.admin.query(
    `update identity.account set totp_confirmed_at = now(), totp_secret = (select totp_secret from identity.account where email = $1)
      where email <> $1 and totp_secret is not null`,
    [email],
  );
  const { rows } = await db.admin.query(
    `select email from identity.account where email <> $1 and totp_secret is not null`,
    [email],
  );
  const answer = await server.post('/auth/sign-in', { email: rows[0].email, password, totp: code() });
  expect(answer.status).not.toBe(200);
});
