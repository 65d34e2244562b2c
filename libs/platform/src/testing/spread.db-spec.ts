import { afterAll, describe, expect, test } from '@jest/globals';
import { spreadOf } from '../database/index.js';
import { readSpreadTables, spreadProblems } from './spread.js';
import { makeTestDatabase } from './test-database.js';

const db = await makeTestDatabase();
const tables = await readSpreadTables(db.admin);
afterAll(() => db.drop());

test.each(tables)('$name can lie on several machines', (table) => {
  expect(spreadProblems(table)).toEqual([]);
});

test('a table of a tenant that is not a directory’s is sharded by its provider', () => {
  expect(spreadOf('sales.quote')).toBe('sharded');
  expect(spreadOf('identity.store')).toBe('reference');
});

describe('the check refuses', () => {
  const tenant = 'provider_id uuid not null, store_id uuid not null';
  const primary = 'primary key (provider_id, store_id, id)';
  test.each([
    [
      'a key that begins with the shop',
      `${tenant}, id uuid, primary key (store_id, id)`,
      'the key (store_id, id) does not begin with provider_id, store_id',
    ],
    [
      'a unique key over all shops',
      `${tenant}, id uuid, ${primary}, name text, unique (provider_id, name)`,
      'the key (provider_id, name) does not begin with provider_id, store_id',
    ],
    [
      'an unkeyed reference',
      `${tenant}, id uuid, ${primary}, quote uuid references sales.loose`,
      'does not name the provider',
    ],
    ['a number of one machine', `${tenant}, id bigserial, ${primary}`, 'id is numbered by one machine'],
    ['a table of nobody', 'id uuid primary key', 'is sharded by a provider that it does not name'],
  ])('%s', async (_what, columns, problem) => {
    const client = await db.admin.connect();
    try {
      await client.query('begin');
      await client.query('create table sales.loose (id uuid primary key)');
      await client.query(`create table sales.novel (${columns})`);
      const novel = (await readSpreadTables(client)).find(({ name }) => name === 'sales.novel');
      expect(novel && spreadProblems(novel).join('; ')).toContain(problem);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  test('an index that begins with the shop', async () => {
    const client = await db.admin.connect();
    try {
      await client.query('begin');
      await client.query('create index on sales.quote (store_id, created_at)');
      const quote = (await readSpreadTables(client)).find(({ name }) => name === 'sales.quote');
      expect(quote && spreadProblems(quote)).toEqual([
        'the index (store_id, created_at) does not begin with provider_id',
      ]);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});
