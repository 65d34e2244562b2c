import pg from 'pg';
import { DataSource } from 'typeorm';
import { appRole, type Entity, type Service } from '../database/index.js';
import { mapped } from '../database/orm/source.js';

/**
 * Where a service's entities and its tables differ, both ways: statements that would make the table what the entity
 * says, and tables that no entity is of. Constraints and indexes are the migrations' own: no entity states them. Views of
 * other services are compared by `publishedDriftOf`; here counts whether they are published to this service.
 *
 * @param url as somebody who may read the catalog
 * @param service whose tables they are, by its schema
 */
export async function driftOf(url: string, service: Service, entities: readonly Entity[]): Promise<string[]> {
  const source = new DataSource({ ...mapped(entities), driver: pg, url });
  await source.initialize();
  try {
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    const statements = upQueries.map(({ query }) => query);
    const tables: { name: string }[] = await source.query(
      `select relname as name from pg_class
        where relnamespace = $1::regnamespace and relkind in ('r', 'p') and not relispartition order by 1`,
      [service],
    );
    const named = source.entityMetadatas.map(({ tablePath }) => tablePath);
    const unpublished: { name: string }[] = await source.query(
      `select name from unnest($1::text[]) name where not has_table_privilege($2, name, 'select')`,
      [named.filter((name) => !name.startsWith(`${service}.`)), appRole(service)],
    );
    return [
      ...statements.filter((statement) => !/ DROP CONSTRAINT |^DROP INDEX /.test(statement)),
      ...tables.flatMap(({ name }) =>
        named.includes(`${service}.${name}`) ? [] : `no entity for ${service}.${name}`,
      ),
      ...unpublished.map(({ name }) => `${name} is not published to ${service}`),
    ];
  } finally {
    await source.destroy();
  }
}

/**
 * Where published views and their entities differ, both ways, a line a column. A view's column may be null where its
 * table's may, and the table's key is among them: TypeORM takes rows of one key for one row.
 *
 * @param url as somebody who may read the catalog
 */
export async function publishedDriftOf(url: string, entities: readonly Entity[]): Promise<string[]> {
  const source = new DataSource({ ...mapped(entities), driver: pg, url });
  await source.initialize();
  try {
    const published: { line: string }[] = await source.query(
      `select concat_ws(' ', v.oid::regclass, c.attname, format_type(c.atttypid, c.atttypmod),
                        case when not t.attnotnull then 'null' end,
                        case when t.attnum = any (k.indkey) then 'key' end) as line
         from pg_class v join pg_attribute c on c.attrelid = v.oid and c.attnum > 0
              left join pg_class b on b.relname = v.relname
                    and format('%s_pub', b.relnamespace::regnamespace) = v.relnamespace::regnamespace::text
              left join pg_attribute t on t.attrelid = b.oid and t.attname = c.attname
              left join pg_index k on k.indrelid = b.oid and k.indisprimary
        where v.relkind = 'v' and v.relnamespace::regnamespace::text like '%\\_pub'`,
    );
    const stated = source.entityMetadatas.flatMap(({ tablePath, columns }) =>
      columns.map((column) => {
        const { databaseName, isArray, isNullable, isPrimary, precision, scale } = column;
        const size = precision ? `(${precision},${scale})` : '';
        const type = `${source.driver.normalizeType(column)}${size}${isArray ? '[]' : ''}`;
        const marks = [...(isNullable ? ['null'] : []), ...(isPrimary ? ['key'] : [])];
        return [tablePath, databaseName, type, ...marks].join(' ');
      }),
    );
    const lines = published.map(({ line }) => line);
    return [
      ...lines.filter((line) => !stated.includes(line)).map((line) => `only published: ${line}`),
      ...stated.filter((line) => !lines.includes(line)).map((line) => `only stated: ${line}`),
    ];
  } finally {
    await source.destroy();
  }
}
