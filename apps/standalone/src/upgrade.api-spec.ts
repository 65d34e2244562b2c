import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Database } from '@zuoxi/platform/database';
import { DomainError } from '@zuoxi/platform/errors';
import { makeTestDatabaseOf, migrateTestDatabase, type TestDatabase } from '@zuoxi/platform/testing';
import { buildASTSchema, getOperationAST, isNonNullType, parse, typeFromAST } from 'graphql';
import { startServerOn, type TestServer } from './testing.js';

interface Rows {
  readonly table: string;
  readonly columns: string;
  readonly text: string;
}

const releases = readdirSync('tools/upgrade', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** What `tools/upgrade/record.mjs` wrote. */
function rowsOf(version: string): Rows[] {
  const text = gunzipSync(readFileSync(`tools/upgrade/${version}/rows.sql.gz`)).toString();
  return [...text.matchAll(/^COPY (\S+) \((.*)\) FROM stdin;\n([\s\S]*?)^\\\.$/gm)].map(
    ([, table, columns, body]) => ({
      table: table as string,
      columns: columns as string,
      text: body as string,
    }),
  );
}

async function aDatabaseOf(version: string, rows: readonly Rows[]): Promise<TestDatabase> {
  const root = mkdtempSync(join(tmpdir(), 'zuoxi-upgrade-'));
  const migrations = JSON.parse(readFileSync(`tools/upgrade/${version}/migrations.json`, 'utf8')) as object;
  for (const path of Object.keys(migrations)) cpSync(path, join(root, path));
  const db = await makeTestDatabaseOf(root);
  const client = await db.admin.connect();
  try {
    // Everything the release had written is there before anything is checked.
    await client.query(`set session_replication_role = replica`);
    // The server reads the files itself, as a user of its own.
    chmodSync(root, 0o755);
    for (const [index, { table, columns, text }] of rows.entries()) {
      const path = join(root, `rows-${index}`);
      writeFileSync(path, text, { mode: 0o644 });
      await client.query(`copy ${table} (${columns}) from '${path}'`);
    }
  } finally {
    client.release(true);
    rmSync(root, { recursive: true });
  }
  return db;
}

const idsOf = async (db: TestDatabase, table: string): Promise<string[]> =>
  (await db.admin.query<{ id: string }>(`select id::text from ${table}`)).rows.map(({ id }) => id);

const queries = (folder: 'office' | 'store') => {
  const schema = buildASTSchema(
    parse(readFileSync(`schema/${folder === 'office' ? 'back-office' : 'store'}.graphql`, 'utf8')),
  );
  const documents = JSON.parse(
    readFileSync(`apps/console/src/gql/${folder}/persisted-documents.json`, 'utf8'),
  ) as Record<string, string>;
  return Object.entries(documents).flatMap(([hash, text]) => {
    const operation = getOperationAST(parse(text));
    const needsInput = operation?.variableDefinitions?.some(({ type, defaultValue }) => {
      const declared = typeFromAST(schema, type as never);
      return isNonNullType(declared) && !defaultValue;
    });
    return operation?.operation === 'query' && !needsInput
      ? [{ name: operation.name?.value ?? hash, hash: hash.replace('sha256:', '') }]
      : [];
  });
};

describe.each(releases)('an installation of %s', (version) => {
  let db: TestDatabase;
  let server: TestServer;
  let applied: number;
  const rows = rowsOf(version);
  const before = new Map<string, { count: number; ids: string[] | null }>();

  beforeAll(async () => {
    db = await aDatabaseOf(version, rows);
    for (const { table, columns, text } of rows) {
      const count = text.split('\n').length - 1;
      before.set(table, { count, ids: /(^|, )id(,|$)/.test(columns) ? await idsOf(db, table) : null });
    }
    applied = await migrateTestDatabase(db);
    server = await startServerOn(db);
    // After everything that the release had written.
    server.clock.set(new Date(Date.now()).toISOString());
  });
  afterAll(() => server.close());

  test('comes up by new migrations', async () => {
    const { rows: migrations } = await db.admin.query(`select 1 from platform.migration`);
    const known = Object.keys(
      JSON.parse(readFileSync(`tools/upgrade/${version}/migrations.json`, 'utf8')) as object,
    );
    expect(migrations.length - known.length).toBe(applied);
    expect(await migrateTestDatabase(db)).toBe(0);
  });

  test.each(rows.map(({ table }) => [table]))('keeps every row of %s', async (table) => {
    const { count, ids } = before.get(table) as { count: number; ids: string[] | null };
    expect(count).toBeGreaterThan(0);
    const { rows: now } = await db.admin.query<{ count: string }>(`select count(*) from ${table}`);
    expect(Number(now[0]?.count)).toBeGreaterThanOrEqual(count);
    if (!ids) return;
    const kept = new Set(await idsOf(db, table));
    expect(ids.filter((id) => !kept.has(id))).toEqual([]);
  });

  const signIn = async (email: string) => {
    const { body } = await server.post<{ accessToken: string }>('/auth/sign-in', {
      email,
      password: 'zuoxi-demo',
    });
    expect(body).toMatchObject({ accessToken: expect.any(String) });
    return body.accessToken;
  };
  const run = async (token: string, hash: string, over = {}) => {
    const { status, body } = await server.graphqlBody(
      token,
      { extensions: { persistedQuery: { version: 1, sha256Hash: hash } } },
      over,
    );
    return { status, codes: body.errors?.map(({ extensions }) => extensions.code) ?? [], data: body.data };
  };

  const count = async (text: string): Promise<number> =>
    Number((await db.admin.query<{ n: string }>(`select count(*) as n ${text}`)).rows[0]?.n);
  const waiting = () =>
    count(`from pgboss.job where name = 'facts.recount' and state in ('created', 'retry', 'active')`);

  test('counts its days anew by itself, once, and goes on after a kill', async () => {
    const marked = await count('from conversations.stale_day');
    const shops = await count('from (select distinct store_id from conversations.stale_day) d');
    expect(marked).toBeGreaterThan(1);
    expect(await waiting()).toBe(shops);
    // Whatever starts meanwhile asks for nothing twice.
    await migrateTestDatabase(db);
    expect(await waiting()).toBe(shops);

    const write = Database.prototype.write;
    let left = 2;
    const killed = jest.spyOn(Database.prototype, 'write').mockImplementation(function (
      this: never,
      ...args
    ) {
      left -= 1;
      return left < 0 ? Promise.reject(new DomainError('UNAVAILABLE')) : write.apply(this, args);
    });
    await expect(server.jobs.drain('facts.recount')).rejects.toThrow();
    killed.mockRestore();
    const after = await count('from conversations.stale_day');
    expect(after).toBeLessThan(marked);
    expect(after).toBeGreaterThan(0);

    await db.admin.query(`update pgboss.job set start_after = now() where state = 'retry'`);
    await server.jobs.drain('facts.recount');
    expect(await count('from conversations.stale_day')).toBe(0);
    const ofDay = (table: string) =>
      `select from conversations.day_fact f where f.store_id = ${table}.store_id and f.business_date = ${table}.business_date`;
    for (const table of ['conversation', 'order_record', 'after_sale'])
      expect([table, await count(`from conversations.${table} t where not exists (${ofDay('t')})`)]).toEqual([
        table,
        0,
      ]);
  });

  test('asks again for what was given up, at the next start', async () => {
    await db.admin.query(
      `insert into conversations.stale_day select provider_id, store_id, business_date from conversations.day_fact limit 1`,
    );
    await migrateTestDatabase(db);
    expect(await waiting()).toBe(1);
    await server.jobs.drain('facts.recount');
    expect([await waiting(), await count('from conversations.stale_day')]).toEqual([0, 0]);
  });

  test('lets its people in, and answers the owner’s every page', async () => {
    const token = await signIn('owner@demo.zuoxi.cn');
    const asked = queries('office');
    expect(asked.length).toBeGreaterThan(5);
    for (const { name, hash } of asked) {
      const { status, codes, data } = await run(token, hash);
      expect([name, status, codes]).toEqual([name, 200, []]);
      expect(data).toBeTruthy();
    }
  });

  test('answers the shop’s every page', async () => {
    const token = await signIn('shop@demo.zuoxi.cn');
    const { rows: stores } = await db.admin.query<{ slug: string }>(
      `select s.slug from identity.store s join identity.membership m on m.store_id = s.store_id
        join identity.account a on a.id = m.account_id where a.email = 'shop@demo.zuoxi.cn'`,
    );
    for (const { name, hash } of queries('store')) {
      const { status, codes } = await run(token, hash, { store: stores[0]?.slug });
      expect([name, status, codes]).toEqual([name, 200, []]);
    }
  });
});
