import type pg from 'pg';
import { services, spreadOf } from '../database/index.js';
import { type CatalogTable, classOf, readTables } from './catalog.js';

/** Unique keys that do not begin with the tenant, each with the reason why the table's class allows it. */
const otherKeys: Readonly<Record<string, string>> = {
  'identity.store (store_id)': 'whole on each machine; sign-ins and links know a store by its id alone',
};

interface SpreadTable extends CatalogTable {
  readonly indexes: readonly { columns: string[]; unique: boolean }[];
  readonly foreignKeys: readonly { columns: string[]; to: string; toColumns: string[] }[];
  readonly serial: readonly string[];
}

const columnsOf = (keys: string, relation: string) => `(select json_agg(a.attname order by k.n)
  from unnest(${keys}) with ordinality k(number, n) join pg_attribute a on a.attrelid = ${relation} and a.attnum = k.number)`;

export async function readSpreadTables(client: pg.ClientBase | pg.Pool): Promise<SpreadTable[]> {
  const tables = await readTables(client);
  const { rows } = await client.query<{ name: string } & Omit<SpreadTable, keyof CatalogTable>>(
    `select c.oid::regclass::text as name,
            (select coalesce(json_agg(json_build_object('unique', i.indisunique,
                      'columns', ${columnsOf('i.indkey::int2[]', 'c.oid')})), '[]')
               from pg_index i where i.indrelid = c.oid) as indexes,
            (select coalesce(json_agg(json_build_object('to', f.confrelid::regclass::text,
                      'columns', ${columnsOf('f.conkey', 'f.conrelid')},
                      'toColumns', ${columnsOf('f.confkey', 'f.confrelid')})), '[]')
               from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and f.conparentid = 0) as "foreignKeys",
            (select coalesce(json_agg(a.attname), '[]') from pg_attribute a left join pg_attrdef d
                on d.adrelid = a.attrelid and d.adnum = a.attnum
              where a.attrelid = c.oid and (a.attidentity <> '' or pg_get_expr(d.adbin, d.adrelid) like 'nextval(%')) as serial
       from pg_class c where c.relnamespace::regnamespace::text = any ($1) and c.relkind in ('r', 'p') and not c.relispartition`,
    [services],
  );
  const parts = new Map(rows.map((row) => [row.name, row]));
  return tables.flatMap((table) => {
    const part = parts.get(table.name);
    return part ? [{ ...table, ...part }] : [];
  });
}

/** What keeps a table from lying where it should, in words; empty for a good one. */
export function spreadProblems(table: SpreadTable): string[] {
  const spread = spreadOf(table.name);
  const kind = classOf(table);
  const problems = table.foreignKeys.flatMap(({ columns, to, toColumns }) => {
    const far = spreadOf(to);
    if (far !== 'sharded') return [];
    if (spread !== 'sharded') return [`a ${spread} table refers to the sharded ${to}`];
    const [at, farAt] = [columns.indexOf('provider_id'), toColumns.indexOf('provider_id')];
    return at < 0 || at !== farAt ? [`the foreign key to ${to} does not name the provider`] : [];
  });
  if (kind !== 'store' && kind !== 'provider')
    return spread === 'sharded' ? [...problems, 'is sharded by a provider that it does not name'] : problems;
  // Of a shop's table the shop comes second in every key; what is only looked up may go over the provider's shops.
  const tenant = kind === 'store' && spread === 'sharded' ? ['provider_id', 'store_id'] : ['provider_id'];
  const begins = (columns: readonly string[], start: readonly string[]) =>
    start.every((name, index) => columns[index] === name);
  for (const { columns, unique } of table.indexes) {
    const text = columns.join(', ');
    if (`${table.name} (${text})` in otherKeys) continue;
    if (unique && !begins(columns, tenant))
      problems.push(`the key (${text}) does not begin with ${tenant.join(', ')}`);
    else if (!unique && spread === 'sharded' && !begins(columns, ['provider_id']))
      problems.push(`the index (${text}) does not begin with provider_id`);
    else if (!unique && columns[1] !== 'store_id' && columns.includes('store_id') && kind === 'store')
      problems.push(`in the index (${text}) store_id does not come second`);
  }
  for (const column of table.serial) problems.push(`${column} is numbered by one machine`);
  return problems;
}
