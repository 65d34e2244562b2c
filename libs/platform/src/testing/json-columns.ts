import { KeptDocument } from '@zuoxi/vocabulary';
import { type Entity, sourceOf } from '../database/index.js';
import type { TestDatabase } from './test-database.js';

/** The jsonb columns of tables and views, `schema.table.column`. */
export async function jsonColumnsIn({ admin }: Pick<TestDatabase, 'admin'>): Promise<string[]> {
  const { rows } = await admin.query<{ column: string }>(
    `select format('%s.%s.%s', n.nspname, c.relname, a.attname) as column
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where a.atttypid = 'jsonb'::regtype and a.attnum > 0 and c.relkind in ('r', 'p', 'v') and not c.relispartition
        and n.nspname not in ('pg_catalog', 'information_schema', 'pgboss') order by 1`,
  );
  return rows.map(({ column }) => column);
}

/** Of entities' jsonb columns, the reader of the documents in each that has one. */
export async function keptDocumentsOf(
  entities: readonly Entity[],
): Promise<Map<string, KeptDocument<unknown>>> {
  const { entityMetadatas } = await sourceOf(entities);
  return new Map(
    entityMetadatas.flatMap(({ tablePath, columns }) =>
      columns.flatMap(({ databaseName, transformer }) =>
        transformer instanceof KeptDocument
          ? [[`${tablePath}.${databaseName}`, transformer as KeptDocument<unknown>] as const]
          : [],
      ),
    ),
  );
}
