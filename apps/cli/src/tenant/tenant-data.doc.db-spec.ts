import { afterAll, expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { makeTestDatabase } from '@zuoxi/platform/testing';
import { catalogTables } from '../backup.tables.js';

const db = await makeTestDatabase();
afterAll(() => db.drop());

const path = 'docs/tenant-data.md';
const heading = '| table | whose |';

/** Without what a formatter adds to line columns up. */
const plain = (line: string): string => line.replace(/ +/g, ' ').trim();

test('the document lists every table that holds rows of a company (UPDATE_TABLES=1 writes it)', async () => {
  const client = await db.admin.connect();
  const tables = await catalogTables(client).finally(() => client.release());
  const rows = tables
    .filter(({ ofProvider }) => ofProvider)
    .map(({ name, ofStore }) => `| \`${name}\` | ${ofStore ? 'store' : 'company'} |`)
    .sort();
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  const at = lines.map(plain).indexOf(heading);
  if (process.env['UPDATE_TABLES']) {
    const before = at < 0 ? lines : lines.slice(0, at);
    writeFileSync(path, `${[...before, heading, '| --- | --- |', ...rows].join('\n')}\n`);
  }
  const kept = readFileSync(path, 'utf8')
    .split('\n')
    .map(plain)
    .filter((line) => line.startsWith('| `') && /\| (store|company) \|$/.test(line));
  expect(kept).toEqual(rows);
});
