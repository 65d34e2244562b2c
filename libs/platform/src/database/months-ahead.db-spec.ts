import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { makeTestDatabase, type TestDatabase } from '../testing/index.js';
import { makeMonthsAhead } from './months-ahead.js';

let db: TestDatabase;
let client: pg.Client;
const rowsOf = async (text: string) => (await client.query(text)).rows;
const partsOf = async (parent: string) =>
  rowsOf(`select c.relname as part, c.relrowsecurity and c.relforcerowsecurity as "isForced"
            from pg_inherits i join pg_class c on c.oid = i.inhrelid
           where i.inhparent = '${parent}'::regclass order by 1`);

beforeAll(async () => {
  db = await makeTestDatabase();
  client = new pg.Client({ connectionString: db.adminUrl });
  client.on('error', () => undefined);
  await client.connect();
  await client.query(`
    set role zuoxi_sales_owner;
    create table sales.parcel (provider_id uuid not null, sent_on date not null, name text not null,
      primary key (provider_id, sent_on, name)) partition by range (sent_on);
    create table sales.parcel_other partition of sales.parcel default;
    alter table sales.parcel_other enable row level security;
    alter table sales.parcel_other force row level security;
    call platform.protect_provider_table('sales.parcel', 'select, insert');
    reset role;
    insert into sales.parcel
      select '00000000-0000-7000-8000-000000000001', on_date, 'x'
        from unnest(array['2030-12-31', '2031-02-01', '2031-02-28', '2032-05-01']::date[]) on_date`);
});
afterAll(async () => {
  await client.end();
  await db.drop();
});

describe('parts of tables that are cut by month', () => {
  test('reach fifteen months ahead, and take what the default part kept of them', async () => {
    await makeMonthsAhead(client, '2031-01-05');
    const parts = await partsOf('sales.parcel');
    expect(parts.map(({ part }) => part)).toEqual([
      ...Array.from({ length: 12 }, (_, month) => `parcel_2031${String(month + 1).padStart(2, '0')}`),
      ...['parcel_203201', 'parcel_203202', 'parcel_203203', 'parcel_203204', 'parcel_other'],
    ]);
    expect(parts.filter(({ isForced }) => !isForced)).toEqual([]);
    const where = await rowsOf(`select tableoid::regclass::text as part, sent_on::text as on
                                  from sales.parcel order by sent_on`);
    expect(where).toEqual([
      { part: 'sales.parcel_other', on: '2030-12-31' },
      { part: 'sales.parcel_203102', on: '2031-02-01' },
      { part: 'sales.parcel_203102', on: '2031-02-28' },
      { part: 'sales.parcel_other', on: '2032-05-01' },
    ]);
  });

  test('are there once, and every such table of the product has them', async () => {
    const before = await partsOf('conversations.message');
    await makeMonthsAhead(client, '2031-01-05');
    expect(await partsOf('conversations.message')).toEqual(before);
    expect(before.map(({ part }) => part)).toEqual(
      expect.arrayContaining(['message_203101', 'message_203204', 'message_other']),
    );
  });
});
