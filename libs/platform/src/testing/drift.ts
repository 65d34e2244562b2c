import pg from 'pg';
import { DataSource } from 'typeorm';
import type { Entity } from '../database/index.js';
import { mapped } from '../database/orm/source.js';

/**
 * Where a service's entities and its tables differ, both ways: statements that would make the table what the entity
 * says, and tables that no entity is of. Constraints and indexes are the migrations' own: no entity states them.
 *
 * @param url as somebody who may read the catalog
 * @param service whose tables they are, by its schema
 */
export async function driftOf(url: string, service: string, entities: readonly Entity[]): Promise<string[]> {
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
    const mapped = new Set(source.entityMetadatas.map(({ tablePath }) => tablePath));
    return [
      ...statements.filter((statement) => !/ DROP CONSTRAINT |^DROP INDEX /.test(statement)),
      ...tables.flatMap(({ name }) =>
        mapped.has(`${service}.${name}`) ? [] : `no entity for ${service}.${name}`,
      ),
    ];
  } finally {
    await source.destroy();
  }
}
