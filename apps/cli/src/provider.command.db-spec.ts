import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { makeTestDatabase, testClusterUrl, type TestDatabase } from '@zuoxi/platform/testing';
import { main } from './main.js';

let db: TestDatabase;
let files: string;
let printed = '';
let said = '';

beforeEach(async () => {
  db = await makeTestDatabase();
  files = await mkdtemp(join(tmpdir(), 'zuoxi-cli-'));
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterEach(async () => {
  jest.restoreAllMocks();
  await db.drop();
  await rm(files, { recursive: true, force: true });
});

async function zuoxi(args: readonly string[], input = '') {
  printed = said = '';
  const stdin = jest.spyOn(process, 'stdin', 'get');
  stdin.mockReturnValue(Readable.from([input]) as unknown as typeof process.stdin);
  const adminUrl = new URL(testClusterUrl());
  adminUrl.pathname = db.name;
  const exitCode = await main(args, async () => ({
    root: process.cwd(),
    filesDirectory: files,
    adminUrl: adminUrl.href,
    databaseUrl: db.url,
    masterKey: 'a key for tests alone',
    anchorKey: 'another',
    anchorsDirectory: join(files, 'anchors'),
    stop: async () => undefined,
  }));
  stdin.mockRestore();
  return { exitCode, result: printed ? (JSON.parse(printed) as Record<string, string>) : null, said };
}

const rowsOf = async (text: string) => (await db.admin.query(text)).rows;
const create = (over: Record<string, string> = {}, input = 'a pale trellis\n') => {
  const options = { company: '云岭客服', name: '顾远', email: 'owner@yunling.example', ...over };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  return zuoxi(['provider', 'create', ...args, '--password-stdin'], input);
};

describe('provider create', () => {
  test('prints a link that is good once', async () => {
    const { exitCode, result } = await zuoxi(['provider', 'create', '--address', 'https://zuoxi.example']);
    expect(exitCode).toBe(0);
    expect(result?.['link']).toMatch(/^https:\/\/zuoxi\.example\/setup#[0-9a-f-]{36}\.[\w-]{43}$/);
    expect(await rowsOf(`select used_at, is_first from identity.setup_link`)).toEqual([
      { used_at: null, is_first: false },
    ]);
  });

  test('makes a company at once with a password from standard input', async () => {
    const { exitCode, result } = await create();
    expect([exitCode, result?.['email']]).toEqual([0, 'owner@yunling.example']);
    expect(await rowsOf(`select role, store_id from identity.membership`)).toEqual([
      { role: 'provider-owner', store_id: null },
    ]);
    expect(await rowsOf(`select actor_id from platform.audit_entry limit 1`)).toEqual([{ actor_id: 'cli' }]);
  });

  test.each([
    ['a weak password', {}, 'password123', 'PASSWORD_COMMON'],
    ['no e-mail', { email: 'x' }, 'a pale trellis', 'PROVIDER_INCOMPLETE'],
  ])('%s is refused with what to do', async (_, over, password, word) => {
    const { exitCode, said: text } = await create(over, password);
    expect(exitCode).toBe(1);
    expect(text).toContain(word);
    expect(await rowsOf(`select 1 from identity.provider`)).toEqual([]);
  });
});

describe('provider owner', () => {
  const slug = async () => (await rowsOf(`select slug from identity.provider`))[0].slug as string;
  const owner = async (email: string) =>
    zuoxi(['provider', 'owner', '--provider', await slug(), '--email', email]);

  test('gives full rights back to a person who was locked out', async () => {
    await create();
    await db.admin.query(`update identity.membership set revoked_at = now()`);
    await db.admin.query(`update identity.account set disabled_at = now()`);
    const { exitCode, result } = await owner('Owner@yunling.example');
    expect([exitCode, result]).toMatchObject([
      0,
      { reinstated: 'Owner@yunling.example', passwordLink: expect.stringContaining('/reset#') },
    ]);
    expect(
      await rowsOf(
        `select role from identity.membership m join identity.account a on a.id = m.account_id
          where m.revoked_at is null and a.disabled_at is null`,
      ),
    ).toEqual([{ role: 'provider-owner' }]);
    await owner('owner@yunling.example');
    expect(await rowsOf(`select 1 from identity.membership where revoked_at is null`)).toHaveLength(1);
  });

  test('invites a new e-mail as owner', async () => {
    await create();
    const { result } = await owner('second@yunling.example');
    expect(result?.['link']).toContain('/invite/zxi.');
    expect(await rowsOf(`select role, store_id from identity.invitation`)).toEqual([
      { role: 'provider-owner', store_id: null },
    ]);
  });

  test('says when there is no such provider', async () => {
    const { exitCode, said: text } = await zuoxi([
      'provider',
      'owner',
      '--provider',
      'x',
      '--email',
      'a@b.cn',
    ]);
    expect([exitCode, text]).toEqual([1, expect.stringContaining('PROVIDER_UNKNOWN')]);
  });
});
