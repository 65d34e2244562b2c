import type pg from 'pg';
import { ownerRole, type Service, services } from './services.js';

/** So that a process that starts once in a year finds a part for every day that it writes. */
const monthsAhead = 15;

/**
 * Makes the parts of the tables that are cut by month, up to some months after a day. What comes later still lies in a
 * table's default part, and moves into its month's when that is made.
 *
 * @param today a business date
 */
export async function makeMonthsAhead(client: pg.ClientBase, today: string): Promise<void> {
  const { rows } = await client.query<{ service: Service; parent: string }>(
    `select c.relnamespace::regnamespace::text as service, c.oid::regclass::text as parent
       from pg_partitioned_table p join pg_class c on c.oid = p.partrelid
      where c.relnamespace::regnamespace::text = any ($1)`,
    [services],
  );
  for (const { service, parent } of rows) {
    await client.query('begin');
    await client.query(`set local role ${ownerRole(service)}`);
    const months = [parent, today, monthsAhead + 1];
    await client.query('call platform.make_month_partitions($1::regclass, $2::date, $3)', months);
    await client.query('commit');
  }
}
