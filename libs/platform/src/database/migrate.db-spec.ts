import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { makeTestDatabaseOf, migrateTestDatabase, type TestDatabase } from '../testing/index.js';

let db: TestDatabase;
let root: string;

const place = (name: string, sql: string) =>
  writeFileSync(join(root, 'libs/sales/src/migrations', name), sql);
const rowsOf = async (text: string) => (await db.admin.query(text)).rows;
const appliedNames = async () =>
  (await rowsOf(`select name from platform.migration order by name`)).map(({ name }) => name);

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'zuoxi-migrate-'));
  mkdirSync(join(root, 'libs/sales/src/migrations'), { recursive: true });
  db = await makeTestDatabaseOf(root);
});
afterAll(async () => {
  rmSync(root, { recursive: true });
  await db.drop();
});
beforeEach(async () => {
  rmSync(join(root, 'libs/sales/src/migrations'), { recursive: true });
  mkdirSync(join(root, 'libs/sales/src/migrations'));
  await db.admin.query('drop table if exists sales.novel; delete from platform.migration');
});

test('whoever comes first applies what is new, in order, as the owner; others wait and apply nothing', async () => {
  place('0002-rows.sql', 'insert into sales.novel values (current_user)');
  place('0001-novel.sql', 'create table sales.novel (by text)');
  const counts = await Promise.all([migrateTestDatabase(db, root), migrateTestDatabase(db, root)]);
  expect(counts.sort()).toEqual([0, 2]);
  expect(await rowsOf('select * from sales.novel')).toEqual([{ by: 'zuoxi_sales_owner' }]);
  expect(await appliedNames()).toEqual(['0001-novel.sql', '0002-rows.sql']);
});

test('a file is sent a statement at a time', async () => {
  place(
    '0001-novel.sql',
    'create table sales.novel (sent text);insert into sales.novel select current_query();',
  );
  await migrateTestDatabase(db, root);
  expect(await rowsOf('select * from sales.novel')).toEqual([
    { sent: 'insert into sales.novel select current_query();' },
  ]);
});

test('a file that fails is named and leaves nothing; those before it stay', async () => {
  place('0001-novel.sql', 'create table sales.novel (n int);');
  place('0002-half.sql', 'insert into sales.novel values (1); select * from nowhere;');
  await expect(migrateTestDatabase(db, root)).rejects.toThrow(/sales\/0002-half.sql: .*nowhere/);
  expect(await rowsOf('select * from sales.novel')).toEqual([]);
  expect(await appliedNames()).toEqual(['0001-novel.sql']);
});

test('a file that was edited since is refused', async () => {
  place('0001-novel.sql', 'create table sales.novel (n int);');
  await migrateTestDatabase(db, root);
  place('0001-novel.sql', 'create table sales.novel (n int); -- of pages');
  await expect(migrateTestDatabase(db, root)).rejects.toThrow('sales/0001-novel.sql was edited');
});
