import { afterAll, expect, test } from '@jest/globals';
import { spreadOf } from '@zuoxi/platform/database';
import { makeTestDatabase } from '@zuoxi/platform/testing';
import pg from 'pg';
import { distribution, readInstallation } from './plan.js';

const db = await makeTestDatabase();
const client = new pg.Client({ connectionString: db.adminUrl });
await client.connect();
const installation = await readInstallation(client);
const plan = distribution(installation, { coordinator: 'c:5432', workers: ['w1:5433', 'w2'], shards: 32 });
afterAll(async () => {
  await client.end();
  await db.drop();
});
const given = (sign: RegExp) => plan.flatMap((statement) => statement.match(sign)?.[1] ?? []);

test('every table is put where its class says, once', () => {
  const placed = {
    sharded: given(/create_distributed_table\('([\w.]+)'/),
    reference: given(/create_reference_table\('([\w.]+)'/),
    managed: given(/citus_add_local_table_to_metadata\('([\w.]+)'/),
  };
  for (const [spread, tables] of Object.entries(placed))
    expect(tables).toEqual(installation.tables.filter((table) => spreadOf(table) === spread));
  expect(placed.sharded).toEqual(
    expect.arrayContaining(['conversations.message', 'sales.quote', 'platform.audit_entry']),
  );
});

test('all lie beside one another: no group is made by chance', () => {
  const [first, ...others] = plan.filter((statement) => statement.includes('create_distributed_table'));
  expect(first).toContain(`colocate_with => 'none', shard_count => 32`);
  for (const other of others) expect(other).toMatch(/colocate_with => '[\w.]+'/);
});

test('foreign keys are down while tables move, and all are back as they were', async () => {
  const at = (sign: RegExp) => plan.findIndex((statement) => sign.test(statement));
  expect(plan.findLastIndex((statement) => / drop constraint /.test(statement))).toBeLessThan(
    at(/create_reference_table/),
  );
  await client.query('begin');
  for (const statement of plan.filter((each) => /foreign_keys| constraint /.test(each)))
    await client.query(statement);
  expect((await readInstallation(client)).foreignKeys).toEqual(installation.foreignKeys);
  await client.query('rollback');
});

test('what a run that was ended has taken down is put up by the next, and what it has placed stays', async () => {
  await client.query('begin');
  const down = plan.filter((each) => /foreign_keys (\(|values)| drop constraint /.test(each));
  for (const statement of down) await client.query(statement);
  const halfway = await readInstallation(client);
  await client.query('rollback');
  expect(halfway.foreignKeys).toEqual(installation.foreignKeys);
  const [first = '', second = ''] = given(/create_distributed_table\('([\w.]+)'/);
  const rest = distribution({ ...halfway, placed: [first] }, { coordinator: 'c', workers: [], shards: 32 });
  const moves = rest.filter((statement) => statement.includes('create_distributed_table'));
  expect(moves[0]).toContain(`'${second}', 'provider_id', colocate_with => '${first}'`);
  expect(rest.filter((statement) => / add constraint /.test(statement))).toHaveLength(
    installation.foreignKeys.length,
  );
});

test('an empty database has nothing to distribute', () => {
  expect(distribution({ ...installation, tables: [] }, { coordinator: 'c', workers: [], shards: 1 })).toEqual(
    [],
  );
});
