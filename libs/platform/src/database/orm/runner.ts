import type { DataSource, EntityManager } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js';
import { QueryResult } from 'typeorm/query-runner/QueryResult.js';

/** Sends a statement on the connection that has entered role and tenant. */
export type Send = (
  text: string,
  values?: unknown[],
) => Promise<{ rows: Record<string, unknown>[]; rowCount: number | null; command: string }>;

/**
 * TypeORM's queries on the connection of a door. The door begins, commits and gives back; its errors come as PostgreSQL
 * gave them, without the parameters that TypeORM would write into them.
 */
class DoorQueryRunner extends PostgresQueryRunner {
  constructor(
    source: DataSource,
    private readonly send: Send,
  ) {
    super(source.driver as PostgresDriver, 'master');
    // `save` and its kin look here before they open a transaction of their own.
    this.isTransactionActive = true;
    this.transactionDepth = 1;
  }

  override query(text: string, values: unknown[] | undefined, structured: true): Promise<QueryResult>;
  override query(text: string, values?: unknown[], structured?: boolean): Promise<unknown>;
  override async query(text: string, values?: unknown[], structured = false): Promise<unknown> {
    const { rows, rowCount, command } = await this.send(text, values);
    const raw = command === 'UPDATE' || command === 'DELETE' ? [rows, rowCount] : rows;
    if (!structured) return raw;
    return Object.assign(new QueryResult(), { raw, records: rows, affected: rowCount ?? undefined });
  }

  override connect(): Promise<never> {
    return Promise.reject(new Error('a door has its connection'));
  }
  override async release(): Promise<void> {}
  override startTransaction(): Promise<never> {
    return Promise.reject(new Error('a door is one transaction'));
  }
  override commitTransaction(): Promise<never> {
    return this.startTransaction();
  }
  override rollbackTransaction(): Promise<never> {
    return this.startTransaction();
  }
}

/** The manager of a service's entities on the connection of a door. */
export function managerOn(source: DataSource, send: Send): EntityManager {
  const runner = new DoorQueryRunner(source, send);
  const manager = source.createEntityManager(runner);
  Object.assign(runner, { manager });
  return manager;
}
