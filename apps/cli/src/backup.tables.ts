import { services } from '@zuoxi/platform/database';
import type pg from 'pg';

/** A table with data, as the catalog has it. */
export interface CatalogTable {
  readonly schema: string;
  /** Quoted, with its schema. */
  readonly name: string;
  /** Quoted, generated columns left out. */
  readonly columns: readonly string[];
  /** Whether each row says whose it is: a provider's, and always a store's too. */
  readonly ofProvider: boolean;
  readonly ofStore: boolean;
}

export interface BackupTable {
  /** Quoted, with its schema. */
  readonly name: string;
  /** Quoted, generated columns left out. */
  readonly columns: readonly string[];
  /** What `COPY` reads. */
  readonly select: string;
}

/** What migrations fill by themselves: the same in every installation of the same migrations. */
const filledByMigrations = ['platform.migration'];
/** Filled at start with what is published; people's changes to it are data. */
export const refilled = ['platform.holiday'];

/** Every table with data, those that others refer to first; and of the queue the jobs that are still to be done. */
export async function backupTables(client: pg.ClientBase): Promise<BackupTable[]> {
  const tables = await catalogTables(client);
  return tables
    .filter(({ name }) => !filledByMigrations.includes(name))
    .map(({ name, columns }) => ({
      name,
      columns,
      select: name === 'pgboss.job' ? pendingJobs(columns) : `select ${columns.join(', ')} from ${name}`,
    }));
}

/** Every table of the services, and the queue's jobs; those that others refer to first. */
export async function catalogTables(client: pg.ClientBase): Promise<CatalogTable[]> {
  const { rows } = await client.query<{
    oid: number;
    schema: string;
    name: string;
    columns: string[];
    references: number[];
    ofProvider: boolean;
    ofStore: boolean;
  }>(
    `select c.oid::int as oid, n.nspname as schema, c.relname as name,
            (select array_agg(quote_ident(a.attname) order by a.attnum) from pg_attribute a
              where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
            array(select k.confrelid::int from pg_constraint k
                   where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as references,
            exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'provider_id') as "ofProvider",
            exists (select 1 from pg_attribute a
                     where a.attrelid = c.oid and a.attname = 'store_id' and a.attnotnull) as "ofStore"
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and not c.relispartition
        and (n.nspname = any ($1) or (n.nspname = 'pgboss' and c.relname = 'job'))
      order by n.nspname, c.relname`,
    [[...services]],
  );
  return inOrderOfReference(rows).map(({ schema, name, columns, ofProvider, ofStore }) => ({
    ...{ schema, name: `${schema}.${name}`, columns, ofProvider, ofStore },
  }));
}

/** A job that a worker holds right now is one to be tried again there. */
function pendingJobs(columns: readonly string[]): string {
  const values = columns.map((column) =>
    column === 'state' ? `case when state = 'active' then 'retry' else state end` : column,
  );
  return `select ${values.join(', ')} from pgboss.job where state in ('created', 'retry', 'active')`;
}

function inOrderOfReference<Table extends { oid: number; references: number[] }>(
  tables: readonly Table[],
): Table[] {
  const ordered: Table[] = [];
  const left = new Set(tables);
  const waits = (table: Table) => [...left].some(({ oid }) => table.references.includes(oid));
  while (left.size) {
    const ready = [...left].filter((table) => !waits(table));
    if (!ready.length) throw new Error('tables refer to each other in a circle');
    for (const table of ready) left.delete(table);
    ordered.push(...ready);
  }
  return ordered;
}
