import type { ProviderContext } from '@zuoxi/platform/context';
import { newId } from '@zuoxi/platform/context';
import { generateRow, readTables, type TestApp } from '@zuoxi/platform/testing';
import pg from 'pg';
import { catalogTables } from '../backup.tables.js';

/** Made by the product itself: who there is, and what a hash or a key holds together. */
const madeOtherwise = [
  'identity.provider',
  'identity.client',
  'identity.store',
  'platform.audit_entry',
  'platform.audit_head',
  'platform.data_key',
  'platform.stored_file',
];

export async function connected<Result>(
  app: TestApp,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: app.db.adminUrl });
  await client.connect();
  try {
    await client.query('set row_security = off');
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A row of a store in every table that has a provider's rows; ids point nowhere, so foreign keys are not asked. */
export async function fillEveryTable(app: TestApp, ctx: ProviderContext, storeId: string): Promise<void> {
  const tables = (await readTables(app.db.admin)).filter(
    ({ name, columns }) =>
      columns.some((column) => column.name === 'provider_id') && !madeOtherwise.includes(name),
  );
  const settable = new Map((await connected(app, catalogTables)).map(({ name, columns }) => [name, columns]));
  await connected(app, async (client) => {
    await client.query('set session_replication_role = replica');
    const accountId = newId();
    await client.query(
      `insert into identity.account (id, email, name, created_at) values ($1, $2, '某人', now())`,
      [accountId, `${accountId}@x.cn`],
    );
    const rosterId = newId();
    for (const table of tables) {
      const known = { provider_id: ctx.providerId, store_id: storeId, account_id: accountId };
      const roster = table.name === 'scheduling.roster' ? { id: rosterId } : { roster_id: rosterId };
      const row = generateRow(table, { ...known, ...roster });
      const names = Object.keys(row).filter((name) => settable.get(table.name)?.includes(name));
      await client.query(
        `insert into ${table.name} (${names.join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')})
         on conflict do nothing`,
        names.map((name) => row[name]),
      );
    }
  });
}

/** Rows of every table as text, byte for byte, by table. */
export async function rowsOf(
  app: TestApp,
  where: { readonly providerId: string; readonly storeId?: string | null },
): Promise<Record<string, string[]>> {
  return connected(app, async (client) => {
    await client.query(`set timezone = 'UTC'`);
    const all: Record<string, string[]> = {};
    for (const { name, ofProvider, ofStore } of await catalogTables(client)) {
      if (!ofProvider || (where.storeId && !ofStore)) continue;
      const values = !where.storeId ? [where.providerId] : [where.providerId, where.storeId];
      const { rows } = await client.query<{ row: string }>(
        `select t::text as row from ${name} t where provider_id = $1 ${values[1] ? 'and store_id = $2' : ''} order by 1`,
        values,
      );
      all[name] = rows.map(({ row }) => row);
    }
    return all;
  });
}
