import pg from 'pg';
import { DataSource, type EntitySchema } from 'typeorm';
import { SnakeNaming } from './snake-naming.js';

/** A class of rows: `quality.review` is `Review`, in the folder of its feature. */
export type Entity<Row extends object = object> = new () => Row;

/** Entities and the tables that they are of. Tables are made by migrations, and by nothing else. */
export const mapped = (entities: readonly (Entity | EntitySchema)[]) => ({
  type: 'postgres' as const,
  entities: [...entities],
  namingStrategy: new SnakeNaming(),
  synchronize: false,
  migrationsRun: false,
  installExtensions: false,
  logging: false as const,
});

/**
 * What TypeORM knows of the tables of one service. It has no connection of its own: queries go through the service's
 * doors, and one that does not is refused by its pool.
 */
export async function sourceOf(entities: readonly (Entity | EntitySchema)[]): Promise<DataSource> {
  const source = new DataSource({
    ...mapped(entities),
    driver: { ...pg, Pool: ClosedPool, native: undefined },
    // A predicate that lost its value would match everything, or nothing: neither was meant.
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
  });
  // Said instead of asked for, because nothing may be asked outside a door: the oldest version that we run on.
  Object.assign(source.driver, { version: '15.0', database: 'zuoxi', searchSchema: 'public' });
  return source.initialize();
}

const refuse = (): Promise<never> => Promise.reject(new Error('a query outside db.read and db.write'));

/** Hands out connections on which nothing can be asked. */
class ClosedPool {
  on(): this {
    return this;
  }

  connect(done: (error: null, client: object, release: () => void) => void): void {
    const nothing = () => undefined;
    done(null, { query: refuse, on: nothing, removeListener: nothing, release: nothing }, nothing);
  }

  end(done: () => void): void {
    done();
  }
}
